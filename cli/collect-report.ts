import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from './browsers/driver.ts';
import type { TabReport } from '../src/platform/protocol.ts';

export interface CollectOptions {
  readonly tabId: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** True when the page itself has nothing more to load. */
  readonly isLoaded: () => Promise<boolean>;
  readonly onProgress?: (done: number, all: number) => void;
  readonly pace?: Pace;
}

export interface Pace {
  readonly pollMs: number;
  /** No item came and no verdict is missing for this long: the page is done. */
  readonly quietMs: number;
  /** The same while there is no item at all. */
  readonly quietEmptyMs: number;
  /** The same on a page that never ends loading, for example one with a hanging picture. */
  readonly quietWhileLoadingMs: number;
}

const normalPace: Pace = { pollMs: 250, quietMs: 1500, quietEmptyMs: 3000, quietWhileLoadingMs: 10_000 };
/** For a page that is known to hold one item. */
export const singleItemPace: Pace = { ...normalPace, pollMs: 100, quietMs: 200 };

export type Collected =
  | { readonly state: 'complete' | 'inactive' | 'timeout'; readonly report: TabReport }
  | { readonly state: 'no-answer'; readonly report: null; readonly message: string };

/** Asks the extension for its report until every item has a verdict and no new ones come, or time is up. */
export async function collectReport(
  driver: Pick<Driver, 'sendToBackground'>,
  options: CollectOptions,
): Promise<Collected> {
  const { tabId, timeoutMs, signal, pace = normalPace } = options;
  const endsAt = Date.now() + timeoutMs;
  const quiet = quietTimer();
  let report: TabReport | null = null;
  let message = 'The extension did not answer.';
  while (Date.now() < endsAt) {
    signal.throwIfAborted();
    try {
      report = await driver.sendToBackground('background:report', { tabId });
      if (isInactive(report)) return { state: 'inactive', report };
      const { done, all } = progressOf(report);
      options.onProgress?.(done, all);
      const quietMs = quiet.of(`${done}/${all}/${report.engine.pending}`);
      const needed = neededQuiet(pace, all, await options.isLoaded());
      if (done === all && quietMs >= needed) return { state: 'complete', report };
    } catch (error) {
      // The background starts anew when it has been asleep; the next question wakes it.
      message = error instanceof Error ? error.message : String(error);
    }
    await sleep(pace.pollMs);
  }
  return report ? { state: 'timeout', report } : { state: 'no-answer', report, message };
}

function isInactive({ mode }: TabReport): boolean {
  return typeof mode === 'string' || !mode.isActive;
}

function progressOf(report: TabReport): { done: number; all: number } {
  return { done: report.items.filter(({ verdict }) => verdict !== null).length, all: report.items.length };
}

function neededQuiet(pace: Pace, items: number, isLoaded: boolean): number {
  if (!isLoaded) return pace.quietWhileLoadingMs;
  return items === 0 ? pace.quietEmptyMs : pace.quietMs;
}

/** Milliseconds since the described state last changed. */
function quietTimer(): { of(state: string): number } {
  let last: string | null = null;
  let since = Date.now();
  return {
    of(state) {
      if (state !== last) since = Date.now();
      last = state;
      return Date.now() - since;
    },
  };
}
