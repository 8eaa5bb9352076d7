import { maxProperties, maxXmlDepth, maxXmpBytes, maxXmpPackets } from './limits';
import { decodeText } from './property';
import type { Property } from './property';
import { xmlTokens } from './xml-tokens';
import type { OpenToken, XmlToken } from './xml-tokens';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const svg = 'http://www.w3.org/2000/svg';
const wrappers = ['{adobe:ns:meta/}xmpmeta', '{adobe:ns:meta/}xapmeta'];
const lists = [`{${rdf}}Bag`, `{${rdf}}Seq`, `{${rdf}}Alt`];

/** Namespaces that marks live in, with the prefix used in reports. A file's own prefix never counts. */
const prefixes: Readonly<Record<string, string>> = {
  'http://iptc.org/std/Iptc4xmpExt/2008-02-29/': 'Iptc4xmpExt',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/exif/1.0/': 'exif',
  // Names the rest of a packet that is too long for one JPEG segment.
  'http://ns.adobe.com/xmp/note/': 'xmpNote',
  'http://www.tc260.org.cn/ns/AIGC/1.0/': 'TC260',
};

/** What the XML is: a packet of its own, or an SVG with packets in its `metadata`. */
type Root = 'packet' | 'svg';
type Role = 'svg' | 'metadata' | 'wrapper' | 'rdf' | 'description' | 'property' | 'list' | 'item' | 'other';

interface Frame {
  readonly tag: string;
  readonly role: Role;
  /** Report name of the property this element belongs to, e.g. `photoshop:Credit`; null outside known ones. */
  readonly property: string | null;
  readonly scope: Scope;
  text: string;
}

/** Namespace declarations in force; linked, so that nothing is copied. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

/** `readXmp` over the first packets of a file, as they lie there. */
export function readXmpPackets(packets: readonly Uint8Array[]): Property[] {
  return packets
    .slice(0, maxXmpPackets)
    .flatMap((packet) => readXmp(decodeText(packet.subarray(0, maxXmpBytes))));
}

/**
 * Top-level properties of an XMP packet (attribute, element, `rdf:resource` and list forms) in known namespaces.
 * Values inside structures, such as the ingredients of a composite, are not the file's own and are left out.
 * No DOM, no recursion, no entity declarations; reading stops at the first XML error and keeps what came before.
 * Source: XMP Part 1 (ISO 16684-1) §7.
 */
export function readXmp(packet: string): Property[] {
  return readXmpTokens(xmlTokens(packet), 'packet');
}

export function readXmpTokens(tokens: Iterable<XmlToken>, root: Root): Property[] {
  const found: Property[] = [];
  const stack: Frame[] = [];
  for (const token of tokens) {
    const top = stack.at(-1);
    if (found.length >= maxProperties) break;
    if (token.kind === 'text') {
      if (top !== undefined && holdsText(top)) top.text += token.text;
    } else if (token.kind === 'open') {
      if (stack.length >= maxXmlDepth) break;
      const frame = open(token, top ?? null, found, root);
      if (token.isEmpty) continue;
      stack.push(frame);
    } else {
      if (top === undefined || top.tag !== token.name) break;
      stack.pop();
      if (holdsText(top)) add(found, top.property, top.text);
    }
  }
  return found;
}

function open(token: OpenToken, parent: Frame | null, found: Property[], root: Root): Frame {
  const scope = declare(token, parent?.scope ?? null);
  const name = qualify(token.name, scope, true);
  const role = roleOf(name, parent?.role ?? null, root);
  const property = propertyOf(role, name, parent);
  for (const [attribute, value] of token.attributes) {
    const attributeName = qualify(attribute, scope, false);
    if (role === 'description') add(found, reportName(attributeName), value);
    else if (attributeName === `{${rdf}}resource`) add(found, property, value);
  }
  return { tag: token.name, role, property, scope, text: '' };
}

function propertyOf(role: Role, name: string, parent: Frame | null): string | null {
  if (role === 'property') return reportName(name);
  return role === 'list' || role === 'item' ? (parent?.property ?? null) : null;
}

function roleOf(name: string, parent: Role | null, root: Root): Role {
  if (root === 'svg' && parent === null && name === `{${svg}}svg`) return 'svg';
  if (parent === 'svg' && name === `{${svg}}metadata`) return 'metadata';
  const isStart = parent === (root === 'svg' ? 'metadata' : null);
  if (isStart && wrappers.includes(name)) return 'wrapper';
  if ((isStart || parent === 'wrapper') && name === `{${rdf}}RDF`) return 'rdf';
  if (parent === 'rdf' && name === `{${rdf}}Description`) return 'description';
  if (parent === 'description') return 'property';
  if (parent === 'property' && lists.includes(name)) return 'list';
  if (parent === 'property' && name === `{${rdf}}value`) return 'item';
  if (parent === 'list' && name === `{${rdf}}li`) return 'item';
  return 'other';
}

function holdsText(frame: Frame): boolean {
  return frame.property !== null && frame.role !== 'list';
}

function declare(token: OpenToken, outer: Scope | null): Scope {
  const declared = new Map<string, string>();
  for (const [name, value] of token.attributes) {
    if (name.startsWith('xmlns:')) declared.set(name.slice(6), value);
    else if (name === 'xmlns') declared.set('', value);
  }
  return declared.size === 0 && outer !== null ? outer : { declared, outer };
}

/** `{namespace}local`, or the bare name where its prefix is not declared. Only elements have a default namespace. */
function qualify(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const prefix = name.slice(0, Math.max(0, colon));
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const namespace = at.declared.get(prefix);
    if (namespace !== undefined) return `{${namespace}}${name.slice(colon + 1)}`;
  }
  return name;
}

function reportName(qualified: string): string | null {
  const end = qualified.indexOf('}');
  if (!qualified.startsWith('{') || end < 0) return null;
  const namespace = qualified.slice(1, end);
  return Object.hasOwn(prefixes, namespace) ? `${prefixes[namespace]}:${qualified.slice(end + 1)}` : null;
}

function add(found: Property[], property: string | null, text: string): void {
  const value = text.trim();
  if (property !== null && value !== '')
    found.push({ where: `XMP ${property}`, name: `xmp:${property}`, value });
}
