import { expose, type Endpoint } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { C2paWorkerApi } from '../../../../src/detectors/c2pa/c2pa.worker';
import type { FetchedManifest, Thumbnail } from '../../../../src/core/detector';
import type { ReadOutcome } from '../../../../src/detectors/c2pa/read-outcome';
import { createCredentialReader, IDLE_LIMIT_MS, READ_LIMIT_MS } from '../../../../src/detectors/c2pa/reader';

type Answer = (
  bytes: Uint8Array,
  userAnchors: string,
  fetched: FetchedManifest | null,
) => Promise<ReadOutcome>;
const thumbnail: Thumbnail = { manifestLabel: 'a', ingredient: null, mime: 'image/jpeg', base64: '/9j/' };
const found: ReadOutcome = { kind: 'read', store: '{}', crJson: '{}' };
const never: Answer = () => new Promise(() => undefined);

/** A worker in this thread: a message channel with the real RPC on both ends. */
class FakeWorker extends EventTarget {
  isEnded = false;
  readonly #port: MessagePort;

  constructor(answer: Answer) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) =>
      this.dispatchEvent(new MessageEvent('message', { data: event.data as unknown }));
    const api: C2paWorkerApi = {
      read: (_base, bytes, _mime, _trustSet, userAnchors, fetched) => answer(bytes, userAnchors, fetched),
      thumbnails: async (_base, bytes) => {
        const outcome = await answer(bytes, '', null);
        return outcome.kind === 'read' ? { kind: 'thumbnails', thumbnails: [thumbnail] } : outcome;
      },
    };
    expose(api, port2 as unknown as Endpoint);
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  terminate(): void {
    this.isEnded = true;
    this.#port.close();
  }
}

const bytes = Uint8Array.of(1, 2, 3);
const open = new AbortController().signal;

