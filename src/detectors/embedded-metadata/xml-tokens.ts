export interface OpenToken {
  readonly kind: 'open';
  readonly name: string;
  /** Raw names (with prefix) and decoded values, in order. */
  readonly attributes: readonly (readonly [string, string])[];
  readonly isEmpty: boolean;
}
export type XmlToken =
  | OpenToken
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

// Sticky, so each is tried once at its place and the whole walk stays linear.
const tagName = /[^\s=/<>"'&]+/y;
const attribute = /\s*([^\s=/<>"'&]+)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const tagEnd = /\s*(\/?)>/y;
const closeTag = /<\/([^\s=/<>"'&]+)\s*>/y;

/**
 * Tags and text of an XML document, in order; ends at the first error. Comments, processing instructions and a bare
 * DOCTYPE are passed over. A DOCTYPE with declarations ends the walk, so no entity is ever declared, and none expands.
 * Source: XML 1.0 5th ed. §2–§4.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next !== at)
      yield { kind: 'text', text: decodeEntities(xml.slice(at, next < 0 ? xml.length : next)) };
    if (next < 0) return;
    const step = readMarkup(xml, next);
    if (step === null) return;
    if (step.token !== null) yield step.token;
    at = step.end;
  }
}

interface Step {
  readonly token: XmlToken | null;
  readonly end: number;
}

function readMarkup(xml: string, at: number): Step | null {
  if (xml.startsWith('<?', at)) return skipTo(xml, '?>', at + 2);
  if (xml.startsWith('<!--', at)) return skipTo(xml, '-->', at + 4);
  if (xml.startsWith('<![CDATA[', at)) return readCdata(xml, at + 9);
  if (xml.startsWith('<!DOCTYPE', at)) return skipDoctype(xml, at);
  if (xml.startsWith('<!', at)) return null;
  if (xml.startsWith('</', at)) return readClose(xml, at);
  return readOpen(xml, at + 1);
}

function skipTo(xml: string, mark: string, from: number): Step | null {
  const end = xml.indexOf(mark, from);
  return end < 0 ? null : { token: null, end: end + mark.length };
}

/** Old drawing programs name SVG's DTD; nobody fetches it. */
function skipDoctype(xml: string, at: number): Step | null {
  const end = xml.indexOf('>', at);
  return end < 0 || xml.slice(at, end).includes('[') ? null : { token: null, end: end + 1 };
}

function readCdata(xml: string, from: number): Step | null {
  const end = xml.indexOf(']]>', from);
  return end < 0 ? null : { token: { kind: 'text', text: xml.slice(from, end) }, end: end + 3 };
}

function readClose(xml: string, at: number): Step | null {
  const match = matchAt(closeTag, xml, at);
  return match === null ? null : { token: { kind: 'close', name: match[1] ?? '' }, end: closeTag.lastIndex };
}

function readOpen(xml: string, from: number): Step | null {
  const name = matchAt(tagName, xml, from);
  if (name === null) return null;
  const attributes: [string, string][] = [];
  let at = tagName.lastIndex;
  for (let pair = matchAt(attribute, xml, at); pair !== null; pair = matchAt(attribute, xml, at)) {
    attributes.push([pair[1] ?? '', decodeEntities((pair[2] ?? '').slice(1, -1))]);
    at = attribute.lastIndex;
  }
  const end = matchAt(tagEnd, xml, at);
  if (end === null) return null;
  return {
    token: { kind: 'open', name: name[0], attributes, isEmpty: end[1] === '/' },
    end: tagEnd.lastIndex,
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five predefined entities and character references, once; anything else stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name] ?? whole;
      const code =
        typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
