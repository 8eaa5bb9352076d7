import { seededRandom } from './random.ts';
import { type Metric, plainWeights, type Sample } from './sample.ts';

export interface Interval {
  readonly value: number;
  /** Of 95 %; null where there is nothing to draw from. */
  readonly low: number | null;
  readonly high: number | null;
  readonly by: 'bootstrap' | 'wilson' | null;
}

const MOST_REPLICATES = 1_000;
const LEAST_REPLICATES = 200;
/** Rows drawn in all: ten thousand rows in a hundred slices must not take an hour. */
const ROWS_DRAWN = 2_000_000;
const SEED = 20_261_129;
/** Where most of the draws give no figure, their spread says nothing. */
const MIN_DEFINED = 0.5;

/**
 * 95 % intervals of many metrics from the same draws: sources first, then groups in each, both with replacement. Rows of
 * one source are alike, so that few sources give wide intervals, as they should.
 */
export function intervalsOf<Name extends string>(
  sample: Sample,
  metrics: Readonly<Record<Name, Metric>>,
  replicates = replicatesOf(sample),
): Readonly<Record<Name, Interval>> {
  const names = Object.keys(metrics) as Name[];
  const draws = new Map<Name, number[]>(names.map((name) => [name, []]));
  const clusters = clustersOf(sample);
  const random = seededRandom(SEED);
  const isDrawn = clusters.length > 1 || (clusters[0]?.length ?? 0) > 1;
  for (let replicate = 0; isDrawn && replicate < replicates; replicate += 1) {
    const weights = draw(clusters, sample.points.length, random);
    for (const name of names) draws.get(name)?.push(metrics[name](sample, weights));
  }
  const plain = plainWeights(sample);
  return Object.fromEntries(
    names.map((name) => [name, spread(metrics[name](sample, plain), draws.get(name) ?? [])]),
  ) as Record<Name, Interval>;
}

/** 95 % score interval of a share (Wilson 1927); takes rows as independent. */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return { value: Number.NaN, low: null, high: null, by: null };
  const z = 1.959964;
  const share = hits / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), by: 'wilson' };
}

function replicatesOf({ points }: Sample): number {
  const affordable = Math.round(ROWS_DRAWN / Math.max(1, points.length));
  return Math.min(MOST_REPLICATES, Math.max(LEAST_REPLICATES, affordable));
}

/** Sources, each a list of groups, each a list of positions. */
type Clusters = readonly (readonly (readonly number[])[])[];

function clustersOf({ points }: Sample): Clusters {
  const sources = new Map<string, Map<string, number[]>>();
  points.forEach(({ source, group }, at) => {
    const groups = sources.get(source) ?? new Map<string, number[]>();
    sources.set(source, groups);
    const members = groups.get(group);
    if (members) members.push(at);
    else groups.set(group, [at]);
  });
  return [...sources.values()].map((groups) => [...groups.values()]);
}

function draw(clusters: Clusters, length: number, random: () => number): Float64Array {
  const weights = new Float64Array(length);
  for (let i = 0; i < clusters.length; i += 1) {
    const groups = clusters[Math.floor(random() * clusters.length)] ?? [];
    for (let j = 0; j < groups.length; j += 1) {
      for (const at of groups[Math.floor(random() * groups.length)] ?? [])
        weights[at] = (weights[at] ?? 0) + 1;
    }
  }
  return weights;
}

function spread(value: number, draws: readonly number[]): Interval {
  const defined = draws.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  if (Number.isNaN(value) || defined.length === 0 || defined.length < draws.length * MIN_DEFINED)
    return { value, low: null, high: null, by: null };
  const at = (share: number): number => defined[Math.round(share * (defined.length - 1))] ?? Number.NaN;
  return { value, low: at(0.025), high: at(0.975), by: 'bootstrap' };
}
