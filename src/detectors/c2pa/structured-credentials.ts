import type { DetectContext } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { readBareStore, readNamedStore } from './bare-store';
import { boundHash, type Binding } from './binding';
import { fromBase64 } from './bytes';
import { hasHash, isKnownAlgorithm, without, type DataHash } from './data-hash';
import type { ManifestStore } from './manifest-store';
import { asWholeText, servedDocument } from './served-document';
import { findArmour, isJustTheBlock, type ArmouredBlock } from './structured-text';
import { toBoundFinding, toUnreadFinding } from './to-findings';

const carrier = 'structured-text';
const dataUri = 'data:application/c2pa;base64,';
const unconfirmed: Binding = { carrier, result: 'unconfirmed', covers: 'all' };

/**
 * Content Credentials in a comment of structured text (C2PA 2.4 §A.9). The bytes count as they are, so the document is
 * asked for again; a listing in an HTML page is compared as it is shown.
 */
export async function readArmouredText(
  item: Item,
  text: string,
  context: DetectContext,
): Promise<readonly Finding[]> {
  const shown = new TextEncoder().encode(text);
  if (findReferences(shown, true).length === 0) return [];
  const served = await servedDocument(item, context);
  const file = asWholeText(served, text) === null ? null : served;
  const [block, ...more] = findReferences(file ?? shown, file !== null);
  if (block === undefined) return [];
  if (more.length > 0) return [toUnreadFinding(carrier, 'manifest.structuredText.multipleReferences')];
  const { reference } = block;
  const toFinding = (store: ManifestStore): Promise<Finding> => compareContent({ file, shown }, store);
  if (!reference.startsWith(dataUri)) return [await readNamedStore(item, reference, toFinding, context)];
  const bytes = fromBase64(reference.slice(dataUri.length));
  const store = bytes === null ? null : await readBareStore(item, bytes, context);
  if (store === null) return [toUnreadFinding(carrier, 'manifest.structuredText.malformedReference')];
  return [await toFinding(store)];
}

interface Content {
  /** Null when the text is only a part of its document. */
  readonly file: Uint8Array<ArrayBuffer> | null;
  readonly shown: Uint8Array<ArrayBuffer>;
}

async function compareContent(content: Content, store: ManifestStore): Promise<Finding> {
  const hash = boundHash(store);
  return toBoundFinding(store, hash === null ? unconfirmed : await bind(content, hash));
}

async function bind({ file, shown }: Content, hash: DataHash): Promise<Binding> {
  if (!isKnownAlgorithm(hash.alg)) return unconfirmed;
  for (const bytes of file === null ? candidatesOf(shown) : [file]) {
    const result = await compare(bytes, hash);
    if (result === 'match' || file !== null) return { ...unconfirmed, result };
  }
  return unconfirmed;
}

/** A page may have lost the last line break, and shows those of Windows as others. */
function candidatesOf(shown: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(shown);
  const windows = text.replaceAll('\n', '\r\n');
  return [text, `${text}\n`, windows, `${windows}\r\n`].map((one) => new TextEncoder().encode(one));
}

async function compare(bytes: Uint8Array<ArrayBuffer>, hash: DataHash): Promise<Binding['result']> {
  const [block] = findReferences(bytes, true);
  const [exclusion, ...more] = hash.exclusions;
  if (block === undefined || exclusion === undefined || more.length > 0) return 'malformed';
  if (!isJustTheBlock(exclusion, block, bytes)) return 'malformed';
  return (await hasHash(without(bytes, exclusion), hash)) ? 'match' : 'mismatch';
}

/** Anything else between delimiters is a text about this format. An address counts only in a file of its own. */
function findReferences(bytes: Uint8Array, isFile: boolean): readonly ArmouredBlock[] {
  return findArmour(bytes).filter(
    ({ reference }) => reference.startsWith(dataUri) || (isFile && /^https?:\/\/\S+$/i.test(reference)),
  );
}
