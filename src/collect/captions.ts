import { isOwnHost, parentAcrossShadow, queryAll } from './dom';

const MAX_CAPTIONS = 6;
/** Characters; a caption that discloses something does so in its first lines. */
const MAX_CAPTION_LENGTH = 300;
/** Picture, link, wrapper, figure: further up stands the article. */
const MAX_LEVELS = 6;
/** Characters in a block; more is an article, not a picture with its caption. */
const MAX_BLOCK_LENGTH = 1_500;

/** A caption or credit line by element, by schema.org property, or by the class names that WordPress and newsrooms use. */
const captionSelector =
  'figcaption,[itemprop~="caption"],[itemprop~="creditText"],[itemprop~="copyrightNotice"],[class*="caption" i],[class*="credit" i]';
/** A blurred stand-in below the picture, or an icon in the credit line, is hidden from readers. */
const mediaSelector = 'img:not([aria-hidden="true"]),video,audio';
/** What is around several things at once says nothing of one. */
const tooWide = new Set(['body', 'html', 'main', 'article', 'section', 'ul', 'ol', 'table', 'tr']);

/**
 * Visible words about a medium, innermost first; reads no layout. A caption that several media share is left out: it may
 * speak of another. Tooltips and `aria-label` are no visible words.
 */
export function captionsOf(element: Element): readonly string[] {
  const found = new Set<string>(describedBy(element));
  let block = element;
  for (let level = 0; level < MAX_LEVELS && found.size < MAX_CAPTIONS; level += 1) {
    const next = captionAfter(block);
    if (next !== null) add(found, next);
    const around = parentAcrossShadow(block);
    if (around === null || tooWide.has(around.localName) || holdsSeveralMedia(around)) break;
    block = around;
    const captions = queryAll(block, captionSelector);
    if (captions.length > 0 && textOf(block).length > MAX_BLOCK_LENGTH) break;
    for (const caption of captions) add(found, caption);
  }
  return [...found].slice(0, MAX_CAPTIONS);
}

/** Address of the link around a medium; null when there is none. */
export function linkAround(element: Element): string | null {
  const link = element.closest('a[href]');
  return link instanceof HTMLAnchorElement ? link.href : null;
}

function describedBy(element: Element): readonly string[] {
  const ids = element.getAttribute('aria-describedby')?.trim().split(/\s+/).slice(0, MAX_CAPTIONS) ?? [];
  const root = element.getRootNode();
  const found = new Set<string>();
  for (const id of ids) {
    const described = byId(root, id);
    if (described !== null) add(found, described);
  }
  return [...found];
}

function byId(root: Node, id: string): Element | null {
  // A page's `<img name="getElementById">` shadows the method of its document.
  if (root instanceof Document) return Document.prototype.getElementById.call(root, id);
  return root instanceof ShadowRoot ? root.getElementById(id) : null;
}

/** The line right after a medium; not the next medium with its own, nor a line that two neighbours share. */
function captionAfter({ previousElementSibling: before, nextElementSibling: next }: Element): Element | null {
  if (next === null || !Element.prototype.matches.call(next, captionSelector)) return null;
  return holdsMedia(next) || (before !== null && holdsMedia(before)) ? null : next;
}

function holdsMedia(element: Element): boolean {
  return (
    Element.prototype.matches.call(element, mediaSelector) || queryAll(element, mediaSelector).length > 0
  );
}

function holdsSeveralMedia(block: Element): boolean {
  return queryAll(block, mediaSelector).length > 1;
}

function add(found: Set<string>, caption: Element): void {
  // The controls of a form shadow its methods by their names.
  if (caption instanceof HTMLFormElement || caption.hasAttribute('hidden') || isOwnHost(caption)) return;
  const words = textOf(caption).replace(/\s+/g, ' ').trim();
  if (words !== '') found.add(words.slice(0, MAX_CAPTION_LENGTH));
}

function textOf(element: Element): string {
  const text: unknown = element.textContent;
  return typeof text === 'string' ? text : '';
}
