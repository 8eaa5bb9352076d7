import type { FoundEvidence } from '../../core/evidence';
import type { TextParts } from '../../core/text-parts';
import { amount, words, type Words } from '../words';
import { quoted, type Quote } from './quote';

export interface PartView {
  readonly place: Words;
  readonly quote: Quote;
}

/** Each part with its place in the text. */
export function partViews(found: TextParts | null): readonly PartView[] {
  if (found === null) return [];
  return found.parts.map(({ from, to, text }) => ({
    place: words('details_parts_place', amount(from), amount(to), amount(found.sentences)),
    quote: quoted(text),
  }));
}

/**
 * Parts are looked for only in a text whose own estimate may say "likely"; anything less would point at chance. The built-in
 * model looks for them, so none are offered for what a pack judged: they would not be the parts behind that verdict.
 */
export function hasParts({ detector, estimate, detail }: FoundEvidence): boolean {
  return detector === 'text-classifier' && estimate?.mayAccuse === true && detail['pack'] === undefined;
}
