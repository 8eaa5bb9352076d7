import type { FoundEvidence } from '../core/evidence';
import type { Policy } from '../core/policy';
import type { Label } from '../core/verdict';

export interface Inference {
  readonly label: Extract<Label, 'very-likely' | 'likely' | 'inconclusive' | 'no-sign'>;
  /** Posterior probability of AI origin, 0..1, at the policy's prior. */
  readonly likelihood: number;
  /** Sum of capped log10 likelihood ratios. */
  readonly logLr: number;
}

/** Adds up calibrated evidence; null when no model ran. */
export function weighEstimates(found: readonly FoundEvidence[], policy: Policy): Inference | null {
  const estimates = found.filter((one) => one.basis === 'inferred');
  if (estimates.length === 0) return null;
  const logLr = found.reduce((sum, one) => sum + cappedLogLr(one, policy), 0);
  const likelihood = posterior(policy.prior, logLr);
  return { label: band(likelihood, estimates, policy), likelihood, logLr };
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
  const maySayNoSign = estimates.every((one) => one.estimate?.maySayNoSign === true);
  if (likelihood >= policy.bands.veryLikely && mayAccuse) return 'very-likely';
  if (likelihood >= policy.bands.likely && mayAccuse) return 'likely';
  if (likelihood < policy.bands.noSignBelow && maySayNoSign) return 'no-sign';
  return 'inconclusive';
}
