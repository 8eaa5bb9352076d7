import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../../../cli/evaluate/metrics/logistic.ts';
import { heldOutScores } from '../../../../cli/evaluate/metrics/null-model.ts';

describe('a logistic regression', () => {
  it('finds the odds of one yes-or-no feature', () => {
    const rows = (n: number, feature: number, isAi: boolean) =>
      Array.from({ length: n }, () => ({ features: [feature], isAi }));
    const score = fitLogistic([
      ...rows(80, 1, true),
      ...rows(20, 0, true),
      ...rows(20, 1, false),
      ...rows(80, 0, false),
    ]);
    expect(score([1])).toBeCloseTo(Math.log(4), 1);
    expect(score([0])).toBeCloseTo(-Math.log(4), 1);
  });

  it('stays finite where the classes are apart, or a feature never changes', () => {
    const score = fitLogistic([
      { features: [0, 7], isAi: false },
      { features: [1, 7], isAi: true },
    ]);
    expect(score([1, 7])).toBeGreaterThan(0);
    expect(Number.isFinite(score([1, 7]))).toBe(true);
  });

  it('says nothing when a class is missing', () => {
    expect(fitLogistic([{ features: [1], isAi: true }])([5])).toBe(0);
  });

  it('is not moved by how many rows a class has', () => {
    const rows = (n: number, isAi: boolean) =>
      Array.from({ length: n }, (_, i) => ({ features: [(i % 10) / 10 + Number(isAi)], isAi }));
    expect(fitLogistic([...rows(1_000, false), ...rows(100, true)])([0.95])).toBeCloseTo(0, 0);
  });
});

describe('a null model', () => {
  it('scores a source without having seen it', () => {
    // The features name the source, and every source is of one class.
    const rows = Array.from({ length: 400 }, (_, i) => ({
      source: String(i % 10),
      isAi: i % 2 === 0,
      features: Array.from({ length: 10 }, (__, at) => Number(at === i % 10)),
    }));
    const seen = fitLogistic(rows);
    const scores = heldOutScores(rows);
    for (const [at, row] of rows.entries()) {
      expect(Math.abs(seen(row.features))).toBeGreaterThan(1);
      expect(Math.abs(scores[at] ?? 9)).toBeLessThan(Math.abs(seen(row.features)) / 2);
    }
  });

  it('finds what holds in all sources', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      source: String(i % 7),
      isAi: i % 2 === 0,
      features: [i % 2 === 0 ? 2 + (i % 5) : i % 5],
    }));
    const scores = heldOutScores(rows);
    const mean = (isAi: boolean) =>
      rows.reduce((sum, row, at) => sum + (row.isAi === isAi ? (scores[at] ?? 0) : 0), 0) / 100;
    expect(mean(true)).toBeGreaterThan(mean(false) + 0.5);
  });
});
