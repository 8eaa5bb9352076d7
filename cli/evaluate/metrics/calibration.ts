import type { Metric, Sample, Weights } from './sample.ts';

const BINS = 15;

/** Where the share of AI that was found stands against the share that was stated. */
export interface ReliabilityBin {
  /** Means of the bin, 0..1. */
  readonly stated: number;
  readonly found: number;
  /** Share of all weight. */
  readonly mass: number;
}

/** Expected calibration error, 15 bins of equal mass, classes weighed as the prior says. */
export function eceAt(prior: number): Metric {
  return (sample, weights) => {
    const bins = reliability(sample, weights, prior);
    if (bins.length === 0) return Number.NaN;
    return bins.reduce((sum, bin) => sum + bin.mass * Math.abs(bin.stated - bin.found), 0);
  };
}

/** Empty where a class is missing. */
export function reliability(sample: Sample, weights: Weights, prior: number): readonly ReliabilityBin[] {
  const share = shares(sample, weights, prior);
  if (share === null) return [];
  const bins: { mass: number; stated: number; found: number }[] = [];
  let passed = 0;
  for (const tie of ties(sample, weights, share)) {
    // Equal ratios stay together, many are at a cap: a border between them would sort them by class.
    const place = Math.min(BINS - 1, Math.floor((passed + tie.mass / 2) * BINS));
    const bin = (bins[place] ??= { mass: 0, stated: 0, found: 0 });
    bin.mass += tie.mass;
    bin.stated += tie.mass * posterior(tie.logLr, prior);
    bin.found += tie.aiMass;
    passed += tie.mass;
  }
  return bins
    .filter((bin) => bin !== undefined)
    .map(({ mass, stated, found }) => ({ mass, stated: stated / mass, found: found / mass }));
}

interface Tie {
  readonly logLr: number;
  mass: number;
  aiMass: number;
}

/** From the lowest likelihood ratio up. */
function* ties({ points, byLogLr }: Sample, weights: Weights, share: Shares): Generator<Tie> {
  let tie: Tie = { logLr: Number.NaN, mass: 0, aiMass: 0 };
  for (const at of byLogLr) {
    const point = points[at];
    if (point === undefined) continue;
    if (point.logLr !== tie.logLr) {
      if (tie.mass > 0) yield tie;
      tie = { logLr: point.logLr, mass: 0, aiMass: 0 };
    }
    const mass = (weights[at] ?? 0) * (point.isAi ? share.ai : share.human);
    tie.mass += mass;
    tie.aiMass += point.isAi ? mass : 0;
  }
  if (tie.mass > 0) yield tie;
}

/** Cost of the likelihood ratios, bits; 0 perfect, 1 as good as saying nothing (Brümmer & du Preez 2006). */
export const cllr: Metric = (sample, weights) => {
  const share = shares(sample, weights, 0.5);
  if (share === null) return Number.NaN;
  return sample.points.reduce((sum, { isAi, logLr }, at) => {
    const cost = Math.log2(1 + 10 ** (isAi ? -logLr : logLr));
    return sum + (weights[at] ?? 0) * (isAi ? share.ai : share.human) * cost;
  }, 0);
};

/** Mean squared error of the probability at equal prior; 0.25 for saying nothing. */
export const brier: Metric = (sample, weights) => {
  const share = shares(sample, weights, 0.5);
  if (share === null) return Number.NaN;
  return sample.points.reduce((sum, { isAi, logLr }, at) => {
    const error = posterior(logLr, 0.5) - Number(isAi);
    return sum + (weights[at] ?? 0) * (isAi ? share.ai : share.human) * error ** 2;
  }, 0);
};

function posterior(logLr: number, prior: number): number {
  return 1 / (1 + 10 ** -(logLr + Math.log10(prior / (1 - prior))));
}

/** What one row of each class counts, so that AI has the mass of the prior and all together 1. */
interface Shares {
  readonly human: number;
  readonly ai: number;
}

function shares({ points }: Sample, weights: Weights, prior: number): Shares | null {
  let [human, ai] = [0, 0];
  points.forEach(({ isAi }, at) => {
    if (isAi) ai += weights[at] ?? 0;
    else human += weights[at] ?? 0;
  });
  return human > 0 && ai > 0 ? { human: (1 - prior) / human, ai: prior / ai } : null;
}
