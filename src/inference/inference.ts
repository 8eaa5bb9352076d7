import type { Inference } from '../core/detector';
import { toAppError } from '../core/errors';
import { createPackRunner, type PackRunner } from './pack-runner';
import { shippedModels, type ModelEntry } from './model-index';
import { createStateBook } from './state-book';
import type { InferenceStatus } from './status';
import { threadsHere } from './threads';
import { createWorkerClient, type WorkerCall } from '../workers/worker-client';
import type { ModelsApi } from './wire';

/** Memory that never comes back is the loudest complaint about extensions with models; a reload costs under a second. */
const IDLE_MS = 120_000;
/** A cold load plus a first run took 2.4 s on a busy two-core machine; ten times that means it hangs. */
const TIMEOUT_MS = 30_000;

export interface InferenceOptions {
  readonly startWorker: () => Worker;
  /** Address of the extension's own files, with a final slash. */
  readonly base: string;
  readonly idleMs?: number;
  readonly timeoutMs?: number;
  readonly models?: readonly ModelEntry[];
}

export interface ModelHost extends Inference {
  readonly packs: PackRunner;
  status(): InferenceStatus;
  /** Ends the worker and forgets what was known to be damaged; running calls are cancelled. */
  unload(): void;
  /** Called at every change of `status()`. @returns stops listening */
  onStatus(listener: () => void): () => void;
}

/** The host's side: one worker for all models, and what is known about each of them. */
export function createInference(options: InferenceOptions): ModelHost {
  const book = createStateBook(options.models ?? shippedModels);
  const files = new Map<string, ArrayBuffer>();
  const client = createWorkerClient<ModelsApi>({
    startWorker: options.startWorker,
    prepare: (api) => api.start(options.base),
    idleMs: options.idleMs ?? IDLE_MS,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    onEnd: () => {
      files.clear();
      book.unloaded();
    },
  });

  const use = async <T>(modelId: string, run: WorkerCall<ModelsApi, T>, signal: AbortSignal): Promise<T> => {
    book.refuseIfDamaged(modelId);
    try {
      return await client.call(async (api) => {
        book.started(modelId);
        const outcome = await run(api);
        book.ended(modelId, outcome);
        return outcome;
      }, signal);
    } catch (thrown) {
      book.failed(toAppError(thrown).code);
      throw thrown;
    }
  };

  return {
    packs: createPackRunner((run, signal, timeoutMs) => client.call(run, signal, timeoutMs)),
    image: (modelId, pixelValues, size, signal) =>
      use(modelId, (api) => api.image(modelId, pixelValues, size), signal),
    text: (modelId, passage, signal) => use(modelId, (api) => api.text(modelId, passage), signal),
    async file(modelId, name, signal) {
      const key = `${modelId}/${name}`;
      const kept = files.get(key) ?? (await use(modelId, (api) => api.file(modelId, name), signal));
      files.set(key, kept);
      return kept;
    },
    status: () => ({
      backend: { device: 'wasm', threads: threadsHere() },
      models: book.models(),
      problems: book.problems(),
    }),
    onStatus: book.onChange,
    unload() {
      client.end();
      book.forget();
    },
  };
}
