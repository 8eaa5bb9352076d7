import type { MediaHeaders } from '../core/artifact';
import type { Skip } from '../core/detector';
import { AppError } from '../core/errors';
import type { MediaKind } from '../core/item';
import { isPrivateTarget } from './address';
import { canDecodeJxl } from './jxl';
import { FETCH_TIMEOUT_MS, MAX_FILE_BYTES } from './limits';

export interface Network {
  readonly fetch: typeof fetch;
}

export interface FetchOrder {
  /** Absolute; http(s), data or file. */
  readonly url: string;
  readonly pageUrl: string;
  readonly kind: MediaKind;
  readonly maxBytes?: number;
  /** Of a body above `maxBytes`, read this much and stop, in place of nothing. */
  readonly headBytes?: number;
  /** First and last byte that are wanted; an answer with another part is refused. */
  readonly range?: { readonly first: number; readonly last: number };
  readonly timeoutMs?: number;
}

export interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** After redirects. */
  readonly url: string;
  readonly headers: MediaHeaders;
  /** False for the head of a body that is too large, and for a range. */
  readonly isWhole: boolean;
}

/** Longer than any honest value of the two fields that are kept. */
const MAX_HEADER_LENGTH = 4_096;

/** The server refuses this client, whatever the address: a later try would end the same way. */
const refusals = [401, 403, 451];

/**
 * Fetches a medium of the page again, without cookies or referrer, from the browser's cache where it is fresh. What is
 * stale is asked for anew, as the page itself does: else an old picture, or an old failure, would be judged for good.
 * @returns the body, or a skip: `private-address`, `site-blocked-access`, `too-large`
 * @throws AppError `network` (HTTP status outside 2xx included), `timeout`, `cancelled`
 */
export async function fetchBytes(
  order: FetchOrder,
  network: Network,
  signal: AbortSignal,
): Promise<Fetched | Skip> {
  if (isPrivateTarget(order.url, order.pageUrl)) return { skip: 'private-address' };
  const timeout = AbortSignal.timeout(order.timeoutMs ?? FETCH_TIMEOUT_MS);
  try {
    const response = await request(order, network, AbortSignal.any([signal, timeout]));
    const result = await readResponse(response, order);
    // What is not read must not keep the connection busy.
    if ('skip' in result) await response.body?.cancel().catch(() => undefined);
    return result;
  } catch (thrown) {
    throw toNetworkError(thrown, signal, timeout);
  }
}

async function request(order: FetchOrder, network: Network, signal: AbortSignal): Promise<Response> {
  const { fetch } = network; // called as a method, the browser's own fetch refuses its receiver
  return fetch(withoutUserInfo(order.url), {
    method: 'GET',
    credentials: 'omit',
    cache: 'default',
    redirect: 'follow',
    referrerPolicy: 'no-referrer',
    headers: {
      Accept: order.kind === 'image' ? await acceptOfImages() : '*/*',
      ...(order.range && { Range: `bytes=${String(order.range.first)}-${String(order.range.last)}` }),
    },
    signal,
  });
}

async function readResponse(response: Response, order: FetchOrder): Promise<Fetched | Skip> {
  const url = response.url || order.url;
  if (isPrivateTarget(url, order.pageUrl)) return { skip: 'private-address' };
  if (response.type === 'opaque' || refusals.includes(response.status))
    return { skip: 'site-blocked-access' };
  // A server that knows no ranges sends the file from its start.
  if (order.range && response.status !== 206) return { skip: 'too-large' };
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined);
    throw new AppError('network', `HTTP ${response.status}`);
  }
  const { maxBytes = MAX_FILE_BYTES, headBytes = 0 } = order;
  const isTooLarge = Number(response.headers.get('content-length')) > maxBytes;
  if (isTooLarge && headBytes === 0) return { skip: 'too-large' };
  const { bytes, isWhole } = await readCapped(response, isTooLarge ? headBytes : maxBytes);
  if (!isWhole && headBytes === 0) return { skip: 'too-large' };
  const kept = isWhole ? bytes : bytes.slice(0, headBytes);
  return { bytes: kept, url, headers: headersOf(response), isWhole: isWhole && !order.range };
}

function headersOf({ headers }: Response): MediaHeaders {
  const value = (name: string) => headers.get(name)?.slice(0, MAX_HEADER_LENGTH) ?? null;
  return { aiDisclosure: value('ai-disclosure'), link: value('link') };
}

/** Stops as soon as the body exceeds the cap. */
async function readCapped(
  response: Response,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly isWhole: boolean }> {
  if (!response.body) return { bytes: new Uint8Array(), isWhole: true };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      return { bytes: concat(chunks, length), isWhole: false };
    }
  }
  return { bytes: concat(chunks, length), isWhole: true };
}

/** @param length of all together */
export function concat(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function toNetworkError(thrown: unknown, signal: AbortSignal, timeout: AbortSignal): AppError {
  if (thrown instanceof AppError) return thrown;
  const options = { cause: thrown };
  if (signal.aborted) return new AppError('cancelled', 'cancelled', options);
  if (timeout.aborted) return new AppError('timeout', 'no complete answer in time', options);
  return new AppError('network', thrown instanceof Error ? thrown.message : String(thrown), options);
}

/** fetch() throws on `https://user:password@host/`; such an address is asked without the secret. */
function withoutUserInfo(address: string): string {
  const url = new URL(address);
  if (!url.username && !url.password) return address;
  url.username = '';
  url.password = '';
  return url.href;
}

/** What the browser itself sends for <img>: another value can bring another rendition from a content network. */
async function acceptOfImages(): Promise<string> {
  if (/\bFirefox\//.test(navigator.userAgent))
    return 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5';
  const jxl = (await canDecodeJxl()) ? 'image/jxl,' : '';
  return `${jxl}image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8`;
}
