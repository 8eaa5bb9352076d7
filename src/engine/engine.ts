import PQueue from 'p-queue';
import type { Asset } from '../acquire/acquire';
import { sha256Hex } from '../acquire/hash';
import type { Rendition } from '../core/artifact';
import type { Detector } from '../core/detector';
import { toAppError } from '../core/errors';
import type { Evidence } from '../core/evidence';
import type { Item, ItemId, Origin } from '../core/item';
import type { Policy } from '../core/policy';
import { isSamplePage } from '../core/sample-page';
import type { Verdict } from '../core/verdict';
import { fuse } from '../fusion/fuse';
import { acquireItem, detectAll, type Obstacle, type Tools } from './check-item';
import type { EvidenceCache } from './evidence-cache';

/** Downloads wait on the network, so several may run; a hanging server blocks one place only. */
const ACQUIRE_CONCURRENCY = 8;
/** One decodes while the other is in the model worker; more would only hold more pixels in memory. */
const DETECT_CONCURRENCY = 2;
/** Files that lie in memory waiting for a detector: at 25 MB each the worst case stays bounded. */
const MAX_FILES_AHEAD = 16;

export interface EngineParts {
  readonly tools: Tools;
  readonly cache: EvidenceCache;
  readonly policy: Policy;
  readonly loadDetectors: () => Promise<readonly Detector[]>;
  readonly deliver: (origin: Origin, verdict: Verdict) => void;
  readonly onPending?: (pending: number) => void;
}

export interface Engine {
  /** Items already waiting or running are not queued twice. */
  check(origin: Origin, items: readonly Item[]): void;
  /** Ends waiting and running work; no verdict is delivered for it. */
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): void;
  /** Items that came on screen go before those that did not. */
  hurry(origin: Origin, ids: readonly ItemId[]): void;
  pending(): number;
}

interface Job {
  readonly origin: Origin;
  readonly item: Item;
  readonly control: AbortController;
  /** Higher runs first; see `Priority`. */
  rank: number;
}

/** Orders the work: on-screen items first, each one acquired, looked at by every detector, fused and delivered. */
export function createEngine(parts: EngineParts): Engine {
  const jobs = new Map<string, Job>();
  const acquireQueue = new PQueue({ concurrency: ACQUIRE_CONCURRENCY });
  const detectQueue = new PQueue({ concurrency: DETECT_CONCURRENCY });

  const finish = (key: string, job: Job) => {
    if (jobs.get(key) === job) jobs.delete(key);
    parts.onPending?.(jobs.size);
  };

  const run = async (key: string, job: Job) => {
    const { item, control, origin } = job;
    const turn = () => ({ priority: job.rank, id: key, signal: control.signal });
    try {
      const acquired = await acquireQueue.add(async () => {
        await detectQueue.onSizeLessThan(MAX_FILES_AHEAD);
        return timed(() => acquireItem(item, parts.tools, control.signal));
      }, turn());
      const verdict = await detectQueue.add(() => judge(job, acquired.value, acquired.ms, parts), turn());
      parts.deliver(origin, verdict);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'cancelled') console.error(thrown);
    } finally {
      finish(key, job);
    }
  };

  return {
    pending: () => jobs.size,
    check(origin, items) {
      for (const item of items) {
        const key = keyOf(origin, item.id);
        if (jobs.has(key)) continue;
        const job = { origin, item, control: new AbortController(), rank: -item.priority };
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
        for (const queue of [acquireQueue, detectQueue]) raise(queue, key);
      }
    },
  };
}

/** Of the three `Priority` values, on screen is 0. */
const ON_SCREEN_RANK = 0;

function raise(queue: PQueue, key: string): void {
  try {
    queue.setPriority(key, ON_SCREEN_RANK);
  } catch (error) {
    // It waits in the other queue, or runs already.
    if (!(error instanceof ReferenceError)) throw error;
  }
}

function keyOf(origin: Origin, id: ItemId): string {
  return `${String(origin.tabId)}/${String(origin.frameId)}/${id}`;
}

function isSameFrame(a: Origin, b: Origin): boolean {
  return a.tabId === b.tabId && a.frameId === b.frameId;
}

async function judge(
  job: Job,
  source: Asset | Obstacle | null,
  acquireMs: number,
  parts: EngineParts,
): Promise<Verdict> {
  const { item } = job;
  const startedAt = performance.now();
  const seen = await lookOrRecall(job, source, parts);
  const detectMs = performance.now() - startedAt;
  return {
    itemId: item.id,
    kind: item.kind,
    ...fuse(seen.evidence, parts.policy),
    evidence: seen.evidence,
    rendition: seen.rendition,
    policy: parts.policy.version,
    checkedAt: new Date().toISOString(),
    ms: {
      acquire: Math.round(acquireMs),
      detect: Math.round(detectMs),
      total: Math.round(acquireMs + detectMs),
    },
  };
}

async function lookOrRecall(
  job: Job,
  source: Asset | Obstacle | null,
  parts: EngineParts,
): Promise<{ evidence: readonly Evidence[]; rendition: Rendition | null }> {
  const { item, control, origin } = job;
  const detectors = (await parts.loadDetectors()).filter((one) => one.takes.includes(item.kind));
  const key = await cacheKey(item, source, detectors);
  const recalled = key === null ? null : await parts.cache.get(key);
  if (recalled !== null) return recalled;
  const seen = await detectAll(item, source, detectors, parts.tools, control.signal);
  const isFinal = seen.evidence.every((one) => one.status !== 'failed');
  if (key !== null && isFinal)
    await parts.cache.put(key, { ...seen, storedAt: Date.now() }, origin.isPrivate);
  return seen;
}

/** Content, how it was had, where trust differs, and the version of everything that judged it. */
async function cacheKey(
  item: Item,
  source: Asset | Obstacle | null,
  detectors: readonly Detector[],
): Promise<string | null> {
  const versions = detectors.map((one) => `${one.id}@${one.version}`).join(' ');
  if (item.text !== null) {
    const sha256 = await sha256Hex(new TextEncoder().encode(item.text));
    return ['text', item.language, sha256, versions].join('|');
  }
  if (source === null || 'status' in source) return null;
  const trust = isSamplePage(item.pageUrl) ? 'sample' : 'shipped';
  return [item.kind, source.holdsFile ? 'file' : 'pixels', trust, source.sha256, versions].join('|');
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, ms: performance.now() - startedAt };
}
