import { IDLE_TIMEOUT_MS, SLICE_MS } from './limits';

export interface WorkLoop {
  /** Makes sure that work goes on soon; cheap to call at any time. */
  wake(): void;
}

/**
 * Does work in short slices while the page is idle.
 * @param step does one small piece; returns false when nothing is left
 */
export function createWorkLoop(view: Window, step: () => boolean, signal: AbortSignal): WorkLoop {
  let isScheduled = false;

  const run = () => {
    isScheduled = false;
    const endAt = performance.now() + SLICE_MS;
    let hasMore = true;
    while (hasMore && !signal.aborted && performance.now() < endAt) hasMore = step();
    if (hasMore) wake();
  };

  const wake = () => {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    // Missing in test environments only.
    if (typeof view.requestIdleCallback === 'function')
      view.requestIdleCallback(run, { timeout: IDLE_TIMEOUT_MS });
    else setTimeout(run, 0);
  };

  return { wake };
}
