import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors';
import { threadCount } from '../../../src/inference/threads';
import { fromFailure, toFailure } from '../../../src/workers/outcome';

describe('threadCount', () => {
  it.each([
    [false, 8, 1],
    [true, 8, 2],
    [true, 2, 2],
    [true, 1, 1],
  ])('isolated %s with %i cores gives %i', (isIsolated, cores, threads) => {
    expect(threadCount(isIsolated, cores)).toBe(threads);
  });
});

describe('failures on the wire', () => {
  it('keep code, message and the stack of the far side', () => {
    const cause = new Error('bad weights');
    const failure = toFailure(new AppError('model-damaged', 'a/b: missing', { cause }), true);
    const back = fromFailure(structuredClone(failure));
    expect(back).toMatchObject({ code: 'model-damaged', message: 'a/b: missing', cause: cause.stack });
    expect(back).toBeInstanceOf(AppError);
  });

  it('turn anything unknown into internal', () => {
    expect(fromFailure(toFailure('a thrown string', false))).toMatchObject({
      code: 'internal',
      message: 'a thrown string',
    });
    const strange = { ...toFailure(new Error('x'), true), code: 'nonsense' as 'internal' };
    expect(fromFailure(strange).code).toBe('internal');
  });
});
