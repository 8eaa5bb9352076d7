import type { FoundEvidence } from '../../core/evidence';
import type { TextParts } from '../../core/text-parts';
import { amount, words, type Words } from '../words';
import { invitesCloserLook } from './closer-look';
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

export function hasParts(found: FoundEvidence): boolean {
  return found.detector === 'text-classifier' && invitesCloserLook(found);
}
