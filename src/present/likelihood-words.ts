import type { Label, Verdict } from '../core/verdict';
import { amount, words, type Words } from './words';

/** The default of ux §4; the policy in use is named in `Verdict.policy`. */
export const defaultPrior = 0.2;

/** An abstention shows no number: a percentage would say what the label declines to say. */
const withNumber: ReadonlySet<Label> = new Set<Label>(['very-likely', 'likely', 'no-sign']);

/**
 * The likelihood in one sentence with its prior; null when there is none to show. Never a bare percentage.
 * @param prior share of such items assumed to be AI, 0..1, the one that the likelihood was computed with
 */
export function likelihoodWords(verdict: Verdict, prior: number): Words | null {
  // A page is not estimated, only what is on it.
  if (verdict.kind === 'page' || verdict.likelihood === null || !withNumber.has(verdict.label)) return null;
  const share = amount(Math.round(1 / prior));
  return words(`card_likelihood_${verdict.kind}`, share, { as: 'percent', value: verdict.likelihood });
}
