import type { FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { Policy } from '../core/policy';
import type { Label } from '../core/verdict';

export interface Inference {
  readonly label: Extract<Label, 'very-likely' | 'likely' | 'inconclusive' | 'no-sign'>;
  /** Posterior probability of AI origin, 0..1, at the policy's `prior`. */
  readonly likelihood: number;
  /** Sum of capped log10 likelihood ratios. */
  readonly logLr: number;
}

/**
 * Adds up calibrated evidence; null when no estimate may decide anything. A finding without `estimate` (hidden data)
 * is shown, not weighed.
 */
export function weighEstimates(
  found: readonly FoundEvidence[],
  policy: Policy,
  kind: MediaKind,
): Inference | null {
  const estimates = found.filter((one) => one.basis === 'inferred' && one.estimate !== undefined);
  if (!estimates.some((one) => one.estimate?.mayAccuse === true || maySpeakAgainst(one, policy))) return null;
  const logLr = found.reduce((sum, one) => sum + cappedLogLr(one, policy), 0);
  const unbounded = posterior(policy.prior, logLr);
  const label = band(unbounded, estimates, policy);
  if (!policy.likelyAtMost.includes(kind)) return { label, likelihood: unbounded, logLr };
  const likelihood = Math.min(unbounded, policy.bands.veryLikely);
  return { label: label === 'very-likely' ? 'likely' : label, likelihood, logLr };
}

/** Bayes in odds form: odds = prior odds × 10^logLr. */
export function posterior(prior: number, logLr: number): number {
  const odds = (prior / (1 - prior)) * 10 ** logLr;
  return odds / (1 + odds);
}

function cappedLogLr(found: FoundEvidence, policy: Policy): number {
  // Declarations that decide by rule are not counted a second time as weight.
  if (found.logLr === null || (found.basis === 'declared' && found.logLr >= policy.labelFromLogLr)) return 0;
  const cap = policy.caps[found.detector] ?? { ai: policy.labelFromLogLr, human: 0 };
  return Math.min(cap.ai, Math.max(cap.human, found.logLr));
}

/** The band alone is not enough: each side also needs its tested gate, else the answer is `inconclusive`. */
function band(likelihood: number, estimates: readonly FoundEvidence[], policy: Policy): Inference['label'] {
  const mayAccuse = estimates.some((one) => one.estimate?.mayAccuse === true);
  const sayers = estimates.filter((one) => maySpeakAgainst(one, policy));
  const maySayNoSign = sayers.length > 0 && sayers.every((one) => one.estimate?.maySayNoSign === true);
  if (likelihood >= policy.bands.veryLikely && mayAccuse) return 'very-likely';
  if (likelihood >= policy.bands.likely && mayAccuse) return 'likely';
  if (likelihood < policy.bands.noSignBelow && maySayNoSign) return 'no-sign';
  return 'inconclusive';
}

/** Marks can only speak for AI: such a detector has no say in `no-sign`, it neither opens that gate nor shuts it. */
function maySpeakAgainst(found: FoundEvidence, policy: Policy): boolean {
  return (policy.caps[found.detector]?.human ?? 0) < 0;
}
