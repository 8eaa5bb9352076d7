import type { Span } from '../../../src/detectors/text-classifier/parts.ts';

/** What was found in one stitched document, in sentences. */
export interface Reading {
  readonly sentences: number;
  readonly truth: Span;
  readonly found: readonly Span[];
}

export interface StitchedFigures {
  readonly documents: number;
  /** Documents in which anything is marked. */
  readonly marked: number;
  /** Of marked and true sentences; 0 where nothing is marked. */
  readonly meanIou: number | null;
  readonly medianIou: number | null;
  /** Over the marked documents alone. */
  readonly meanIouOfMarked: number | null;
  /** Borders between person and AI; the ends of the text are none. */
  readonly borders: number;
  /** Those in documents that have no found border. */
  readonly missedBorders: number;
  /** Sentences from a border to the nearest found one, without the missed. */
  readonly meanBorderError: number | null;
  readonly medianBorderError: number | null;
}

export function figuresOf(readings: readonly Reading[]): StitchedFigures {
  const marked = readings.filter(({ found }) => found.length > 0);
  const ious = readings.map(iouOf);
  const errors = readings.flatMap(borderErrors);
  const hits = errors.filter((error) => error !== null);
  return {
    documents: readings.length,
    marked: marked.length,
    meanIou: meanOf(ious),
    medianIou: medianOf(ious),
    meanIouOfMarked: meanOf(marked.map(iouOf)),
    borders: errors.length,
    missedBorders: errors.length - hits.length,
    meanBorderError: meanOf(hits),
    medianBorderError: medianOf(hits),
  };
}

/** Intersection over union of the true and the marked sentences, 0..1. @param reading spans that do not overlap */
export function iouOf({ truth, found }: Omit<Reading, 'sentences'>): number {
  const shared = found.reduce((sum, span) => sum + overlap(span, truth), 0);
  const marked = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return shared / (truth.end - truth.start + marked - shared);
}

/** Of each true border the distance in sentences to the nearest found one; null: none was found. */
export function borderErrors({ sentences, truth, found }: Reading): readonly (number | null)[] {
  const inside = ({ start, end }: Span) => [start, end].filter((at) => at > 0 && at < sentences);
  const borders = found.flatMap(inside);
  return inside(truth).map((at) =>
    borders.length === 0 ? null : Math.min(...borders.map((one) => Math.abs(one - at))),
  );
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** @returns three decimals; null for no values */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(values.reduce((sum, one) => sum + one, 0) / values.length);
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : rounded((low + high) / 2);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
