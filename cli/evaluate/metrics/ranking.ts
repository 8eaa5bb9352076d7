import type { Metric, Sample, Weights } from './sample.ts';

/** Probability that an AI row scores above a human one, ties by half. */
export const auroc: Metric = (sample, weights) => {
  let [below, ai, won] = [0, 0, 0];
  eachTie(sample, weights, (humanHere, aiHere) => {
    won += aiHere * (below + humanHere / 2);
    below += humanHere;
    ai += aiHere;
  });
  return below > 0 && ai > 0 ? won / (below * ai) : Number.NaN;
};

/** Below so many human rows, 1 % of them means nothing. */
export const MIN_HUMANS_FOR_TPR = 100;

/** Share of AI rows above the lowest threshold that at most 1 % of human rows exceed. */
export const tprAt1: Metric = (sample, weights) => tprAt(sample, weights, 0.01);

export function tprAt(sample: Sample, weights: Weights, fpr: number): number {
  const all = tiesOf(sample, weights);
  const human = all.reduce((sum, tie) => sum + tie.human, 0);
  const ai = all.reduce((sum, tie) => sum + tie.ai, 0);
  if (human < MIN_HUMANS_FOR_TPR || ai === 0) return Number.NaN;
  let [accused, caught] = [0, 0];
  for (const tie of all.reverse()) {
    if (accused + tie.human > fpr * human) break;
    accused += tie.human;
    caught += tie.ai;
  }
  return caught / ai;
}

export interface RocPoint {
  readonly fpr: number;
  readonly tpr: number;
}

/** From (0, 0) to (1, 1). */
export function rocOf(sample: Sample, weights: Weights): readonly RocPoint[] {
  const all = tiesOf(sample, weights).reverse();
  const human = all.reduce((sum, tie) => sum + tie.human, 0);
  const ai = all.reduce((sum, tie) => sum + tie.ai, 0);
  let [accused, caught] = [0, 0];
  const steps = all.map((tie) => {
    accused += tie.human;
    caught += tie.ai;
    return { fpr: accused / human, tpr: caught / ai };
  });
  return [{ fpr: 0, tpr: 0 }, ...steps];
}

/** Weight of both classes at one score. */
interface Tie {
  readonly human: number;
  readonly ai: number;
}

/** From the lowest score up. */
function tiesOf(sample: Sample, weights: Weights): Tie[] {
  const ties: Tie[] = [];
  eachTie(sample, weights, (human, ai) => ties.push({ human, ai }));
  return ties;
}

/** Without an object for each: it runs for every row of every resampling. */
function eachTie(
  { points, byZ }: Sample,
  weights: Weights,
  visit: (human: number, ai: number) => void,
): void {
  let [z, human, ai] = [Number.NaN, 0, 0];
  for (const at of byZ) {
    const weight = weights[at] ?? 0;
    const point = points[at];
    if (weight === 0 || point === undefined) continue;
    if (point.z !== z && human + ai > 0) {
      visit(human, ai);
      [human, ai] = [0, 0];
    }
    z = point.z;
    if (point.isAi) ai += weight;
    else human += weight;
  }
  if (human + ai > 0) visit(human, ai);
}
