import { describe, expect, it } from 'vitest';
import { intervalsOf, wilson } from '../../../../cli/evaluate/metrics/bootstrap.ts';
import { brier, cllr, eceAt, reliability } from '../../../../cli/evaluate/metrics/calibration.ts';
import {
  coverage,
  falsePositiveRate,
  noSignOfAi,
  recall,
  selectiveError,
} from '../../../../cli/evaluate/metrics/decisions.ts';
import { auroc, rocOf, tprAt, tprAt1 } from '../../../../cli/evaluate/metrics/ranking.ts';
import { seededRandom } from '../../../../cli/evaluate/metrics/random.ts';
import { type Metric, plainWeights, type Point, sampleOf } from '../../../../cli/evaluate/metrics/sample.ts';
import { ai, human } from './points.ts';

const value = (metric: Metric, points: readonly Point[]): number => {
  const sample = sampleOf(points);
  return metric(sample, plainWeights(sample));
};

describe('AUROC', () => {
  it.each<[string, readonly Point[], number]>([
    ['apart', [human(0), human(1), ai(2), ai(3)], 1],
    ['the wrong way round', [human(2), human(3), ai(0), ai(1)], 0],
    ['all equal', [human(1), human(1), ai(1)], 0.5],
    ['three of four pairs', [human(0), ai(1), human(2), ai(3)], 0.75],
    ['a tie counts by half', [human(0), human(1), ai(1), ai(2)], 0.875],
  ])('of %s', (_name, points, expected) => {
    expect(value(auroc, points)).toBeCloseTo(expected, 12);
  });

  it('is not defined for one class', () => {
    expect(value(auroc, [human(0), human(1)])).toBeNaN();
  });

  it('counts weights as so many rows', () => {
    const sample = sampleOf([human(0), ai(1), human(2)]);
    expect(auroc(sample, [3, 1, 1])).toBeCloseTo(0.75, 12);
  });
});

describe('the share of AI found at a share of false alarms', () => {
  const many = Array.from({ length: 100 }, (_, i) => human(i));

  it('allows exactly one of a hundred', () => {
    expect(value(tprAt1, [...many, ai(98.5), ai(97.5), ai(200)])).toBeCloseTo(2 / 3, 12);
  });

  it('means nothing below a hundred human rows', () => {
    expect(value(tprAt1, [...many.slice(1), ai(200)])).toBeNaN();
  });

  it('gives nothing when the highest scores are human', () => {
    const sample = sampleOf([...many, ...Array.from({ length: 2 }, () => human(300)), ai(200)]);
    expect(tprAt(sample, plainWeights(sample), 0.01)).toBe(0);
  });

  it('is a point of the ROC, which runs from corner to corner', () => {
    const sample = sampleOf([human(0), ai(1), human(2), ai(3)]);
    expect(rocOf(sample, plainWeights(sample))).toEqual([
      { fpr: 0, tpr: 0 },
      { fpr: 0, tpr: 0.5 },
      { fpr: 0.5, tpr: 0.5 },
      { fpr: 0.5, tpr: 1 },
      { fpr: 1, tpr: 1 },
    ]);
  });
});

describe('decisions', () => {
  const points = [
    human(0, 'no-sign'),
    human(1, 'undecided'),
    human(2, 'undecided'),
    human(3, 'flagged'),
    human(4, 'declared'),
    ai(5, 'no-sign'),
    ai(6, 'flagged'),
  ];

  it('are rates of what was estimated: declarations are left out', () => {
    expect(value(falsePositiveRate, points)).toBe(0.25);
    expect(value(recall, points)).toBe(0.5);
    expect(value(noSignOfAi, points)).toBe(0.5);
    expect(falsePositiveRate.count(sampleOf(points))).toEqual({ hits: 1, n: 4 });
  });

  it('weigh both classes alike in coverage and its error', () => {
    expect(value(coverage, points)).toBe((0.5 + 1) / 2);
    expect(value(selectiveError, points)).toBeCloseTo((0.25 + 0.5) / (0.5 + 1), 12);
  });

  it('are those of one class where there is no other', () => {
    expect(value(coverage, points.slice(0, 4))).toBe(0.5);
    expect(value(selectiveError, points.slice(0, 4))).toBe(0.5);
  });
});

describe('calibration', () => {
  /** AI and human rows in the ratio that their likelihood ratio states. */
  const honest = [
    ...Array.from({ length: 100 }, () => ai(1)),
    ...Array.from({ length: 10 }, () => human(1)),
    ...Array.from({ length: 10 }, () => ai(-1)),
    ...Array.from({ length: 100 }, () => human(-1)),
  ];

  it('of honest ratios is without error at every prior', () => {
    expect(value(eceAt(0.5), honest)).toBeLessThan(0.01);
    expect(value(eceAt(0.2), honest)).toBeLessThan(0.01);
  });

  it('of ratios that say too much is not', () => {
    const boastful = honest.map((one) => ({ ...one, logLr: 3 * one.logLr }));
    expect(value(eceAt(0.5), boastful)).toBeGreaterThan(0.08);
    expect(value(cllr, boastful)).toBeGreaterThan(value(cllr, honest));
    expect(value(brier, boastful)).toBeGreaterThan(value(brier, honest));
  });

  it('of ratios that say nothing costs one bit and a quarter', () => {
    const silent = honest.map((one) => ({ ...one, logLr: 0 }));
    expect(value(cllr, silent)).toBeCloseTo(1, 12);
    expect(value(brier, silent)).toBeCloseTo(0.25, 12);
  });

  it('comes in at most 15 bins that hold everything', () => {
    const sample = sampleOf(Array.from({ length: 200 }, (_, i) => (i % 3 ? human(i / 99) : ai(i / 88))));
    const bins = reliability(sample, plainWeights(sample), 0.2);
    expect(bins).toHaveLength(15);
    expect(bins.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(1, 9);
  });

  it('of one class is not defined', () => {
    expect(value(eceAt(0.5), [human(0)])).toBeNaN();
    expect(value(cllr, [ai(0)])).toBeNaN();
  });
});

describe('intervals', () => {
  it.each([
    [0, 300, 0, 0.0126],
    [3, 1000, 0.001, 0.0088],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
  ])('by Wilson: %i of %i', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 3);
    expect(wilson(hits, n).high).toBeCloseTo(high, 3);
  });

  const spread = (sources: number): number => {
    const points = Array.from({ length: 400 }, (_, i) => {
      const source = i % sources;
      // Every other source is flagged as a whole.
      return human(i, source % 2 ? 'flagged' : 'undecided', String(source));
    });
    const { rate } = intervalsOf(sampleOf(points), { rate: falsePositiveRate }, 300);
    return (rate.high ?? Number.NaN) - (rate.low ?? Number.NaN);
  };

  it('are wide for few sources, however many rows they have', () => {
    expect(spread(8)).toBeGreaterThan(2.5 * spread(200));
  });

  it('are the same every time', () => {
    expect(spread(8)).toBe(spread(8));
  });

  it('of a single row are none', () => {
    const { rate } = intervalsOf(sampleOf([human(0, 'flagged')]), { rate: falsePositiveRate });
    expect(rate).toEqual({ value: 1, low: null, high: null, by: null });
  });

  it('rest on numbers between 0 and 1 that are about even', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 10_000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
