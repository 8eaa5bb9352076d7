/** Versioned data that turns evidence into a label; the shipped one is `fusion/policy.json`. */
export interface Policy {
  readonly version: string;
  /** Share of such items assumed to be AI before looking, 0..1; shown wherever a likelihood is shown. */
  readonly prior: number;
  /** Lower ends of the bands, as posterior probability (IPCC scale). */
  readonly bands: { readonly veryLikely: number; readonly likely: number; readonly noSignBelow: number };
  /** Most that one detector may move the sum, log10 LR. */
  readonly caps: Readonly<Record<string, { readonly ai: number; readonly human: number }>>;
  /** Kinds whose estimates, however many agree, say at most `likely`; their likelihood ends at that band's upper end. */
  readonly likelyAtMost: readonly string[];
  /** Unsigned or unlisted AI statements weaker than this (log10 LR) are evidence but not a label. */
  readonly labelFromLogLr: number;
}
