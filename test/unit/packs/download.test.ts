import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../../src/core/pack-desk';
import { download, isPackAddress } from '../../../src/packs/download';
import { partsInMemory } from './parts-in-memory';

const url = 'https://models.example.org/pack.zip';
const whole = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
const nothing = { url, validator: null, total: null, received: 0, parts: 0 };

/** A body that ends early when `upTo` is less than there is. */
function answer(bytes: Uint8Array, upTo: number, status: number, headers: Record<string, string>): Response {
  let hasCome = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!hasCome) controller.enqueue(bytes.slice(0, upTo));
      else if (upTo < bytes.length) controller.error(new TypeError('connection lost'));
      else controller.close();
      hasCome = true;
    },
  });
  const response = new Response(body, { status, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function server(upTo: number, knowsRanges: boolean) {
  const asked: (string | null)[] = [];
  const fetch = (_: unknown, init?: RequestInit) => {
    const range = new Headers(init?.headers).get('range');
    asked.push(range);
    const from = knowsRanges && range !== null ? Number(/\d+/.exec(range)?.[0]) : 0;
    const rest = whole.slice(from);
    const length = { 'content-length': String(rest.length), etag: '"v1"' };
    return Promise.resolve(
      from > 0
        ? answer(rest, rest.length, 206, { ...length, 'content-range': `bytes ${from}-999/1000` })
        : answer(rest, Math.min(upTo, rest.length), 200, length),
    );
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

const order = (fetch: typeof globalThis.fetch, parts = partsInMemory()) => {
  const states: DownloadState[] = [];
  const { signal } = new AbortController();
  return { states, order: { fetch, parts, signal, onState: (state: DownloadState) => states.push(state) } };
};

describe('download', () => {
  it('keeps what came when the server stops half-way, and asks only for the rest', async () => {
    const parts = partsInMemory();
    const { asked, fetch } = server(400, true);
    expect(await download(nothing, order(fetch, parts).order)).toBe('network');
    const head = (await parts.head())!;
    expect(head.received).toBe(400);
    expect(await download(head, order(fetch, parts).order)).toEqual(whole);
    expect(asked).toEqual([null, 'bytes=400-']);
  });

  it('begins again, and says so, where the server knows no ranges', async () => {
    const parts = partsInMemory();
    expect(await download(nothing, order(server(400, false).fetch, parts).order)).toBe('network');
    const again = order(server(1000, false).fetch, parts);
    expect(await download((await parts.head())!, again.order)).toEqual(whole);
    expect(again.states.at(-1)).toMatchObject({ received: 1000, total: 1000, hasRestarted: true });
  });

  it('tells want of space and other failures of the storage from those of the connection', async () => {
    const stopOf = async (error: Error) => {
      const parts = { ...partsInMemory(), add: () => Promise.reject(error) };
      return download(nothing, order(server(1000, true).fetch, parts).order);
    };
    expect(await stopOf(new DOMException('', 'QuotaExceededError'))).toBe('no-space');
    expect(await stopOf(new DOMException('', 'UnknownError'))).toBe('storage');
  });

  it('takes what came whole before, also where only the server knows that it is whole', async () => {
    const parts = partsInMemory();
    await download(nothing, order(server(1000, true).fetch, parts).order);
    const head = (await parts.head())!;
    const { asked, fetch } = server(1000, true);
    expect(await download(head, order(fetch, parts).order)).toEqual(whole);
    expect(asked).toEqual([]);
    const atEnd = () =>
      Promise.resolve(answer(new Uint8Array(), 0, 416, { 'content-range': 'bytes */1000' }));
    const again = order(atEnd as unknown as typeof globalThis.fetch, parts);
    expect(await download({ ...head, total: null }, again.order)).toEqual(whole);
  });

  it('gives up a server that falls silent', async () => {
    const silent = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new DOMException('', 'AbortError'));
        });
      });
    const { order: given } = order(silent as typeof globalThis.fetch);
    expect(await download(nothing, { ...given, stallMs: 5 })).toBe('network');
  });
});

describe('isPackAddress', () => {
  it('takes https addresses of public servers only', () => {
    expect(isPackAddress(url)).toBe(true);
    const refused = [
      'http://example.org/a.zip',
      'https://127.0.0.1/a.zip',
      'https://me:pw@example.org/a.zip',
      'a',
    ];
    expect(refused.filter(isPackAddress)).toEqual([]);
  });
});
