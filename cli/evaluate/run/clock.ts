import type { Progress } from '../../progress.ts';
import type { Speed } from '../report/evaluation-report.ts';
import type { Score } from './score.ts';

/** Follows how fast verdicts come, and tells the person who waits. */
export interface Clock {
  add(scores: readonly Score[]): void;
  speed(): Speed | null;
}

/** Where no terminal shows the line, one is written this often. */
const SAY_MS = 30_000;

export function startClock(browser: string, all: number, progress: Progress): Clock {
  const startedAt = Date.now();
  let [done, verdictMs, saidAt] = [0, 0, 0];
  return {
    add(scores) {
      done += scores.length;
      verdictMs += scores.reduce((sum, { totalMs }) => sum + totalMs, 0);
      if (!process.stderr.isTTY && Date.now() - saidAt < SAY_MS) return;
      saidAt = Date.now();
      progress.update(progressText(browser, done, all, saidAt - startedAt));
    },
    speed() {
      if (done === 0) return null;
      return {
        rows: done,
        msPerRow: Math.round((Date.now() - startedAt) / done),
        meanVerdictMs: Math.round(verdictMs / done),
      };
    },
  };
}

/** @param elapsedMs for what is done */
export function progressText(browser: string, done: number, all: number, elapsedMs: number): string {
  const msPerRow = elapsedMs / Math.max(1, done);
  const leftS = Math.round(((all - done) * msPerRow) / 1_000);
  const left = leftS < 120 ? `${leftS} s` : `${Math.round(leftS / 60)} min`;
  return `${browser}: ${done} of ${all} rows, ${Math.round(msPerRow)} ms each, about ${left} left …`;
}
