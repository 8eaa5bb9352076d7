import type { Rendition } from './artifact';
import type { ErrorCode, SkipReason } from './errors';
import type { Basis, Evidence } from './evidence';
import type { ItemId, MediaKind } from './item';

/** What is said of one item, weightiest first; words for each in the locale files. `checking` is a view state, not a label. */
export const labels = [
  'credentials-invalid',
  'conflict',
  'declared-generated',
  'declared-edited',
  'labelled-generated',
  'very-likely',
  'likely',
  'camera-captured',
  'credentials-present',
  'inconclusive',
  'no-sign',
  'not-checked',
  'failed',
] as const;
export type Label = (typeof labels)[number];

/** Changes the words of a label, never its meaning. */
export type Variant = 'edited' | 'lapsed' | 'edited-lapsed';

/** The fused result for one item. */
export interface Verdict {
  readonly itemId: ItemId;
  readonly kind: MediaKind;
  readonly label: Label;
  readonly variant: Variant | null;
  /** Who speaks: the file, or our estimate; null when nobody does. */
  readonly basis: Basis | null;
  /** Calibrated probability 0..1 at `prior`; null when only declarations speak. */
  readonly likelihood: number | null;
  /** Share of such items assumed to be AI before looking, 0..1; shown wherever the likelihood is; null with it. */
  readonly prior: number | null;
  readonly sourceType: string | null;
  readonly issuer: string | null;
  /** ISO 8601 */
  readonly issuedAt: string | null;
  /** Detectors whose evidence speaks for, and against, AI origin: both are kept. */
  readonly supporting: readonly string[];
  readonly opposing: readonly string[];
  /** Only with `not-checked` / `failed`. */
  readonly reason: SkipReason | ErrorCode | null;
  readonly evidence: readonly Evidence[];
  readonly rendition: Rendition | null;
  readonly policy: string;
  /** ISO 8601 UTC */
  readonly checkedAt: string;
  readonly ms: Timing;
}

/** Wall times, ms. `total` runs from the queue's start of work on the item. */
export interface Timing {
  readonly acquire: number;
  readonly detect: number;
  readonly total: number;
}
