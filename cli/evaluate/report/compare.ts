import type { Score } from '../run/score.ts';
import type { Comparison } from './evaluation-report.ts';

/** @param pairs of the same rows in both browsers */
export function compare(browser: string, pairs: readonly (readonly [Score, Score])[]): Comparison {
  const isFlag = ({ label }: Score): boolean => label === 'likely' || label === 'very-likely';
  const differences = pairs.map(([a, b]) => (a.z === null || b.z === null ? 0 : Math.abs(a.z - b.z)));
  return {
    browser,
    rows: pairs.length,
    differing: pairs.filter(([a, b]) => a.label !== b.label).length,
    flagsDiffering: pairs.filter(([a, b]) => isFlag(a) !== isFlag(b)).length,
    largestDifference: differences.reduce((largest, one) => Math.max(largest, one), 0),
  };
}
