import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createInference, type InferenceOptions, type ModelHost } from '../../../src/inference/inference';
import type { ModelsApi } from '../../../src/inference/wire';
import { fails, fakeWorker, never, ok, type FakeWorker } from './fake-worker';

const models = [
  { id: 'image-v1', version: 'v1', sha256: 'aa', files: [] },
  { id: 'text-v0', version: 'v0', sha256: 'bb', files: [] },
];
const signal = new AbortController().signal;
const values = new Float32Array(3);
const text = { logits: [0, 1], tokenIds: [101, 102] };

let workers: FakeWorker[] = [];
let host: ModelHost;

/** One API per worker, in the order they are started; the last one serves all later workers. */
function start(apis: readonly Partial<ModelsApi>[], options: Partial<InferenceOptions> = {}): ModelHost {
  workers = [];
  host = createInference({
    base: 'ext://x/',
    models,
    startWorker: () => {
      const worker = fakeWorker(apis[Math.min(workers.length, apis.length - 1)]!);
      workers.push(worker);
      return worker;
    },
    ...options,
  });
  return host;
}

afterEach(() => {
  host.unload();
});

const stateOf = (id: string) => host.status().models.find((model) => model.id === id)?.state;

describe('createInference', () => {
  it('starts no worker before the first call, then one for all models', async () => {
    const bases: string[] = [];
    start([
      { start: (base) => void bases.push(base), image: async () => ok([1, 2]), text: async () => ok(text) },
    ]);
    expect(workers).toHaveLength(0);
    expect(await host.image('image-v1', values, 1, signal)).toEqual([1, 2]);
    expect(await host.text('text-v0', 'words', signal)).toEqual(text);
    expect(workers).toHaveLength(1);
    expect(bases).toEqual(['ext://x/']);
  });

  it('runs calls one after the other, in order', async () => {
    const log: string[] = [];
    const logged = async (name: string) => {
      log.push(`${name} starts`);
      await pause(5);
      log.push(`${name} ends`);
      return ok(text);
    };
    start([{ text: (_id, passage) => logged(passage) }]);
    await Promise.all(['a', 'b'].map((passage) => host.text('text-v0', passage, signal)));
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('ends a call that hangs, and answers the next one with a new worker', async () => {
    start([{}, { image: async () => ok([3, 4]) }], { timeoutMs: 20 });
    const hanging = host.image('image-v1', values, 1, signal);
    const next = host.image('image-v1', values, 1, signal);
    await expect(hanging).rejects.toMatchObject({ code: 'timeout' });
    expect(await next).toEqual([3, 4]);
    expect(workers.map((worker) => worker.isTerminated())).toEqual([true, false]);
  });

  it('reports a crash, and answers the next call with a new worker', async () => {
    start([{}, { image: async () => ok([5, 6]) }]);
    const crashing = host.image('image-v1', values, 1, signal);
    await pause(5);
    workers[0]!.crash();
    await expect(crashing).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(host.status().problems).toEqual(['worker-crashed']);
    expect(await host.image('image-v1', values, 1, signal)).toEqual([5, 6]);
    expect(host.status().problems).toEqual([]);
  });

  it('reports a worker that cannot be started as a crash', async () => {
    const startWorker = () => {
      throw new Error('blocked');
    };
    start([], { startWorker });
    await expect(host.image('image-v1', values, 1, signal)).rejects.toMatchObject({ code: 'worker-crashed' });
  });

  it('rejects a cancelled call at once and never starts it when it was still waiting', async () => {
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    start([
      {
        text: async (_id, passage) => {
          seen.push(passage);
          await gate;
          return ok(text);
        },
      },
    ]);
    const control = new AbortController();
    const first = host.text('text-v0', 'first', signal);
    const running = host.text('text-v0', 'second', control.signal);
    const last = host.text('text-v0', 'third', signal);
    control.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    release();
    await Promise.all([first, last]);
    expect(seen).toEqual(['first', 'third']);
    expect(workers).toHaveLength(1);
  });

  it('rejects a running call at once when it is cancelled and keeps the worker', async () => {
    start([{ text: async () => (await pause(20), ok(text)) }]);
    const control = new AbortController();
    const running = host.text('text-v0', 'a', control.signal);
    await pause(5);
    control.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await host.text('text-v0', 'b', signal)).toEqual(text);
    expect(workers).toHaveLength(1);
  });

  it('refuses a call whose signal is already aborted', async () => {
    start([{}]);
    await expect(host.text('text-v0', 'a', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(workers).toHaveLength(0);
  });

  it('gives memory back after the idle time and loads again when needed', async () => {
    start([{ image: async () => ok([1, 2]) }], { idleMs: 20 });
    await host.image('image-v1', values, 1, signal);
    expect(stateOf('image-v1')).toBe('ready');
    await pause(40);
    expect(workers[0]!.isTerminated()).toBe(true);
    expect(stateOf('image-v1')).toBe('unloaded');
    expect(await host.image('image-v1', values, 1, signal)).toEqual([1, 2]);
    expect(workers).toHaveLength(2);
  });

  it('does not end the worker while calls keep coming', async () => {
    start([{ image: async () => (await pause(30), ok([1, 2])) }], { idleMs: 20 });
    await host.image('image-v1', values, 1, signal);
    await host.image('image-v1', values, 1, signal);
    expect(workers).toHaveLength(1);
  });

  it('cancels everything on unload', async () => {
    start([{}]);
    const calls = [host.image('image-v1', values, 1, signal), host.text('text-v0', 'a', signal)];
    const results = Promise.allSettled(calls);
    await pause(5);
    host.unload();
    expect((await results).map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(workers[0]!.isTerminated()).toBe(true);
  });

  it('names a damaged model, does not check it again for every call, and goes on with the others', async () => {
    let checks = 0;
    start([{ image: async () => ((checks += 1), fails('model-damaged', true)), text: async () => ok(text) }]);
    const damaged = { code: 'model-damaged', message: 'far model-damaged' };
    await expect(host.image('image-v1', values, 1, signal)).rejects.toMatchObject(damaged);
    await expect(host.image('image-v1', values, 1, signal)).rejects.toMatchObject(damaged);
    expect(await host.text('text-v0', 'a', signal)).toEqual(text);
    expect(checks).toBe(1);
    expect(stateOf('image-v1')).toBe('damaged');
    expect(stateOf('text-v0')).toBe('ready');
    expect(host.status().problems).toEqual(['model-damaged']);
    expect(workers).toHaveLength(1);
  });

  it('still calls a model damaged after the idle worker was ended, and looks again then', async () => {
    start([{ image: async () => fails('model-damaged', true) }, { image: async () => ok([1, 2]) }], {
      idleMs: 10,
    });
    await expect(host.image('image-v1', values, 1, signal)).rejects.toMatchObject({ code: 'model-damaged' });
    await pause(30);
    expect(host.status().problems).toEqual(['model-damaged']);
    expect(await host.image('image-v1', values, 1, signal)).toEqual([1, 2]);
    expect(host.status().problems).toEqual([]);
  });

  it('replaces a worker whose runtime has failed', async () => {
    start([{ image: async () => fails('out-of-memory', false) }, { image: async () => ok([1, 2]) }]);
    await expect(host.image('image-v1', values, 1, signal)).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(workers[0]!.isTerminated()).toBe(true);
    expect(await host.image('image-v1', values, 1, signal)).toEqual([1, 2]);
  });

  it('keeps files in memory only while the worker lives', async () => {
    let reads = 0;
    start([{ file: async () => ((reads += 1), ok(new ArrayBuffer(8))) }], { idleMs: 20 });
    for (let i = 0; i < 3; i += 1) await host.file('text-v0', 'en.bin', signal);
    expect(reads).toBe(1);
    await pause(40);
    expect((await host.file('text-v0', 'en.bin', signal)).byteLength).toBe(8);
    expect(reads).toBe(2);
  });

  it('tells listeners of every change of state', async () => {
    start([{ image: async () => ok([1, 2]), text: () => never() }]);
    const states: (string | undefined)[] = [];
    const stop = host.onStatus(() => states.push(stateOf('image-v1')));
    await host.image('image-v1', values, 1, signal);
    stop();
    host.unload();
    expect(states).toEqual(['loading', 'ready']);
  });
});
