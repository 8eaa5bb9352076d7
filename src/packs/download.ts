import { isPrivateTarget } from '../acquire/address';
import type { DownloadState } from '../core/pack-desk';
import type { PackProblem } from '../core/pack';
import { MAX_PACK_BYTES, PART_BYTES, STALL_MS } from './limits';
import type { PartHead, PartStore } from './part-store';
import { storageProblem, type StorageProblem } from './storage-problem';

/** Stands for "asked by nobody local": only public servers are asked, whoever the person is. */
const PUBLIC_PAGE = 'https://www.example.org/';

/** Why it stopped: a problem, or `stopped` by the person; what came is kept for both. */
export type Stop = Extract<PackProblem, 'network' | 'too-large' | 'address'> | StorageProblem | 'stopped';

export interface DownloadOrder {
  readonly fetch: typeof fetch;
  readonly parts: PartStore;
  readonly signal: AbortSignal;
  readonly onState: (state: DownloadState) => void;
  readonly stallMs?: number;
}

/** @returns false for anything but an https address of a public server, without user name and password */
export function isPackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (
    protocol === 'https:' && username === '' && password === '' && !isPrivateTarget(address, PUBLIC_PAGE)
  );
}

/** Goes on from what `head` counts. @returns all bytes, or why it stopped */
export async function download(head: PartHead, order: DownloadOrder): Promise<Uint8Array | Stop> {
  const stall = new AbortController();
  const signal = AbortSignal.any([order.signal, stall.signal]);
  try {
    // Came whole before, but could not be stored as a pack: there is nothing to ask for.
    if (head.received === head.total) return await allOf(head, order.parts);
    const response = await within(request(head, order, signal), stall, order.stallMs);
    if (!isPackAddress(response.url)) return 'address';
    if (isAtEnd(response, head.received)) return await allOf(head, order.parts);
    const isContinued = response.status === 206 && startsAt(response, head.received);
    if (!response.ok || (response.status === 206 && !isContinued) || response.body === null) return 'network';
    const begun = isContinued ? head : await beginAgain(head, response, order.parts);
    if ((begun.total ?? 0) > MAX_PACK_BYTES) return 'too-large';
    const hasRestarted = head.received > 0 && !isContinued;
    const done = await receive(response.body.getReader(), begun, hasRestarted, order, stall);
    if (typeof done === 'string') return done;
    if (done.total !== null && done.received !== done.total) return 'network';
    return await allOf(done, order.parts);
  } catch (thrown) {
    if (thrown instanceof NotStored) return thrown.problem;
    return order.signal.aborted ? 'stopped' : 'network';
  } finally {
    stall.abort(); // what is not read must not keep the connection
  }
}

async function allOf(head: PartHead, parts: PartStore): Promise<Uint8Array> {
  return joined(await storing(parts.parts(head)), head.received);
}

function request(head: PartHead, { fetch }: DownloadOrder, signal: AbortSignal): Promise<Response> {
  const range: Record<string, string> = head.received > 0 ? { Range: `bytes=${String(head.received)}-` } : {};
  if (head.received > 0 && head.validator !== null) range['If-Range'] = head.validator;
  return fetch(head.url, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: range,
    signal,
  });
}

function startsAt(response: Response, received: number): boolean {
  return response.headers.get('content-range')?.startsWith(`bytes ${String(received)}-`) === true;
}

/** As above, where the server had not said how much there is. */
function isAtEnd({ status, headers }: Response, received: number): boolean {
  return status === 416 && received > 0 && headers.get('content-range') === `bytes */${String(received)}`;
}

async function beginAgain(head: PartHead, response: Response, parts: PartStore): Promise<PartHead> {
  const { headers } = response;
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const isPlain = headers.get('content-encoding') === null;
  const strongTag = headers.get('etag')?.startsWith('W/') === false ? headers.get('etag') : null;
  const begun = {
    url: head.url,
    validator: strongTag ?? headers.get('last-modified'),
    total: isPlain && Number.isFinite(length) ? length : null,
    received: 0,
    parts: 0,
  };
  await storing(parts.begin(begun));
  return begun;
}

/** Keeps what comes in parts of some megabytes, and the rest too when it stops: nothing is asked for twice. */
async function receive(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  begun: PartHead,
  hasRestarted: boolean,
  { parts, onState, signal, stallMs }: DownloadOrder,
  stall: AbortController,
): Promise<PartHead | 'too-large'> {
  let head = begun;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const keep = async () => {
    if (size === 0) return;
    head = { ...head, received: head.received + size, parts: head.parts + 1 };
    const part = joined(waiting, size);
    waiting = [];
    size = 0;
    await storing(parts.add(head, part));
  };
  const tell = (is: 'running' | 'paused') => {
    onState({ is, url: head.url, received: head.received + size, total: head.total, hasRestarted });
  };
  try {
    for (let next = await within(reader.read(), stall, stallMs); !next.done;) {
      waiting.push(next.value);
      size += next.value.byteLength;
      if (head.received + size > MAX_PACK_BYTES) return 'too-large';
      if (size >= PART_BYTES) await keep();
      tell('running');
      signal.throwIfAborted();
      next = await within(reader.read(), stall, stallMs);
    }
    await keep();
    return head;
  } catch (thrown) {
    await keep();
    throw thrown;
  }
}

/** The storage failed, not the connection. */
class NotStored extends Error {
  readonly problem: StorageProblem;

  constructor(cause: unknown) {
    super('not stored', { cause });
    this.problem = storageProblem(cause);
  }
}

async function storing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new NotStored(cause);
  }
}

/** Ends the request when nothing comes for too long. */
async function within<T>(answer: Promise<T>, stall: AbortController, stallMs = STALL_MS): Promise<T> {
  const timer = setTimeout(() => {
    stall.abort();
  }, stallMs);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
