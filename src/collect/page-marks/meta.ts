import type { PageMarks } from '../../core/page-marks';
import { queryAll } from '../dom';

/**
 * `ai-disclosure`: w3c-cg/ai-content-disclosure, and Drupal's ai_disclosure module. `ai-generated`: badge scripts and
 * exports made for Article 50 of the EU AI Act. Left out: `generator`, which names what built the page, not what wrote its
 * text; `ai-content-declaration`, which mostly says what crawlers may do.
 */
const names = ['ai-disclosure', 'ai-generated'];
const selector = names.map((name) => `meta[name="${name}" i]`).join();

const MAX_ENTRIES = 8;
/** Longer than any honest value. */
const MAX_CONTENT_LENGTH = 500;

/** What `<meta>` elements state about how the page was made; names in lower case. */
export function readMeta(document: Document): PageMarks['meta'] {
  return [...queryAll(document, selector)].slice(0, MAX_ENTRIES).map((element) => ({
    name: (element.getAttribute('name') ?? '').toLowerCase(),
    content: (element.getAttribute('content') ?? '').slice(0, MAX_CONTENT_LENGTH),
  }));
}
