import { describe, expect, it } from 'vitest';
import { AppError, toAppError } from '../../../src/core/errors';

describe('anything thrown', () => {
  it('stays what it is when it already has a code', () => {
    const error = new AppError('timeout');
    expect(toAppError(error)).toBe(error);
  });

  it('is "cancelled" when it is an abort', () => {
    expect(toAppError(new DOMException('stopped', 'AbortError')).code).toBe('cancelled');
  });

  it('is "internal" otherwise, and keeps what was thrown', () => {
    const thrown = new TypeError('x is not a function');
    expect(toAppError(thrown)).toMatchObject({
      code: 'internal',
      message: 'x is not a function',
      cause: thrown,
    });
    expect(toAppError('a word')).toMatchObject({ code: 'internal', message: 'a word' });
  });
});
