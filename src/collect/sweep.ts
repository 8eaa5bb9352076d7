import { SWEEP_MAX_MS, SWEEP_MIN_MS } from './limits';

export interface Sweep {
  /** Starts over with short waits: something changed. */
  hurry(): void;
}

/**
 * Looks again, at first each second and then ever more rarely, at what has no event of its own: hidden elements that
 * come into view by style sheets alone, hanging pictures, custom elements defined late.
 * @param look returns false when nothing is left to look at; `hurry` starts it again
 */
export function createSweep(look: () => boolean, signal: AbortSignal): Sweep {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = SWEEP_MIN_MS;

  const arm = () => {
    timer = setTimeout(run, waitMs);
  };
  const run = () => {
    timer = undefined;
    if (signal.aborted || !look()) return;
    waitMs = Math.min(waitMs * 2, SWEEP_MAX_MS);
    arm();
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });

  return {
    hurry() {
      if (signal.aborted || (timer !== undefined && waitMs === SWEEP_MIN_MS)) return;
      clearTimeout(timer);
      waitMs = SWEEP_MIN_MS;
      arm();
    },
  };
}
