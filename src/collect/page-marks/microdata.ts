import type { MetaMark, MicrodataMark, PageMarks } from '../../core/page-marks';
import { absoluteUrl, queryAll } from '../dom';

const MAX_ITEMS = 64;
const MAX_PROPERTIES = 16;
/** An address, or the words of a source type. */
const MAX_VALUE_LENGTH = 2_048;
const MAX_TYPE_LENGTH = 200;
/** More elements in one item than any honest one has. */
const MAX_ELEMENTS_PER_ITEM = 500;

interface Syntax {
  /** Attribute that names a property. */
  readonly property: 'itemprop' | 'property';
  readonly scope: string;
  /** Attribute that names an item's type. */
  readonly type: 'itemtype' | 'typeof';
}

const syntaxes: readonly Syntax[] = [
  { property: 'itemprop', scope: '[itemscope]', type: 'itemtype' },
  // RDFa Lite 1.1: the same with other names.
  { property: 'property', scope: '[typeof]', type: 'typeof' },
];

/** What tells which medium or page is meant. */
const wanted = new Set([
  'digitalsourcetype',
  'contenturl',
  'url',
  'sameas',
  'embedurl',
  'image',
  'thumbnailurl',
  'mainentityofpage',
]);

/** Microdata and RDFa Lite items that state a source type, with the properties that say of what. `itemref` is not followed. */
export function readMicrodata(document: Document): PageMarks['microdata'] {
  return syntaxes.flatMap((syntax) => readItems(document, syntax)).slice(0, MAX_ITEMS);
}

function readItems(document: Document, syntax: Syntax): readonly MicrodataMark[] {
  const items = new Set<Element>();
  for (const stated of queryAll(document, `[${syntax.property}*="digitalSourceType" i]`)) {
    const item = itemAround(stated, syntax);
    if (item !== null && namesOf(stated, syntax).includes('digitalsourcetype')) items.add(item);
    if (items.size === MAX_ITEMS) break;
  }
  return [...items].map((item) => readItem(item, syntax));
}

function readItem(item: Element, syntax: Syntax): MicrodataMark {
  const properties: MetaMark[] = [];
  for (const element of [...queryAll(item, `[${syntax.property}]`)].slice(0, MAX_ELEMENTS_PER_ITEM)) {
    if (itemAround(element, syntax) !== item) continue;
    for (const name of namesOf(element, syntax)) {
      if (!wanted.has(name)) continue;
      for (const content of valuesOf(element))
        properties.push({ name, content: content.slice(0, MAX_VALUE_LENGTH) });
    }
    if (properties.length >= MAX_PROPERTIES) break;
  }
  const type = (item.getAttribute(syntax.type) ?? '').slice(0, MAX_TYPE_LENGTH);
  return { type, properties: properties.slice(0, MAX_PROPERTIES) };
}

/** Forms are left out: their controls shadow their methods by name. */
function itemAround(element: Element, { scope }: Syntax): Element | null {
  const { parentNode } = element;
  if (!(parentNode instanceof Element) || element instanceof HTMLFormElement) return null;
  const item = Element.prototype.closest.call(parentNode, scope);
  return item instanceof HTMLFormElement ? null : item;
}

/** In lower case and without vocabulary: `schema:contentUrl`, `https://schema.org/contentUrl`. */
function namesOf(element: Element, { property }: Syntax): readonly string[] {
  const written = element.getAttribute(property)?.toLowerCase().trim() ?? '';
  return written.split(/\s+/).map((name) => name.replace(/^(?:schema:|https?:\/\/schema\.org\/)/, ''));
}

/** HTML §5.2.4, "values": of a medium its addresses, of a link its target, of `meta` its content, else the text. */
function valuesOf(element: Element): readonly string[] {
  const content = element.getAttribute('content');
  if (content !== null) return [content];
  const address = addressIn(element, 'src') ?? addressIn(element, 'href') ?? addressIn(element, 'resource');
  // A browser may have chosen another size from `srcset`.
  const shown = element instanceof HTMLImageElement ? element.currentSrc : '';
  const addresses = [address ?? '', shown].filter((one, at, all) => one !== '' && all.indexOf(one) === at);
  return addresses.length > 0 ? addresses : [(element.textContent ?? '').trim()];
}

function addressIn(element: Element, attribute: string): string | null {
  return absoluteUrl(element.getAttribute(attribute) ?? '', element.baseURI);
}
