import type { Remote } from 'comlink';
import { AppError, toAppError } from '../core/errors';
import { deferred } from './deferred';
import { startLiveWorker, type LiveWorker } from './live-worker';
import { fromFailure, type ModelsApi, type Outcome } from './wire';

export interface WorkerClientOptions {
  readonly startWorker: () => Worker;
  /** Passed to the worker before its first call. */
  readonly base: string;
  /** The worker is ended after this long without a call, so that its memory is given back. */
  readonly idleMs: number;
  /** Limit of one call, from its start in the worker; waiting does not count. */
  readonly timeoutMs: number;
  /** The worker is gone, with every model it held. */
  readonly onEnd: () => void;
}

export type WorkerCall<T> = (api: Remote<ModelsApi>) => Promise<Outcome<T>>;

export interface WorkerClient {
  /**
   * Runs one call after all earlier ones. A cancelled call rejects at once; if it had not started, it never will.
   * @throws AppError `cancelled`, `timeout`, `worker-crashed`, or what the worker reported
   */
  call<T>(run: WorkerCall<T>, signal: AbortSignal): Promise<T>;
  /** Ends the worker; running and waiting calls are cancelled. The next call starts a new one. */
  end(): void;
}

/** Owns the one models worker: starts it when needed, serialises calls, replaces it after a crash or a hang. */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const waiting: Job[] = [];
  let live: LiveWorker | null = null;
  let isWorking = false;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const drop = (error: AppError) => {
    clearTimeout(idleTimer);
    const dropped = live;
    live = null;
    if (!dropped) return;
    dropped.end(error);
    options.onEnd();
  };
  const workOff = async () => {
    if (isWorking) return;
    isWorking = true;
    clearTimeout(idleTimer);
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      try {
        live ??= startLiveWorker(options.startWorker, options.base, drop);
        const isUsable = await job.runOn(live, options.timeoutMs);
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
    call: (run, signal) => {
      const { job, result } = createJob(run, signal, () => {
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

interface Job {
  /** Settles the job by the worker's answer; rejects when there was none. @returns whether the worker may go on */
  runOn(live: LiveWorker, timeoutMs: number): Promise<boolean>;
  reject(error: AppError): void;
}

function createJob<T>(
  run: WorkerCall<T>,
  signal: AbortSignal,
  leaveQueue: () => void,
): { job: Job; result: Promise<T> } {
  const { promise, resolve, reject } = deferred<T>();
  const cancel = () => {
    leaveQueue();
    reject(new AppError('cancelled'));
  };
  if (signal.aborted) reject(new AppError('cancelled'));
  else signal.addEventListener('abort', cancel, { once: true });
  const stopListening = () => {
    signal.removeEventListener('abort', cancel);
  };
  const job: Job = {
    async runOn(live, timeoutMs) {
      const outcome = await live.within(run(live.api), timeoutMs);
      if (outcome.ok) resolve(outcome.value);
      else reject(fromFailure(outcome.failure));
      return outcome.ok || outcome.failure.isWorkerUsable;
    },
    reject,
  };
  return { job, result: promise.finally(stopListening) };
}
