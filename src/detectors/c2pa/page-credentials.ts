import type { DetectContext } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import type { ManifestMark, PageMarks } from '../../core/page-marks';
import { readBareStore, readNamedStore } from './bare-store';
import { boundHash, type Binding, type Carrier } from './binding';
import { fromBase64 } from './bytes';
import { hasHash, isKnownAlgorithm, without, type DataHash } from './data-hash';
import { findHtmlManifests, type HtmlManifest } from './html-manifest';
import type { ManifestStore } from './manifest-store';
import { servedDocument } from './served-document';
import { toBoundFinding, toUnreadFinding } from './to-findings';

/**
 * Content Credentials of an HTML document (C2PA 2.4 §A.7). What the page shows tells that there is a manifest; the hash
 * is over the bytes that the server sent, so the document is asked for again.
 */
export async function readPageCredentials(
  item: Item,
  { manifests }: PageMarks,
  context: DetectContext,
): Promise<readonly Finding[]> {
  const [mark, ...more] = manifests;
  if (mark === undefined) return [];
  if (more.length > 0) return [toUnreadFinding('html', 'manifest.html.multipleManifests')];
  const toFinding = async (store: ManifestStore): Promise<Finding> => {
    const result = await bind(item, mark, boundHash(store), context);
    return toBoundFinding(store, { carrier: carriers[mark.kind], result, covers: 'all' });
  };
  if (mark.kind === 'link') return [await readNamedStore(item, mark.value, toFinding, context)];
  const bytes = fromBase64(mark.value);
  const store = bytes === null ? null : await readBareStore(item, bytes, context);
  if (store === null) return [toUnreadFinding('html', 'touchstone.html.malformedManifest')];
  return [await toFinding(store)];
}

const carriers = { inline: 'html', link: 'html-link' } as const satisfies Record<
  ManifestMark['kind'],
  Carrier
>;

async function bind(
  item: Item,
  mark: ManifestMark,
  hash: DataHash | null,
  context: DetectContext,
): Promise<Binding['result']> {
  if (hash === null || !isKnownAlgorithm(hash.alg)) return 'unconfirmed';
  const served = await servedDocument(item, context);
  const [element, ...more] = served === null ? [] : findHtmlManifests(served);
  // Another document than the one that is shown: to somebody else, or changed since. It accuses nobody.
  if (served === null || element === undefined || more.length > 0 || !isSame(element, mark, item)) {
    return 'unconfirmed';
  }
  return compare(served, element, hash);
}

async function compare(
  served: Uint8Array<ArrayBuffer>,
  element: HtmlManifest,
  hash: DataHash,
): Promise<Binding['result']> {
  const [exclusion, ...more] = hash.exclusions;
  if (element.kind === 'link') {
    if (exclusion !== undefined) return 'malformed';
    return (await hasHash(served, hash)) ? 'match' : 'mismatch';
  }
  const isElement =
    exclusion?.start === element.start &&
    exclusion.length === element.end - element.start &&
    more.length === 0;
  if (exclusion === undefined || !isElement) return 'malformed';
  return (await hasHash(without(served, exclusion), hash)) ? 'match' : 'mismatch';
}

function isSame(element: HtmlManifest, mark: ManifestMark, { pageUrl }: Item): boolean {
  if (element.kind !== mark.kind) return false;
  if (mark.kind === 'inline') return bare(element.value) === bare(mark.value);
  return URL.canParse(element.value, pageUrl) && new URL(element.value, pageUrl).href === mark.value;
}

function bare(base64: string): string {
  return base64.replace(/[\t\n\f\r ]+/g, '');
}
