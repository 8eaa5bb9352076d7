import type { CredentialReader, ThumbnailReader } from '../../core/detector';
import type { Outcome } from '../../workers/outcome';
import { createWorkerClient } from '../../workers/worker-client';
import type { C2paWorkerApi } from './c2pa.worker';
import { resultOf, thumbnailsOf, type NotRead } from './read-outcome';

/** Median 20–50 ms, slowest 315 ms measured; a 25 MB file on a slow machine with a cold start stays far below. */
export const READ_LIMIT_MS = 15_000;
/** The wasm heap (20 MB) is worth keeping while a page is read, not for longer; a restart costs 50–250 ms. */
export const IDLE_LIMIT_MS = 60_000;

export interface ConfigurableReader extends CredentialReader, ThumbnailReader {
  /** @param userAnchors PEM of the certificates that the user added; counts for every file read from now on */
  trust(userAnchors: string): void;
  stop(): void;
}

/**
 * One worker, one file at a time. A file that takes too long, or breaks the wasm, costs the worker its life and nobody
 * else their answer: the next call starts a new one. A running read that nobody waits for is left to finish, which is
 * cheaper than a restart.
 * @param options.startWorker makes a module worker from `c2pa.worker.ts`
 * @param options.base root URL of the extension, ends with `/`
 * `read` rejects with AppError `timeout`, `worker-crashed`, `decode` or `cancelled`, `thumbnails` with all but `decode`.
 */
export function createCredentialReader(options: {
  startWorker: () => Worker;
  base: string;
}): ConfigurableReader {
  const client = createWorkerClient<C2paWorkerApi>({
    startWorker: options.startWorker,
    idleMs: IDLE_LIMIT_MS,
    timeoutMs: READ_LIMIT_MS,
  });
  let userAnchors = '';
  return {
    stop: client.end,
    trust: (anchors) => {
      userAnchors = anchors;
    },
    async read(bytes, mime, trustSet, signal, fetched) {
      const outcome = await client.call(
        (api) => settle(() => api.read(options.base, bytes, mime, trustSet, userAnchors, fetched ?? null)),
        signal,
      );
      return resultOf(outcome);
    },
    async thumbnails(bytes, mime, signal) {
      const outcome = await client.call(
        (api) => settle(() => api.thumbnails(options.base, bytes, mime)),
        signal,
      );
      return thumbnailsOf(outcome);
    },
  };
}

/** After a trap, or when the wasm or the trust files cannot be loaded, the worker is not to be used again. */
async function settle<T extends { readonly kind: string }>(
  read: () => Promise<T | NotRead>,
): Promise<Outcome<T | NotRead>> {
  try {
    const outcome = await read();
    return isBroken(outcome) ? crashed(outcome.message) : { ok: true, value: outcome };
  } catch (thrown) {
    return crashed(String(thrown));
  }
}

function isBroken(outcome: { readonly kind: string }): outcome is NotRead {
  return outcome.kind === 'broke';
}

function crashed(message: string): Outcome<never> {
  return { ok: false, failure: { code: 'worker-crashed', message, stack: null, isWorkerUsable: false } };
}
