import PQueue from 'p-queue';

/** Downloads wait on the network, so several may run; a hanging server blocks one place only. */
const ACQUIRE_CONCURRENCY = 8;
/** One decodes while the other is in the model worker; more would only hold more pixels in memory. */
const DETECT_CONCURRENCY = 2;
/** Files that lie in memory waiting for a detector: at 25 MB each the worst case stays bounded. */
const MAX_FILES_AHEAD = 16;

/** Where a job stands in the order; asked anew at each stage, since its rank may rise while it waits. */
export interface Turn {
  readonly id: string;
  /** Higher runs first. */
  readonly priority: number;
  readonly signal: AbortSignal;
}

export interface TwoStageQueue {
  /** Rejects with the signal's reason when aborted while waiting. */
  run<A, B>(turn: () => Turn, acquire: () => Promise<A>, detect: (acquired: A) => Promise<B>): Promise<B>;
  /** Moves a waiting job; does nothing when it runs already. */
  raise(id: string, priority: number): void;
}

/** Downloads and looking apart, so that one does not hold up the other; both in order of priority. */
export function createTwoStageQueue(): TwoStageQueue {
  const acquireQueue = new PQueue({ concurrency: ACQUIRE_CONCURRENCY });
  const detectQueue = new PQueue({ concurrency: DETECT_CONCURRENCY });
  return {
    async run(turn, acquire, detect) {
      const acquired = await acquireQueue.add(async () => {
        await detectQueue.onSizeLessThan(MAX_FILES_AHEAD);
        return acquire();
      }, turn());
      return detectQueue.add(() => detect(acquired), turn());
    },
    raise(id, priority) {
      for (const queue of [acquireQueue, detectQueue]) raiseIn(queue, id, priority);
    },
  };
}

function raiseIn(queue: PQueue, id: string, priority: number): void {
  try {
    queue.setPriority(id, priority);
  } catch (error) {
    // It waits in the other queue, or runs already.
    if (!(error instanceof ReferenceError)) throw error;
  }
}
