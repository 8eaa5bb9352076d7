import { noHeaders, type MediaFormat, type MediaHeaders } from '../core/artifact';
import type { Skip } from '../core/detector';
import { AppError } from '../core/errors';
import type { InlineBytes, Item } from '../core/item';
import { base64Bytes, decodeBase64 } from './base64';
import { fetchBytes, type Network } from './bytes';
import { sha256Hex } from '../core/sha256-hex';
import { HEAD_BYTES, MAX_INLINE_BYTES } from './limits';
import { withoutMediaData } from './without-media-data';
import { sniffFormat } from './sniff';

/** The bytes of one medium, before anything is decoded. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: MediaFormat;
  readonly sha256: string;
  /** Where the bytes came from, after redirects; null for what has no address outside its page. */
  readonly url: string | null;
  /** False for canvas pixels of the page: a PNG made by the page's browser, without the file's metadata. */
  readonly holdsFile: boolean;
  readonly headers: MediaHeaders;
  /** False for video and audio above the cap: head and index only, without the media data. */
  readonly isWhole: boolean;
}

type Received = Pick<Asset, 'bytes' | 'url' | 'holdsFile' | 'headers' | 'isWhole'>;

/**
 * Gets the bytes of a medium: those the page handed over, else by fetching its address again.
 * @returns a skip: `too-large`, `private-address`, `site-blocked-access`, `kind-unsupported` (address of another scheme)
 * @throws AppError `network`, `timeout`, `cancelled`, `decode` (broken base64), `internal` (an item without medium)
 */
export async function acquireAsset(item: Item, network: Network, signal: AbortSignal): Promise<Asset | Skip> {
  if (signal.aborted) throw new AppError('cancelled');
  const received = item.inline ? fromPage(item.inline, item.src) : await fromNetwork(item, network, signal);
  if ('skip' in received) return received;
  return { ...received, format: sniffFormat(received.bytes), sha256: await sha256Hex(received.bytes) };
}

function fromPage(inline: InlineBytes, src: string | null): Received | Skip {
  if (base64Bytes(inline.base64) > MAX_INLINE_BYTES) return { skip: 'too-large' };
  const url = src && isWebAddress(src) ? src : null;
  return {
    bytes: decodeBase64(inline.base64),
    url,
    holdsFile: inline.holds === 'file',
    headers: noHeaders,
    isWhole: true,
  };
}

async function fromNetwork(item: Item, network: Network, signal: AbortSignal): Promise<Received | Skip> {
  const { src: url, pageUrl, kind } = item;
  if (url === null) throw new AppError('internal', 'an item without source has no asset');
  const refused = refuseScheme(url, pageUrl);
  if (refused) return refused;
  if (url.startsWith('data:') && base64Bytes(url) > MAX_INLINE_BYTES) return { skip: 'too-large' };
  const order = { url, pageUrl, kind };
  const headBytes = kind === 'video' || kind === 'audio' ? HEAD_BYTES : 0;
  const received = await fetchBytes({ ...order, headBytes }, network, signal);
  if ('skip' in received) return received;
  const fetched = received.isWhole ? received : await withoutMediaData(received, order, network, signal);
  return { ...fetched, url: isWebAddress(fetched.url) ? fetched.url : null, holdsFile: true };
}

function refuseScheme(url: string, pageUrl: string): Skip | null {
  const scheme = schemeOf(url);
  if (scheme === 'http:' || scheme === 'https:' || scheme === 'data:') return null;
  if (scheme === 'file:' && schemeOf(pageUrl) === 'file:') return null;
  // A blob belongs to its document: without inline bytes the page could not read it for us.
  return { skip: scheme === 'blob:' || scheme === 'file:' ? 'site-blocked-access' : 'kind-unsupported' };
}

function isWebAddress(url: string): boolean {
  return /^https?:$/.test(schemeOf(url));
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
