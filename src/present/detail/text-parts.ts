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

/** Parts are looked for only in a text whose own estimate may say "likely"; anything less would point at chance. */
export function hasParts({ detector, estimate }: FoundEvidence): boolean {
  return detector === 'text-classifier' && estimate?.mayAccuse === true;
}
