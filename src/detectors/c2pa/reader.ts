import { wrap, type Remote } from 'comlink';
import type { CredentialReader } from '../../core/detector';
import { AppError } from '../../core/errors';
import type { C2paWorkerApi } from './c2pa.worker';
import { resultOf, type ReadOutcome } from './read-outcome';

/** Median 20–50 ms, slowest 315 ms measured; a 25 MB file on a slow machine with a cold start stays far below. */
export const READ_LIMIT_MS = 15_000;
/** The wasm heap (20 MB) is worth keeping while a page is read, not for longer; a restart costs 50–250 ms. */
export const IDLE_LIMIT_MS = 60_000;

interface Connection {
  readonly worker: Worker;
  readonly api: Remote<C2paWorkerApi>;
  /** Rejects when the worker cannot be loaded, ends by an uncaught error, or is given up. */
  readonly failed: Promise<never>;
  readonly fail: (error: AppError) => void;
}

export interface ConfigurableReader extends CredentialReader {
  /** @param userAnchors PEM of the certificates that the user added; counts for every file read from now on */
  trust(userAnchors: string): void;
  stop(): void;
}

/**
 * One worker, one file at a time. A file that takes too long, or breaks the wasm, costs the worker its life and nobody
 * else their answer: the next call starts a new one.
 * @param options.startWorker makes a module worker from `c2pa.worker.ts`
 * @param options.base root URL of the extension, ends with `/`
 * `read` rejects with AppError `timeout`, `worker-crashed`, `decode` or `cancelled`.
 */
export function createCredentialReader(options: {
  startWorker: () => Worker;
  base: string;
}): ConfigurableReader {
  let connection: Connection | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let userAnchors = '';

  const stop = (): void => {
    clearTimeout(idle);
    connection?.worker.terminate();
    // A message to an ended worker is never answered: whoever waits is told now, not at the time limit.
    connection?.fail(new AppError('cancelled', 'the worker was stopped'));
    connection = null;
  };

  const ask = async (...args: ReadArguments): Promise<ReadOutcome> => {
    clearTimeout(idle);
    try {
      connection ??= connect(options.startWorker);
      // Comlink spreads the union over promises; it is one promise of the union.
      const answer = connection.api.read(options.base, ...args) as Promise<ReadOutcome>;
      const outcome = await withLimit([answer, connection.failed]);
      if (outcome.kind === 'broke') stop();
      else idle = setTimeout(stop, IDLE_LIMIT_MS);
      return outcome;
    } catch (thrown) {
      stop();
      throw thrown instanceof AppError
        ? thrown
        : new AppError('worker-crashed', String(thrown), { cause: thrown });
    }
  };

  return {
    stop,
    trust: (anchors) => {
      userAnchors = anchors;
    },
    async read(bytes, mime, trustSet, signal) {
      // Who gives up while waiting costs nothing; a running read is left to finish, which is cheaper than a restart.
      const answer = last.then(() => {
        refuseAborted(signal);
        return ask(bytes, mime, trustSet, userAnchors);
      });
      last = answer.catch(() => undefined);
      return resultOf(await Promise.race([answer, aborted(signal)]));
    },
  };
}

type ReadArguments = Parameters<C2paWorkerApi['read']> extends [string, ...infer Rest] ? Rest : never;

function connect(startWorker: () => Worker): Connection {
  const worker = startWorker();
  const { promise: failed, reject: fail } = deferredFailure();
  const onError = (event: Event): void => {
    const message = 'message' in event ? String(event.message) : event.type;
    fail(new AppError('worker-crashed', message));
  };
  worker.addEventListener('error', onError);
  worker.addEventListener('messageerror', onError);
  return { worker, api: wrap<C2paWorkerApi>(worker), failed, fail };
}

function deferredFailure(): { promise: Promise<never>; reject: (error: AppError) => void } {
  let reject: (error: AppError) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  // Nobody may be waiting when it fails; that is no unhandled rejection.
  promise.catch(() => undefined);
  return { promise, reject };
}

async function withLimit<T>(contenders: readonly Promise<T>[]): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('timeout', `no answer in ${READ_LIMIT_MS} ms`)),
      READ_LIMIT_MS,
    );
  });
  try {
    return await Promise.race([...contenders, late]);
  } finally {
    clearTimeout(timer);
  }
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const cancel = (): void => reject(new AppError('cancelled'));
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
}
