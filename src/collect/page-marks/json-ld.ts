import type { PageMarks } from '../../core/page-marks';
import { queryAll } from '../dom';

/** A page has a handful; the rest is generated. */
const MAX_TEXTS = 16;
/** Characters. Longer ones are catalogues, and cut JSON cannot be read. */
const MAX_TEXT_LENGTH = 200_000;
/** Cheap to look for, whatever the prefix; what it says is for a detector to judge. */
const WANTED = /digitalSourceType/i;

/** Texts of `application/ld+json` elements that name a source type, whole and as written. */
export function readJsonLd(document: Document): PageMarks['jsonLd'] {
  const texts: string[] = [];
  for (const script of queryAll(document, 'script[type^="application/ld+json" i]')) {
    if (texts.length === MAX_TEXTS) break;
    const text = script.textContent ?? '';
    if (text.length <= MAX_TEXT_LENGTH && WANTED.test(text)) texts.push(text);
  }
  return texts;
}
