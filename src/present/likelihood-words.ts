import type { Label, Verdict } from '../core/verdict';
import { amount, words, type Amount, type Words } from './words';

/** An abstention shows no number: a percentage would say what the label declines to say. */
const withNumber: ReadonlySet<Label> = new Set<Label>(['very-likely', 'likely', 'no-sign']);

/** The likelihood in one sentence with its prior; null when there is none to show. Never a bare percentage. */
export function likelihoodWords({ kind, label, likelihood, prior }: Verdict): Words | null {
  // A page is not estimated, only what is on it.
  if (kind === 'page' || likelihood === null || prior === null || !withNumber.has(label)) return null;
  return words(`card_likelihood_${kind}`, oneIn(prior), { as: 'percent', value: likelihood });
}

/** A share as the n of "1 in n". */
export function oneIn(share: number): Amount {
  return amount(Math.round(1 / share));
}
