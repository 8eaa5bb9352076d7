import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence } from '../../src/core/evidence.ts';
import type { Timing, Verdict } from '../../src/core/verdict.ts';
import type { BareRun } from './bare/protocol.ts';
import { median, rounded, type Spread, spreadOf } from './stats.ts';

/** The extension against bare onnxruntime-web, on the same inputs, in turns. */
export interface Comparison {
  readonly name: string;
  /** `session.run` with its tensors made and its logits read. */
  readonly bareMs: Spread;
  /** The classifier: the same, with all preparing of the input and the way to the worker and back. */
  readonly modelMs: Spread;
  /** From the start of the fetch to the verdict, waiting in queues left out. */
  readonly wholeMs: Spread;
  /** Medians of what the whole path consists of. */
  readonly partsMs: Readonly<Record<string, number>>;
  /** Medians over the pairs: both sides of a pair ran within the same second. */
  readonly ratio: { readonly model: number; readonly whole: number };
  /** Largest difference of the two sides' logits: shows that both were asked the same. */
  readonly maxLogitDifference: number;
}

/** One input, measured on both sides. */
export interface Pair {
  readonly bareMs: number;
  readonly modelMs: number;
  readonly timing: Timing;
  readonly otherDetectorsMs: number;
  readonly logitDifference: number;
}

/** Lets the threads of the side before come to rest. */
const REST_MS = 250;

interface Sides {
  readonly bare: () => Promise<readonly BareRun[]>;
  readonly whole: () => Promise<Verdict>;
}

/** @param isBareFirst changes from pair to pair, so that neither side always finds the warmer machine */
export async function measurePair(
  classifier: string,
  { bare, whole }: Sides,
  isBareFirst: boolean,
): Promise<Pair> {
  const early = isBareFirst ? await bare() : null;
  await sleep(REST_MS);
  const verdict = await whole();
  await sleep(REST_MS);
  const [run] = early ?? (await bare());
  const evidence = verdict.evidence.find(({ detector }) => detector === classifier);
  if (!run || evidence?.status !== 'found')
    throw new Error(`The ${classifier} gave no score: ${JSON.stringify(evidence ?? verdict.evidence)}`);
  return {
    bareMs: run.ms,
    modelMs: evidence.ms,
    timing: verdict.ms,
    otherDetectorsMs: verdict.evidence.reduce((sum, one) => sum + one.ms, 0) - evidence.ms,
    logitDifference: Math.abs(
      zOf(evidence) - ((run.logits[1] ?? Number.NaN) - (run.logits[0] ?? Number.NaN)),
    ),
  };
}

export function compare(name: string, pairs: readonly Pair[]): Comparison {
  const medianOf = (read: (pair: Pair) => number) => rounded(median(pairs.map(read)));
  return {
    name,
    bareMs: spreadOf(pairs.map(({ bareMs }) => bareMs)),
    modelMs: spreadOf(pairs.map(({ modelMs }) => modelMs)),
    wholeMs: spreadOf(pairs.map(({ timing }) => timing.total)),
    partsMs: {
      'fetch and hash': medianOf(({ timing }) => timing.acquire),
      'other detectors': medianOf(({ otherDetectorsMs }) => otherDetectorsMs),
      classifier: medianOf(({ modelMs }) => modelMs),
      'decode, cache, fusion': medianOf(
        ({ timing, modelMs, otherDetectorsMs }) => timing.detect - modelMs - otherDetectorsMs,
      ),
    },
    ratio: {
      model: rounded(median(pairs.map(({ bareMs, modelMs }) => modelMs / bareMs)), 2),
      whole: rounded(median(pairs.map(({ bareMs, timing }) => timing.total / bareMs)), 2),
    },
    maxLogitDifference: Number(Math.max(...pairs.map((pair) => pair.logitDifference)).toPrecision(2)),
  };
}

/** z = logits[1] - logits[0]; the text classifier's `z` holds the n-gram table too. */
function zOf(evidence: Extract<Evidence, { status: 'found' }>): number {
  return Number(evidence.detail.zModel ?? evidence.detail.z);
}
