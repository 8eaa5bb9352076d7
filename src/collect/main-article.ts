import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { elementsBelow } from './dom';
import { MAX_READABILITY_ELEMENTS } from './limits';
import { notAround } from './prose-rules';
import { isLongEnough } from './text-length';

/** Marks the elements of a copy; never set on the page itself. */
const COPY_MARK = 'data-copy-number';
/** The container holds at least this share of what Readability keeps. */
const ENOUGH = 0.6;

/**
 * The element that holds the main article of a page without `article` or `main`. Null when there is none.
 * The page is not touched: Readability works on a copy. Takes 20–100 ms on large pages.
 */
export function findMainArticle(document: Document): Element | null {
  const all = elementsBelow(document);
  return byReadability(document, all) ?? byParagraphs(all);
}

function byReadability(document: Document, all: readonly Element[]): Element | null {
  const content = all.length <= MAX_READABILITY_ELEMENTS ? parseCopy(document) : null;
  if (content === null) return null;
  const weights = new Map<Element, number>();
  for (const kept of content.querySelectorAll(`p[${COPY_MARK}]`)) {
    const live = all[Number(kept.getAttribute(COPY_MARK))];
    if (live) addWeight(weights, live, (kept.textContent ?? '').length);
  }
  return heaviest(weights);
}

function parseCopy(document: Document): Element | null {
  try {
    if (!isProbablyReaderable(document)) return null;
    const copy = document.cloneNode(true) as Document;
    elementsBelow(copy).forEach((element, index) => {
      element.setAttribute(COPY_MARK, String(index));
    });
    const parsed = new Readability<Node>(copy, { serializer: (node) => node, disableJSONLD: true }).parse();
    return parsed?.content instanceof Element ? parsed.content : null;
  } catch {
    // Readability trips over documents without a body or with hostile names in them; the count of paragraphs still decides.
    return null;
  }
}

/** The element whose own paragraphs hold most text. */
function byParagraphs(all: readonly Element[]): Element | null {
  const weights = new Map<Element, number>();
  const texts = new Map<Element, string>();
  for (const element of all) {
    if (element.localName !== 'p' || !element.parentElement) continue;
    if (element.closest(`${notAround},aside,[role="complementary"]`)) continue;
    const text = element.textContent ?? '';
    addWeight(weights, element, text.length);
    texts.set(element.parentElement, `${texts.get(element.parentElement) ?? ''} ${text}`);
  }
  const found = [...texts].filter(([, text]) => isLongEnough(text)).map(([element]) => element);
  return found.sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))[0] ?? null;
}

function addWeight(weights: Map<Element, number>, paragraph: Element, weight: number): void {
  const parent = paragraph.parentElement;
  if (parent) weights.set(parent, (weights.get(parent) ?? 0) + weight);
}

/** From the parent with most text upwards until most of all text is inside. */
function heaviest(weights: ReadonlyMap<Element, number>): Element | null {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let found = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const inside = (element: Element) =>
    [...weights].reduce((sum, [one, weight]) => sum + (element.contains(one) ? weight : 0), 0);
  while (found?.parentElement && inside(found) < total * ENOUGH) found = found.parentElement;
  return found;
}