function setUp(...answers: Answer[]) {
  const workers: FakeWorker[] = [];
  const reader = createCredentialReader({
    base: 'chrome-extension://x/',
    startWorker: () => {
      const worker = new FakeWorker(answers[workers.length] ?? (() => Promise.resolve(found)));
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  const read = (signal = open) => reader.read(bytes, 'image/jpeg', 'shipped', signal);
  return { reader, workers, read };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const settled = () => new Promise((resolve) => setImmediate(resolve));
async function settleMessages(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await settled();
}

describe('the credential reader', () => {
  it('starts no worker before it is needed, and keeps it for the next file', async () => {
    const { workers, read } = setUp();
    expect(workers).toHaveLength(0);
    expect(await read()).toEqual({ store: '{}', crJson: '{}' });
    await read();
    expect(workers).toHaveLength(1);
  });

  it('leaves the bytes to the other detectors', async () => {
    const { read } = setUp();
    await read();
    expect(bytes).toHaveLength(3);
  });

  it('asks for one file at a time', async () => {
    let running = 0;
    const most: number[] = [];
    const { read } = setUp(async () => {
      most.push((running += 1));
      await settled();
      running -= 1;
      return found;
    });
    await Promise.all([read(), read(), read()]);
    expect(most).toEqual([1, 1, 1]);
  });

  it('gives up a file that takes too long, ends the worker, and reads the next in a new one', async () => {
    const { workers, read } = setUp(never);
    const slow = expect(read()).rejects.toMatchObject({ code: 'timeout' });
    const next = read();
    await settleMessages();
    await vi.advanceTimersByTimeAsync(READ_LIMIT_MS);
    await slow;
    expect(await next).toEqual({ store: '{}', crJson: '{}' });
    expect(workers.map((one) => one.isEnded)).toEqual([true, false]);
  });

  it('tells at once when the worker crashes, and goes on with a new one', async () => {
    const { workers, read } = setUp(never);
    const lost = expect(read()).rejects.toMatchObject({ code: 'worker-crashed' });
    await settleMessages();
    workers[0]!.dispatchEvent(new Event('error'));
    await lost;
    await read();
    expect(workers).toHaveLength(2);
  });

  it('does not use a wasm instance again after a trap', async () => {
    const { workers, read } = setUp(() => Promise.resolve({ kind: 'broke', message: 'unreachable' }));
    await expect(read()).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(workers[0]!.isEnded).toBe(true);
    expect(await read()).toEqual({ store: '{}', crJson: '{}' });
  });

  it('keeps the worker when a file is merely malformed', async () => {
    const { workers, read } = setUp(() =>
      Promise.resolve({ kind: 'refused', message: 'C2pa(UnknownAlgorithm)' }),
    );
    await expect(read()).rejects.toMatchObject({ code: 'decode' });
    expect(workers[0]!.isEnded).toBe(false);
  });

  it('calls a worker that cannot start its work crashed', async () => {
    const { read } = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(read()).rejects.toMatchObject({ code: 'worker-crashed' });
  });

  it('drops a waiting file without asking, and lets a running one finish', async () => {
    let asked = 0;
    let finish: (outcome: ReadOutcome) => void = () => undefined;
    const { workers, read } = setUp(() => {
      asked += 1;
      return new Promise((resolve) => (finish = resolve));
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = expect(read(first.signal)).rejects.toMatchObject({ code: 'cancelled' });
    const waiting = expect(read(second.signal)).rejects.toMatchObject({ code: 'cancelled' });
    await settleMessages();
    first.abort();
    second.abort();
    await Promise.all([running, waiting]);
    finish(found);
    await settleMessages();
    expect([asked, workers.length, workers[0]!.isEnded]).toEqual([1, 1, false]);
  });

  it('ends an idle worker', async () => {
    const { workers, read } = setUp();
    await read();
    await vi.advanceTimersByTimeAsync(IDLE_LIMIT_MS - 1);
    expect(workers[0]!.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers[0]!.isEnded).toBe(true);
  });

  it("passes on the user's anchors as they are when a file is read", async () => {
    const asked: string[] = [];
    const answer: Answer = (_bytes, userAnchors) => {
      asked.push(userAnchors);
      return Promise.resolve(found);
    };
    const { reader, read } = setUp(answer);
    await read();
    reader.trust('PEM');
    await read();
    expect(asked).toEqual(['', 'PEM']);
  });

  it('hands a fetched manifest to the worker, and none where there is none', async () => {
    const handed: (FetchedManifest | null)[] = [];
    const answer: Answer = (_bytes, _userAnchors, fetched) => {
      handed.push(fetched);
      return Promise.resolve(found);
    };
    const { reader, read } = setUp(answer);
    const fetched = { url: 'https://cdn.example/m.c2pa', bytes: Uint8Array.of(4) };
    await reader.read(bytes, 'image/jpeg', 'shipped', open, fetched);
    await read();
    expect(handed).toEqual([fetched, null]);
  });

  it('has thumbnails read by the same worker; a file without a readable manifest has none', async () => {
    const refuse: Answer = () => Promise.resolve({ kind: 'refused', message: 'C2pa(UnsupportedType)' });
    const [full, empty] = [setUp(), setUp(refuse)];
    await full.read();
    expect(await full.reader.thumbnails(bytes, 'image/jpeg', open)).toEqual([thumbnail]);
    expect(full.workers).toHaveLength(1);
    expect(await empty.reader.thumbnails(bytes, 'image/x', open)).toEqual([]);
  });

  it('has thumbnails read by a new worker after a trap', async () => {
    const { reader, workers } = setUp(() => Promise.resolve({ kind: 'broke', message: 'unreachable' }));
    await expect(reader.thumbnails(bytes, 'image/jpeg', open)).rejects.toMatchObject({
      code: 'worker-crashed',
    });
    expect(await reader.thumbnails(bytes, 'image/jpeg', open)).toEqual([thumbnail]);
    expect(workers).toHaveLength(2);
  });

  it('lets nobody wait for a worker that was stopped', async () => {
    const { reader, read } = setUp(never);
    const waiting = expect(read()).rejects.toMatchObject({ code: 'cancelled' });
    await settleMessages();
    reader.stop();
    await waiting;
  });
});
