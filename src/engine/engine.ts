import { toAppError } from '../core/errors';
import type { Item, ItemId, Origin } from '../core/item';
import { noPageMarks, type PageMarks } from '../core/page-marks';
import type { Verdict } from '../core/verdict';
import { acquireItem } from './check-item';
import { judgeItem, type JudgeParts } from './judge-item';
import { createTwoStageQueue } from './two-stage-queue';

/** Of the three `Priority` values, on screen is 0; ranks are their negatives. */
const ON_SCREEN_RANK = 0;

export interface EngineParts extends JudgeParts {
  readonly deliver: (origin: Origin, verdict: Verdict) => void;
  readonly onPending?: (pending: number) => void;
}

export interface Engine {
  /** Items already waiting or running are not queued twice. */
  check(origin: Origin, items: readonly Item[], page?: PageMarks | null): void;
  /** Ends waiting and running work; no verdict is delivered for it. */
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): void;
  /** Items that came on screen go before those that did not. */
  hurry(origin: Origin, ids: readonly ItemId[]): void;
  pending(): number;
}

interface Job {
  readonly origin: Origin;
  readonly item: Item;
  readonly page: PageMarks;
  readonly control: AbortController;
  /** Higher runs first; see `Priority`. */
  rank: number;
}

/** Orders the work: on-screen items first, each one acquired, looked at by every detector, fused and delivered. */
export function createEngine(parts: EngineParts): Engine {
  const jobs = new Map<string, Job>();
  const queue = createTwoStageQueue();

  const finish = (key: string, job: Job) => {
    if (jobs.get(key) === job) jobs.delete(key);
    parts.onPending?.(jobs.size);
  };

  const run = async (key: string, job: Job) => {
    const { item, origin, page, control } = job;
    const { signal } = control;
    const acquire = () => timed(() => acquireItem(item, parts.tools, signal));
    const judge = ({ value: source, ms: acquireMs }: Awaited<ReturnType<typeof acquire>>) =>
      judgeItem({ item, source, page, acquireMs, isPrivate: origin.isPrivate, signal }, parts);
    try {
      const verdict = await queue.run(() => ({ id: key, priority: job.rank, signal }), acquire, judge);
      parts.deliver(origin, verdict);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'cancelled') console.error(thrown);
    } finally {
      finish(key, job);
    }
  };

  return {
    pending: () => jobs.size,
    check(origin, items, page = null) {
      for (const item of items) {
        const key = keyOf(origin, item.id);
        if (jobs.has(key)) continue;
        const control = new AbortController();
        const job = { origin, item, page: page ?? noPageMarks, control, rank: -item.priority };
        jobs.set(key, job);
        void run(key, job);
      }
      parts.onPending?.(jobs.size);
    },
    forget(origin, ids) {
      for (const [key, job] of jobs) {
        if (!isSameFrame(job.origin, origin)) continue;
        if (ids !== 'all' && !ids.includes(job.item.id)) continue;
        job.control.abort();
        finish(key, job);
      }
    },
    hurry(origin, ids) {
      for (const id of ids) {
        const key = keyOf(origin, id);
        const job = jobs.get(key);
        if (!job) continue;
        job.rank = ON_SCREEN_RANK;
        queue.raise(key, ON_SCREEN_RANK);
      }
    },
  };
}

function keyOf(origin: Origin, id: ItemId): string {
  return `${String(origin.tabId)}/${String(origin.frameId)}/${id}`;
}

function isSameFrame(a: Origin, b: Origin): boolean {
  return a.tabId === b.tabId && a.frameId === b.frameId;
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, ms: performance.now() - startedAt };
}
