import type { DetectContext, NamedFile, RemoteOnly, TrustSet } from '../../core/detector';
import type { AppError } from '../../core/errors';
import { toAppError } from '../../core/errors';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { MAX_URL_LENGTH } from './describe';
import { addressIn, toFindings, toRemoteFinding, type RemoteProblem } from './to-findings';

/** Tens of KB are usual; a long chain with a thumbnail of 200 KB for every step has a few MB. */
export const MAX_MANIFEST_BYTES = 10_000_000;

/** A file that was read once and only names its manifest. */
export interface RemoteLook {
  readonly item: Item;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly trustSet: TrustSet;
}

/**
 * The manifest that a file keeps elsewhere: named; or, where the person asked for it, fetched once and checked against the
 * file like one inside it (C2PA 2.4 §11.4).
 */
export async function readRemote(
  remote: RemoteOnly,
  { item, bytes, mime, trustSet }: RemoteLook,
  context: DetectContext,
): Promise<readonly Finding[]> {
  if (!item.mayFetchManifest) return [toRemoteFinding(remote, null)];
  const manifest = await fetchManifest(remote, item, context);
  if (typeof manifest === 'string') return [toRemoteFinding(remote, manifest)];
  const fetched = { url: remote.remoteUrl, bytes: manifest.bytes };
  const answer = await context.credentials
    .read(bytes, mime, trustSet, context.signal, fetched)
    .catch(unlessUnreadable);
  if (answer === null || 'remoteUrl' in answer) return [toRemoteFinding(remote, 'unreadable')];
  const fetchedFrom = manifest.url.slice(0, MAX_URL_LENGTH);
  return toFindings(answer).map((one) => ({ ...one, detail: { ...one.detail, fetchedFrom } }));
}

export async function fetchManifest(
  remote: RemoteOnly,
  { pageUrl }: Item,
  { files, signal }: DetectContext,
): Promise<NamedFile | RemoteProblem> {
  const address = addressIn(remote);
  if (!isWebAddress(address)) return 'not-found';
  try {
    const answer = await files.get(address, pageUrl, MAX_MANIFEST_BYTES, signal);
    return 'skip' in answer ? answer.skip : answer;
  } catch (thrown) {
    return problemOf(toAppError(thrown));
  }
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** `acquire/bytes.ts` tells the status in the message: 404 and 410 say that there is nothing, which is no fault of the line. */
function problemOf(error: AppError): RemoteProblem {
  if (error.code === 'cancelled') throw error;
  return /^HTTP (404|410)$/.test(error.message) ? 'not-found' : error.code;
}

/** What came is no manifest store. The file itself was read before. */
function unlessUnreadable(thrown: unknown): null {
  if (toAppError(thrown).code === 'decode') return null;
  throw thrown;
}
