import type { FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import { textIn } from './json';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

const DETECTOR = 'c2pa';

const results: Readonly<Partial<Record<MediaKind, Readonly<Record<'found' | 'absent', MessageKey>>>>> = {
  text: { found: 'detector_c2pa_text_found', absent: 'detector_c2pa_text_absent' },
  page: { found: 'detector_c2pa_page_found', absent: 'detector_c2pa_page_absent' },
};

/** Where credentials were looked for, when that is no file; null when it is, and for every other check. */
export function contentResult(detector: string, status: 'found' | 'absent', kind: MediaKind): Words | null {
  const keys = detector === DETECTOR ? results[kind] : undefined;
  return keys === undefined ? null : words(keys[status]);
}

/** What does not match its credentials. */
export function brokenWords(kind: MediaKind): Words {
  if (kind === 'text') return words('claim_broken_text');
  return words(kind === 'page' ? 'claim_broken_page' : 'claim_broken');
}

/**
 * What is to be said instead of a claim: more than one manifest or a damaged one, or a text that cannot be matched with
 * its own. null when the claim counts.
 */
export function unreadWords({ detector, claim, detail }: FoundEvidence): Words | null {
  if (detector !== DETECTOR || claim.says === 'broken') return null;
  const problem = textIn(detail, 'problem');
  if (problem !== null) {
    return words(/\.multiple/.test(problem) ? 'credentials_multiple' : 'credentials_damaged');
  }
  const { carrier, result } = bindingIn(detail);
  const isLoose = result === 'unconfirmed' && (carrier === 'text-wrapper' || carrier === 'structured-text');
  return isLoose ? words('credentials_loose_text') : null;
}

/** What else is to be known of the content that the credentials speak of. */
export function contentNotes({ detector, claim, detail }: FoundEvidence): readonly Words[] {
  if (detector !== DETECTOR || claim.says === 'broken') return [];
  const { result, covers } = bindingIn(detail);
  if (result === 'unconfirmed') return [words('credentials_unconfirmed_page')];
  return result === 'match' && covers === 'part' ? [words('credentials_part_of_text')] : [];
}

function bindingIn(detail: FoundEvidence['detail']): Record<'carrier' | 'result' | 'covers', string | null> {
  const binding = detail['binding'] ?? null;
  return {
    carrier: textIn(binding, 'carrier'),
    result: textIn(binding, 'result'),
    covers: textIn(binding, 'covers'),
  };
}
