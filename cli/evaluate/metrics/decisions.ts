import type { Metric, Point, Sample, Weights } from './sample.ts';

/** Human rows that the product calls likely AI or worse: the false accusations. */
export const falsePositiveRate = rate(
  (point) => !point.isAi,
  ({ said }) => said === 'flagged',
);
/** AI rows that it calls so. */
export const recall = rate(
  (point) => point.isAi,
  ({ said }) => said === 'flagged',
);
export const noSignOfHuman = rate(
  (point) => !point.isAi,
  ({ said }) => said === 'no-sign',
);
export const noSignOfAi = rate(
  (point) => point.isAi,
  ({ said }) => said === 'no-sign',
);

/** Share that gets an answer, both classes alike; of one class where there is no other. */
export const coverage: Metric = (sample, weights) => {
  const classes = bothClasses(sample, weights);
  return classes.reduce((sum, one) => sum + one.decided / one.all, 0) / classes.length;
};

/** Share of the answers that are wrong, both classes alike. */
export const selectiveError: Metric = (sample, weights) => {
  const classes = bothClasses(sample, weights);
  const wrong = classes.reduce((sum, one) => sum + one.wrong / one.all, 0);
  return wrong / classes.reduce((sum, one) => sum + one.decided / one.all, 0);
};

/** The same without weights: wrong answers, and answers. */
export function countWrong(sample: Sample): Counted {
  const classes = bothClasses(sample, new Float64Array(sample.points.length).fill(1));
  const sum = (read: (one: Tally) => number): number => classes.reduce((all, one) => all + read(one), 0);
  return { hits: sum(({ wrong }) => wrong), n: sum(({ decided }) => decided) };
}

/** Numerator and denominator of a rate without resampling. */
export interface Counted {
  readonly hits: number;
  readonly n: number;
}

export type Rate = Metric & { readonly count: (sample: Sample) => Counted };

/** What a file or page declares is no estimate, and no error of one. */
function rate(isOf: (point: Point) => boolean, isHit: (point: Point) => boolean): Rate {
  const metric: Metric = (sample, weights) => {
    let [hits, n] = [0, 0];
    sample.points.forEach((point, at) => {
      if (point.said === 'declared' || !isOf(point)) return;
      const weight = weights[at] ?? 0;
      n += weight;
      if (isHit(point)) hits += weight;
    });
    return hits / n;
  };
  const count = ({ points }: Sample): Counted => {
    const of = points.filter((point) => point.said !== 'declared' && isOf(point));
    return { hits: of.filter(isHit).length, n: of.length };
  };
  return Object.assign(metric, { count });
}

interface Tally {
  all: number;
  decided: number;
  wrong: number;
}

function bothClasses({ points }: Sample, weights: Weights): readonly Tally[] {
  const human: Tally = { all: 0, decided: 0, wrong: 0 };
  const ai: Tally = { all: 0, decided: 0, wrong: 0 };
  points.forEach(({ isAi, said }, at) => {
    if (said === 'declared') return;
    const tally = isAi ? ai : human;
    const weight = weights[at] ?? 0;
    tally.all += weight;
    if (said !== 'undecided') tally.decided += weight;
    if (said === (isAi ? 'no-sign' : 'flagged')) tally.wrong += weight;
  });
  return [human, ai].filter(({ all }) => all > 0);
}
