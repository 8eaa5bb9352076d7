import { describe, expect, it } from 'vitest';
import { summarise } from '../../../cli/test-summary.ts';

const test = (fullName: string, status: string) => ({ fullName, status });

describe('summarise', () => {
  it('names skipped tests and ends with one line of figures', () => {
    const { lines, failed } = summarise({
      testResults: [
        {
          name: 'a',
          status: 'passed',
          assertionResults: [test('a works', 'passed'), test('a needs fixtures', 'skipped')],
        },
        {
          name: 'b',
          status: 'failed',
          assertionResults: [test('b works', 'failed'), test('b later', 'todo')],
        },
      ],
    });
    expect(lines).toEqual(['skipped: a needs fixtures', 'skipped: b later', '1 passed, 1 failed, 2 skipped']);
    expect(failed).toBe(1);
  });

  it('counts a file that could not be loaded as failed', () => {
    const { lines } = summarise({
      testResults: [{ name: 'a', status: 'failed', message: 'x', assertionResults: [] }],
    });
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });
});
