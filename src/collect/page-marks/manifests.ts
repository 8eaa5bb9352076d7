import type { ManifestMark, PageMarks } from '../../core/page-marks';
import { absoluteUrl, queryAll } from '../dom';

/** More than one is none already (C2PA 2.4 §A.7): the rest need not be told. */
const MAX_MANIFESTS = 8;
/** Base64 of 1.4 MB; manifests of documents have 10–100 KB. What is longer is told as an element without content. */
const MAX_INLINE_LENGTH = 1_900_000;
/** The engine refuses longer addresses. */
const MAX_ADDRESS_LENGTH = 8_192;

/** Elements in the head that carry or name the document's C2PA manifest, in document order (C2PA 2.4 §A.7). */
export function readManifests(document: Document): PageMarks['manifests'] {
  const head = queryAll(document, 'head')[0];
  if (head === undefined) return [];
  return [...queryAll(head, 'script[type],link[rel]')]
    .flatMap((element) => markOf(element) ?? [])
    .slice(0, MAX_MANIFESTS);
}

function markOf(element: Element): ManifestMark | null {
  return element.localName === 'script' ? inlineMark(element) : linkMark(element);
}

function inlineMark(script: Element): ManifestMark | null {
  if (script.getAttribute('type')?.trim().toLowerCase() !== 'application/c2pa') return null;
  const text = script.textContent ?? '';
  return { kind: 'inline', value: text.length > MAX_INLINE_LENGTH ? '' : text.trim() };
}

function linkMark(link: Element): ManifestMark | null {
  const relations = (link.getAttribute('rel') ?? '').toLowerCase().split(/[\t\n\f\r ]+/);
  if (!relations.includes('c2pa-manifest')) return null;
  const address = absoluteUrl(link.getAttribute('href') ?? '', link.baseURI);
  return address === null || address.length > MAX_ADDRESS_LENGTH ? null : { kind: 'link', value: address };
}
