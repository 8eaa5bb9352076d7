import type { OriginatorElement } from '../../core/page-marks';
import { absoluteUrl, queryAll } from '../dom';

/** Pages carry one of each kind; the demonstration of the specification's authors has three. */
const MAX_ELEMENTS = 16;
/** A set of twenty organisations with all their certificates is about 120,000 characters. */
const MAX_TEXT_LENGTH = 500_000;
/** All elements together. */
const MAX_TOTAL_LENGTH = 1_000_000;
/** As long as the border to the engine takes (`platform/parse-page-marks.ts`). */
const MAX_URL_LENGTH = 8_000;
/** SRI string; one digest has 95 characters at most. */
const MAX_INTEGRITY_LENGTH = 1_000;

const kinds = [
  ['ops', 'script[type="application/ops+json" i]'],
  ['cas', 'script[type="application/cas+json" i]'],
] as const;

/**
 * Script elements of OP Blueprint ("Linking CAS and OPS to an HTML document"). One that is too long has neither text nor
 * address.
 */
export function readElements(document: Document): readonly OriginatorElement[] {
  let room = MAX_TOTAL_LENGTH;
  return kinds
    .flatMap(([kind, selector]) => [...queryAll(document, selector)].map((script) => ({ kind, script })))
    .slice(0, MAX_ELEMENTS)
    .map(({ kind, script }) => {
      const element = readElement(kind, script, room);
      room -= element.text?.length ?? 0;
      return element;
    });
}

function readElement(kind: OriginatorElement['kind'], script: Element, room: number): OriginatorElement {
  const written = script.getAttribute('src');
  const integrity = script.getAttribute('integrity')?.slice(0, MAX_INTEGRITY_LENGTH) ?? null;
  if (written !== null) {
    const src = absoluteUrl(written, script.baseURI);
    return { kind, text: null, src: src !== null && src.length <= MAX_URL_LENGTH ? src : null, integrity };
  }
  const text = script.textContent ?? '';
  return { kind, text: text.length <= Math.min(MAX_TEXT_LENGTH, room) ? text : null, src: null, integrity };
}
