import { asLatin } from './bytes';
import { endTagOf, isSpace, readTag, skipMarkup, type Tag } from './html-tags';

/** An element that carries a manifest or names one (C2PA 2.4 §A.7); byte positions of the whole element. */
export interface HtmlManifest {
  readonly kind: 'inline' | 'link';
  /** Content of the script element, or the address, as written. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Elements that a browser keeps in the head, wherever they stand before the body (HTML standard §13.2.6.4.4). */
const headElements = new Set(
  'base basefont bgsound link meta title noscript noframes style script template head html'.split(' '),
);
const textElements = new Set('title noscript noframes style script'.split(' '));
/** End tags at which the body begins. */
const bodyEnds = new Set(['body', 'html', 'br']);

/**
 * The manifests in the head of a document as it was served, in order. Works on bytes: positions must be those of the hash,
 * and every encoding of the web but UTF-16 writes tags in ASCII. Each byte is read once or twice.
 */
export function findHtmlManifests(bytes: Uint8Array): readonly HtmlManifest[] {
  const source = asLatin(bytes);
  const found: HtmlManifest[] = [];
  for (const { tag, content, end } of readHead(source)) {
    const kind = kindOf(tag);
    if (kind === null) continue;
    const value = kind === 'inline' ? content : (tag.attributes.get('href') ?? '');
    found.push({ kind, value, start: tag.start, end });
  }
  return found;
}

interface HeadElement {
  readonly tag: Tag;
  /** Text between the tags; empty for elements that have none. */
  readonly content: string;
  readonly end: number;
}

function* readHead(source: string): Generator<HeadElement> {
  let templates = 0;
  // A byte order mark, seen as three Latin letters.
  let at = source.startsWith('ï»¿') ? 3 : 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const text = source.slice(at, open < 0 ? source.length : open);
    if (open < 0 || (templates === 0 && !isSpace(text))) return;
    const tag = readTag(source, open);
    if (tag === null) {
      const behind = skipMarkup(source, open);
      // A lone `<` is text.
      if (templates === 0 && behind === open + 1) return;
      at = behind;
      continue;
    }
    at = tag.end;
    if (tag.name === 'template') templates = Math.max(0, templates + (tag.isEnd ? -1 : 1));
    if (tag.isEnd) {
      if (templates === 0 && bodyEnds.has(tag.name)) return;
      continue;
    }
    if (templates === 0 && !headElements.has(tag.name)) return;
    const close = textElements.has(tag.name) ? endTagOf(tag.name, source, tag.end) : null;
    if (textElements.has(tag.name) && close === null) return;
    if (templates === 0) {
      yield {
        tag,
        content: close === null ? '' : source.slice(tag.end, close.start),
        end: close?.end ?? tag.end,
      };
    }
    at = close?.end ?? tag.end;
  }
}

function kindOf({ name, attributes }: Tag): HtmlManifest['kind'] | null {
  if (name === 'script') {
    return attributes.get('type')?.trim().toLowerCase() === 'application/c2pa' ? 'inline' : null;
  }
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/[\t\n\f\r ]+/);
  return name === 'link' && relations.includes('c2pa-manifest') ? 'link' : null;
}
