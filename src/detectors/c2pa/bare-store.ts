import type { DetectContext } from '../../core/detector';
import { toAppError } from '../../core/errors';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { isSamplePage } from '../../core/sample-page';
import { MAX_URL_LENGTH } from './describe';
import { parseManifestStore, type ManifestStore } from './manifest-store';
import { fetchManifest } from './remote-manifest';
import { toRemoteFinding } from './to-findings';

/**
 * Reads a manifest store that came without its content: signatures, chain and trust as always, but what it says of the
 * content's hash was compared with nothing (see `binding.ts`).
 * @returns null when it holds no manifest
 * @throws AppError `decode`, and what the reader throws
 */
export async function readBareStore(
  item: Item,
  bytes: Uint8Array<ArrayBuffer>,
  { credentials, signal }: DetectContext,
): Promise<ManifestStore | null> {
  const trustSet = isSamplePage(item.pageUrl) ? 'sample' : 'shipped';
  const answer = await credentials.read(bytes, 'application/c2pa', trustSet, signal);
  return answer === null || 'remoteUrl' in answer ? null : parseManifestStore(answer);
}

/**
 * A manifest that the text or document only names: named, or fetched where the person asked for it.
 * @param address absolute
 * @param toFinding compares the content with what the store says
 */
export async function readNamedStore(
  item: Item,
  address: string,
  toFinding: (store: ManifestStore) => Promise<Finding>,
  context: DetectContext,
): Promise<Finding> {
  const remote = { remoteUrl: address };
  if (!item.mayFetchManifest) return toRemoteFinding(remote, null);
  const fetched = await fetchManifest(remote, item, context);
  if (typeof fetched === 'string') return toRemoteFinding(remote, fetched);
  const store = await readBareStore(item, fetched.bytes, context).catch(unlessUnreadable);
  if (store === null) return toRemoteFinding(remote, 'unreadable');
  const finding = await toFinding(store);
  return { ...finding, detail: { ...finding.detail, fetchedFrom: fetched.url.slice(0, MAX_URL_LENGTH) } };
}

function unlessUnreadable(thrown: unknown): null {
  if (toAppError(thrown).code === 'decode') return null;
  throw thrown;
}
