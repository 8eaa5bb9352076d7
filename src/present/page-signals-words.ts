import type { FoundEvidence } from '../core/evidence';
import type { MessageKey } from './message-key';
import { LABEL_FROM_LOG_LR } from './page-label-words';
import { sourceTypeWords } from './source-type-words';
import { words, type Words } from './words';

/** As the `page-signals` detector names where the page says something; then what it may say there. */
const sayings: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  'json-ld': {
    'ai-made': 'page_structured_made',
    'ai-part': 'page_structured_part',
    none: 'page_structured_camera',
  },
  microdata: {
    'ai-made': 'page_structured_made',
    'ai-part': 'page_structured_part',
    none: 'page_structured_camera',
  },
  meta: { 'ai-made': 'page_meta_made', 'ai-part': 'page_meta_part', none: 'page_meta_none' },
  header: { 'ai-made': 'page_header_made', 'ai-part': 'page_header_part', none: 'page_header_none' },
  caption: { 'ai-made': 'page_caption_made', 'ai-part': 'page_caption_part' },
  alt: { 'ai-made': 'page_alt_made', 'ai-part': 'page_alt_part' },
  text: { 'ai-made': 'page_text_made', 'ai-part': 'page_text_part' },
};

const quoted = new Set(['meta', 'header', 'caption', 'alt', 'text']);

/** What the page says of the item, where, and in which words. */
export function pageSignalNotes(found: FoundEvidence): readonly Words[] {
  const { claim, detail } = found;
  const { finds, raw } = detail;
  const named = namedWords(found);
  if (named !== null) return [named];
  const key = sayings[String(finds)]?.[claim.says];
  if (key === undefined) return [];
  const quote =
    quoted.has(String(finds)) && typeof raw === 'string' && raw !== '' ? [words('found_what', raw)] : [];
  return [words(key), ...quote, ...(isTooWeak(found) ? [words('page_too_weak')] : [])];
}

/** What is no statement on AI: an origin of another kind, a place of credentials, a host, what could not be read. */
function namedWords({ claim, detail }: FoundEvidence): Words | null {
  const { finds, raw, service, problem } = detail;
  if (claim.says === 'other' && claim.sourceType !== null) {
    return words('page_structured_other', sourceTypeWords(claim.sourceType));
  }
  if (finds === 'manifest-link') return words('page_manifest_link', String(raw));
  if (finds === 'host') return words('page_host', String(raw), String(service));
  if (finds === 'unread') {
    return words(problem === 'not-json' ? 'page_unread_damaged' : 'page_unread_too_large');
  }
  return null;
}

/** Weaker statements only add to an estimate. */
function isTooWeak({ claim, logLr }: FoundEvidence): boolean {
  return claim.says !== 'none' && logLr !== null && logLr < LABEL_FROM_LOG_LR;
}
