// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SLICE_MS } from '../../../src/collect/limits';
import { createWorkLoop } from '../../../src/collect/work-loop';

describe('work while the page is idle', () => {
  let idle: (() => void)[];
  const view = {
    requestIdleCallback: (run: () => void) => idle.push(run),
  } as unknown as Window;
  const runIdle = () => {
    const due = idle;
    idle = [];
    for (const run of due) run();
  };

  beforeEach(() => {
    idle = [];
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stops after a slice and goes on in the next idle time until nothing is left', () => {
    let done = 0;
    const step = () => {
      vi.advanceTimersByTime(3);
      done += 1;
      return done < 5;
    };
    const loop = createWorkLoop(view, step, new AbortController().signal);
    loop.wake();
    loop.wake();
    expect(idle).toHaveLength(1);
    runIdle();
    expect(done).toBe(Math.ceil(SLICE_MS / 3));
    runIdle();
    expect(done).toBe(5);
    expect(idle).toHaveLength(0);
  });

  it('ends with its signal', () => {
    const control = new AbortController();
    const step = vi.fn(() => true);
    const loop = createWorkLoop(view, step, control.signal);
    loop.wake();
    control.abort();
    runIdle();
    expect(step).not.toHaveBeenCalled();
    loop.wake();
    expect(idle).toHaveLength(0);
  });
});
