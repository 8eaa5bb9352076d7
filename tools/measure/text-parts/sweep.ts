import { segment, type Span } from '../../../src/detectors/text-classifier/parts.ts';
import { iouOf, meanOf } from './measures.ts';
import type { PartSettings } from './settings.ts';

/** At most so many texts by people may show a mark, although the gate would keep all of them from being read. */
export const MAX_HUMAN_MARKS = 0.05;
const STEP = 0.25;
/** Beyond these shares of all sentences a threshold marks all or nothing. */
const LOWEST = 0.1;
const HIGHEST = 0.995;

/** Fused z of the sentences of the documents, under one length of windows. */
export interface ScoredDocuments {
  readonly windowSentences: number;
  readonly stitched: readonly {
    readonly truth: Span;
    readonly scores: readonly number[];
    readonly isAccused: boolean;
  }[];
  readonly human: readonly (readonly number[])[];
}

export interface Tried {
  readonly settings: PartSettings;
  /** Mean over all stitched documents, gate open. */
  readonly iou: number;
  /** Mean over those that may be accused as a whole; null: none may. */
  readonly iouOfAccused: number | null;
  /** Share of documents by people with any mark, gate open. */
  readonly humanMarks: number;
}

/** Every pair of thresholds, best first; those that mark too many texts by people are left out. */
export function sweep(documents: ScoredDocuments): readonly Tried[] {
  const { windowSentences, stitched, human } = documents;
  const levels = levelsOf([...stitched.flatMap(({ scores }) => scores), ...human.flat()]);
  const pairs = levels.flatMap((enter) =>
    levels.filter((exit) => exit <= enter).map((exit) => ({ windowSentences, enter, exit })),
  );
  return pairs
    .map((settings) => tryOut(settings, documents))
    .filter(({ humanMarks }) => humanMarks <= MAX_HUMAN_MARKS)
    .sort(byIou);
}

/** Best first; of equals the one that marks less. */
export function byIou(a: Tried, b: Tried): number {
  return b.iou - a.iou || b.settings.enter - a.settings.enter || b.settings.exit - a.settings.exit;
}

function tryOut(settings: PartSettings, { stitched, human }: ScoredDocuments): Tried {
  const ious = stitched.map(({ truth, scores }) => iouOf({ truth, found: segment(scores, settings) }));
  const marked = human.filter((scores) => segment(scores, settings).length > 0).length;
  return {
    settings,
    iou: meanOf(ious) ?? 0,
    iouOfAccused: meanOf(ious.filter((_, at) => stitched[at]?.isAccused)),
    humanMarks: human.length === 0 ? 0 : marked / human.length,
  };
}

/** Steps of z over the range that the sentences take. */
export function levelsOf(scores: readonly number[]): readonly number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / STEP);
  const [low, high] = [at(LOWEST), at(HIGHEST)];
  return Array.from({ length: high - low + 1 }, (_, i) => (low + i) * STEP);
}
