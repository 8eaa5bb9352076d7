import * as v from 'valibot';
import type { FoundEvidence } from '../../../src/core/evidence.ts';
import type { Verdict } from '../../../src/core/verdict.ts';

const number = v.nullable(v.number());
const text = v.nullable(v.string());

/** One line of `scores.jsonl`: what the product said of one row. */
export const scoreSchema = v.object({
  /** Of content, browser and everything that judged; see `keyOf`. */
  key: v.string(),
  id: v.string(),
  label: v.string(),
  /** Why nothing was estimated, or what failed. */
  reason: text,
  /** Language that the browser's detector found. */
  language: text,
  /** Fused score, logits. */
  z: number,
  zModel: number,
  zNgram: number,
  threshold: number,
  /** That were judged, as the detector counts them. */
  words: number,
  /** Name of the tested condition. */
  condition: text,
  calibration: text,
  /** log10, capped, as the product weighs it. */
  logLr: number,
  /** Probability at the product's prior, 0..1. */
  likelihood: number,
  mayAccuse: v.nullable(v.boolean()),
  maySayNoSign: v.nullable(v.boolean()),
  /** Wall time of the classifier, and of the whole verdict without waiting in queues. */
  classifierMs: number,
  totalMs: v.number(),
});
export type Score = v.InferOutput<typeof scoreSchema>;

/** @param verdict the product's own, as a page would show it */
export function toScore(key: string, id: string, verdict: Verdict, language: string | null): Score {
  const evidence = verdict.evidence.find(({ detector }) => detector === `${verdict.kind}-classifier`);
  const found = evidence?.status === 'found' ? evidence : null;
  const detail = (name: string): number | null => numberIn(found, name);
  return {
    key,
    id,
    label: verdict.label,
    reason: verdict.reason ?? (evidence?.status === 'skipped' ? evidence.reason : null),
    language,
    z: detail('z'),
    zModel: detail('zModel'),
    zNgram: detail('zNgram'),
    threshold: detail('threshold'),
    words: detail('wordsJudged') ?? detail('words'),
    condition: found?.estimate?.condition ?? null,
    calibration: found?.estimate?.calibration ?? null,
    logLr: found?.logLr ?? null,
    likelihood: verdict.likelihood,
    mayAccuse: found?.estimate?.mayAccuse ?? null,
    maySayNoSign: found?.estimate?.maySayNoSign ?? null,
    classifierMs: evidence?.ms ?? null,
    totalMs: verdict.ms.total,
  };
}

function numberIn(found: FoundEvidence | null, name: string): number | null {
  const value = found?.detail[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
