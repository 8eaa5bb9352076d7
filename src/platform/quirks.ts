import { browser } from './browser';

/** Firefox suspends an event page 30 s after its last event, although a worker of it is running. */
const FIREFOX_KEEP_ALIVE_MS = 15_000;

/**
 * Keeps Firefox's event page alive while work is pending; any extension API call counts as activity.
 * Returns a function to be told how much is pending.
 */
export function keepAliveWhilePending(): (pending: number) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  return (pending) => {
    if (pending > 0) {
      timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), FIREFOX_KEEP_ALIVE_MS);
      return;
    }
    clearInterval(timer);
    timer = undefined;
  };
}
