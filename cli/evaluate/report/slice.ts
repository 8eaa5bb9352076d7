import { intervalsOf, type Interval, wilson } from '../metrics/bootstrap.ts';
import { brier, cllr, eceAt } from '../metrics/calibration.ts';
import * as decisions from '../metrics/decisions.ts';
import { auroc, tprAt1 } from '../metrics/ranking.ts';
import { type Metric, type Sample, sampleOf } from '../metrics/sample.ts';
import { type Entry, judgedOf, type JudgedEntry, outcomeOf, pointOf } from './entry.ts';

/** Figures of some rows of one language, or of one tier. Shares and probabilities are 0..1. */
export interface Slice {
  readonly name: string;
  readonly rows: { readonly human: number; readonly ai: number };
  readonly judged: { readonly human: number; readonly ai: number };
  readonly sources: { readonly human: number; readonly ai: number };
  /** True when the slice holds no human rows: those of the whole part stand against it. */
  readonly isAgainstAllHuman: boolean;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly falsePositives: decisions.Counted;
  readonly found: decisions.Counted;
  readonly figures: Readonly<Record<FigureName, Interval>>;
  /** AUROC of each null model. */
  readonly nulls: Readonly<Record<string, number>>;
}

export type FigureName = (typeof figureNames)[number];
export const figureNames = [
  'auroc',
  'aboveNull',
  'falsePositiveRate',
  'recall',
  'tprAt1',
  'noSignOfHuman',
  'noSignOfAi',
  'coverage',
  'selectiveError',
  'eceEqual',
  'ecePrior',
  'cllr',
  'brier',
] as const;

/** @param humans of the whole part, for slices that hold none */
export function sliceOf(
  name: string,
  own: readonly Entry[],
  humans: readonly Entry[],
  prior: number,
  replicates?: number,
): Slice {
  const isAgainstAllHuman = own.length > 0 && own.every(({ row }) => row.isAi) && humans.length > 0;
  const ownSample = sampleOf(judgedOf(own).map(pointOf));
  const judged = judgedOf(isAgainstAllHuman ? [...own, ...humans] : own);
  const sample = isAgainstAllHuman ? sampleOf(judged.map(pointOf)) : ownSample;
  const nulls = nullSamples(judged, sample);
  const metrics = { ...standing, ecePrior: eceAt(prior), aboveNull: aboveNullOf(nulls) };
  const drawn = isAgainstAllHuman
    ? { ...intervalsOf(ownSample, ofAi, replicates), ...intervalsOf(sample, ofBoth, replicates) }
    : intervalsOf(sample, metrics, replicates);
  const nullAurocs = [...nulls].map(([one, of]) => [one, auroc(of, ones(of))] as const);
  return {
    name,
    rows: countClasses(own),
    judged: countClasses(judgedOf(own)),
    sources: sourcesOf(own),
    isAgainstAllHuman,
    outcomes: countBy(own, outcomeOf),
    falsePositives: decisions.falsePositiveRate.count(ownSample),
    found: decisions.recall.count(ownSample),
    figures: { ...undefinedFigures, ...drawn, ...withoutErrors(ownSample) },
    nulls: Object.fromEntries(nullAurocs),
  };
}

/** All that a slice without human rows can tell: of its own rows, and of their order among human ones. */
const ofAi = { recall: decisions.recall, noSignOfAi: decisions.noSignOfAi } as const;
const ofBoth = { auroc, tprAt1 } as const;

const undefinedFigures = Object.fromEntries(
  figureNames.map((name) => [name, { value: Number.NaN, low: null, high: null, by: null }]),
) as Record<FigureName, Interval>;

const standing = {
  falsePositiveRate: decisions.falsePositiveRate,
  recall: decisions.recall,
  noSignOfHuman: decisions.noSignOfHuman,
  noSignOfAi: decisions.noSignOfAi,
  auroc,
  tprAt1,
  coverage: decisions.coverage,
  selectiveError: decisions.selectiveError,
  eceEqual: eceAt(0.5),
  cllr,
  brier,
} as const;

/** Resampling a share of none, or of all, gives no spread: Wilson's interval stands in. */
function withoutErrors(sample: Sample): Partial<Record<FigureName, Interval>> {
  const counts = {
    falsePositiveRate: decisions.falsePositiveRate.count(sample),
    recall: decisions.recall.count(sample),
    noSignOfHuman: decisions.noSignOfHuman.count(sample),
    noSignOfAi: decisions.noSignOfAi.count(sample),
    selectiveError: decisions.countWrong(sample),
  };
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, { hits, n }]) =>
      hits === 0 || hits === n ? [[name, wilson(hits, n)]] : [],
    ),
  );
}

function nullSamples(judged: readonly JudgedEntry[], sample: Sample): ReadonlyMap<string, Sample> {
  const names = Object.keys(judged[0]?.nulls ?? {});
  const scored = (name: string): Sample =>
    sampleOf(sample.points.map((point, at) => ({ ...point, z: judged[at]?.nulls[name] ?? 0 })));
  return new Map(names.map((name) => [name, scored(name)]));
}

/** How far the detector's AUROC exceeds that of the best null model, of chance at least. */
function aboveNullOf(nulls: ReadonlyMap<string, Sample>): Metric {
  return (sample, weights) => {
    const best = Math.max(0.5, ...[...nulls.values()].map((one) => auroc(one, weights)));
    return auroc(sample, weights) - best;
  };
}

function ones({ points }: Sample): Float64Array {
  return new Float64Array(points.length).fill(1);
}

function countClasses(entries: readonly Entry[]): Slice['rows'] {
  const ai = entries.filter(({ row }) => row.isAi).length;
  return { human: entries.length - ai, ai };
}

function sourcesOf(entries: readonly Entry[]): Slice['sources'] {
  const of = (isAi: boolean): number =>
    new Set(entries.filter(({ row }) => row.isAi === isAi).map(({ row }) => row.source)).size;
  return { human: of(false), ai: of(true) };
}

function countBy(entries: readonly Entry[], nameOf: (entry: Entry) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(nameOf(entry), (counts.get(nameOf(entry)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
