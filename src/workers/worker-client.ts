import type { Remote } from 'comlink';
import { AppError, toAppError } from '../core/errors';
import { startLiveWorker, type LiveWorker } from './live-worker';
import { fromFailure, type Outcome } from './outcome';

export interface WorkerClientOptions<Api> {
  readonly startWorker: () => Worker;
  /** Sent to a new worker before its first call. */
  readonly prepare?: (api: Remote<Api>) => Promise<unknown>;
  /** The worker is ended after this long without a call, so that its memory is given back. */
  readonly idleMs: number;
  /** Limit of one call, from its start in the worker; waiting does not count. */
  readonly timeoutMs: number;
  /** The worker is gone, with all it held. */
  readonly onEnd?: () => void;
}

export type WorkerCall<Api, T> = (api: Remote<Api>) => Promise<Outcome<T>>;

export interface WorkerClient<Api> {
  /**
   * Runs one call after all earlier ones. A cancelled call rejects at once; if it had not started, it never will.
   * @param timeoutMs in place of the common limit
   * @throws AppError `cancelled`, `timeout`, `worker-crashed`, or what the worker reported
   */
  call<T>(run: WorkerCall<Api, T>, signal: AbortSignal, timeoutMs?: number): Promise<T>;
  /** Ends the worker; running and waiting calls are cancelled. The next call starts a new one. */
  end(): void;
}

/** Owns one worker: starts it when needed, serialises calls, replaces it after a crash or a hang, ends it when idle. */
export function createWorkerClient<Api>(options: WorkerClientOptions<Api>): WorkerClient<Api> {
  const waiting: Job<Api>[] = [];
  let live: LiveWorker<Api> | null = null;
  let isWorking = false;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const drop = (error: AppError) => {
    clearTimeout(idleTimer);
    const dropped = live;
    live = null;
    if (!dropped) return;
    dropped.end(error);
    options.onEnd?.();
  };
  const workOff = async () => {
    if (isWorking) return;
    isWorking = true;
    clearTimeout(idleTimer);
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      try {
        live ??= startLiveWorker(options.startWorker, options.prepare, drop);
        const isUsable = await job.runOn(live);
        if (!isUsable) drop(new AppError('internal', 'the runtime has failed'));
      } catch (thrown) {
        drop(toAppError(thrown));
        job.reject(toAppError(thrown));
      }
    }
    isWorking = false;
    if (live) idleTimer = setTimeout(drop, options.idleMs, new AppError('cancelled', 'idle'));
  };

  return {
    call: (run, signal, timeoutMs = options.timeoutMs) => {
      const { job, result } = createJob(run, signal, timeoutMs, () => {
        const place = waiting.indexOf(job);
        if (place >= 0) waiting.splice(place, 1);
      });
      if (!signal.aborted) waiting.push(job);
      void workOff();
      return result;
    },
    end() {
      for (const job of waiting.splice(0)) job.reject(new AppError('cancelled'));
      drop(new AppError('cancelled'));
    },
  };
}

interface Job<Api> {
  /** Settles the job by the worker's answer; rejects when there was none. @returns whether the worker may go on */
  runOn(live: LiveWorker<Api>): Promise<boolean>;
  reject(error: AppError): void;
}

function createJob<Api, T>(
  run: WorkerCall<Api, T>,
  signal: AbortSignal,
  timeoutMs: number,
  leaveQueue: () => void,
): { job: Job<Api>; result: Promise<T> } {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const cancel = () => {
    leaveQueue();
    reject(new AppError('cancelled'));
  };
  if (signal.aborted) reject(new AppError('cancelled'));
  else signal.addEventListener('abort', cancel, { once: true });
  const stopListening = () => {
    signal.removeEventListener('abort', cancel);
  };
  const job: Job<Api> = {
    async runOn(live) {
      const outcome = await live.within(run(live.api), timeoutMs);
      if (outcome.ok) resolve(outcome.value);
      else reject(fromFailure(outcome.failure));
      return outcome.ok || outcome.failure.isWorkerUsable;
    },
    reject,
  };
  return { job, result: promise.finally(stopListening) };
}
