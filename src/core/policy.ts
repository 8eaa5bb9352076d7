/** What a person may take the share of AI to be before looking, 0..1 (evaluation protocol §6); the policy holds one of them. */
export const priors = [0.05, 0.2, 0.5] as const;
export type Prior = (typeof priors)[number];

/** Versioned data that turns evidence into a label; the shipped one is `fusion/policy.json`. */
export interface Policy {
  readonly version: string;
  /** Share of such items assumed to be AI before looking, 0..1, until a person takes another of `priors`. */
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
