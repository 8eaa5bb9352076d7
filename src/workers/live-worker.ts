import { wrap, type Remote } from 'comlink';
import { AppError } from '../core/errors';

/** A started worker. */
export interface LiveWorker<Api> {
  readonly api: Remote<Api>;
  /** `answer`, or a rejection when the worker is lost or the time is over. */
  within<T>(answer: Promise<T>, timeoutMs: number): Promise<T>;
  /** Terminates the worker; a running call rejects with `error`. */
  end(error: AppError): void;
}

/**
 * @param prepare sent to the worker before its first call
 * @param onCrash the worker can no longer answer
 * @throws AppError `worker-crashed` when the browser refuses to start it
 */
export function startLiveWorker<Api>(
  start: () => Worker,
  prepare: ((api: Remote<Api>) => Promise<unknown>) | undefined,
  onCrash: (error: AppError) => void,
): LiveWorker<Api> {
  const worker = startWorker(start);
  const { promise: lost, reject: lose } = Promise.withResolvers<never>();
  lost.catch(() => undefined); // nobody listens between calls
  const onEvent = (event: Event) => {
    onCrash(new AppError('worker-crashed', 'message' in event ? String(event.message) : event.type));
  };
  worker.addEventListener('error', onEvent);
  worker.addEventListener('messageerror', onEvent);
  const api = wrap<Api>(worker);
  // Messages keep their order, so the first call need not wait for this one.
  prepare?.(api).catch((cause: unknown) => {
    onCrash(new AppError('worker-crashed', 'the runtime did not start', { cause }));
  });
  return {
    api,
    within: (answer, timeoutMs) => withLimit(Promise.race([answer, lost]), timeoutMs),
    end(error) {
      worker.terminate();
      lose(error);
    },
  };
}

function startWorker(start: () => Worker): Worker {
  try {
    return start();
  } catch (cause) {
    throw new AppError('worker-crashed', 'the worker did not start', { cause });
  }
}

async function withLimit<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new AppError('timeout'));
  }, timeoutMs);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
