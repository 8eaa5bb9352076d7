import { type EngineLine, itemOf, type Subject } from './engine-line.ts';
import { type Score, toScore } from './score.ts';

/** One row that has no score yet. */
export interface Job {
  readonly id: string;
  readonly key: string;
  /** Called just before it is sent. */
  readonly subject: () => Promise<Subject>;
}

/** The engine looks at two at a time; the rest wait there, so that it never waits for us. */
const IN_FLIGHT = 16;
const WAIT_FOR = 4;
const WAIT_MS = 5_000;
/** The longest document takes a few seconds; a first load of models not much more. */
const SEND_AGAIN_MS = 60_000;
const GIVE_UP_MS = 300_000;

interface Flight {
  readonly job: Job;
  readonly isRetry: boolean;
  readonly startedAt: number;
  sentAt: number;
}

/**
 * Sends jobs so that the engine always has some waiting, and yields scores as they come.
 * @throws Error when a row has no verdict for five minutes
 */
export async function* runJobs(
  jobs: AsyncIterable<Job>,
  line: EngineLine,
  signal: AbortSignal,
): AsyncGenerator<readonly Score[]> {
  const source = jobs[Symbol.asyncIterator]();
  const flights = new Map<string, Flight>();
  const again: Job[] = [];
  let number = 0;
  let isOut = false;

  const take = async (): Promise<{ job: Job; isRetry: boolean } | null> => {
    const retried = again.pop();
    if (retried) return { job: retried, isRetry: true };
    if (isOut) return null;
    const next = await source.next();
    isOut = next.done === true;
    return next.done ? null : { job: next.value, isRetry: false };
  };

  while (true) {
    signal.throwIfAborted();
    const items = await sendAgain(flights);
    while (flights.size < IN_FLIGHT) {
      const taken = await take();
      if (taken === null) break;
      const item = itemOf((number += 1), await taken.job.subject());
      flights.set(item.id, { ...taken, startedAt: Date.now(), sentAt: Date.now() });
      items.push(item);
    }
    if (flights.size === 0) return;
    const answers = await line.step(items, Math.min(WAIT_FOR, flights.size), WAIT_MS);
    const scores: Score[] = [];
    for (const { verdict, language } of answers) {
      const flight = flights.get(verdict.itemId);
      // Sent twice, answered twice.
      if (flight === undefined || !flights.delete(verdict.itemId)) continue;
      const { job, isRetry } = flight;
      if (verdict.label === 'failed' && !isRetry) again.push(job);
      else scores.push(toScore(job.key, job.id, verdict, language));
    }
    if (scores.length > 0) yield scores;
  }
}

/** Rows whose verdict is long overdue: the engine may have ended with them. */
async function sendAgain(flights: ReadonlyMap<string, Flight>) {
  const items: ReturnType<typeof itemOf>[] = [];
  const now = Date.now();
  for (const [id, flight] of flights) {
    if (now - flight.startedAt > GIVE_UP_MS)
      throw new Error(`${flight.job.id}: no verdict in ${GIVE_UP_MS / 1000} s.`);
    if (now - flight.sentAt < SEND_AGAIN_MS) continue;
    flight.sentAt = now;
    items.push({ ...itemOf(0, await flight.job.subject()), id });
  }
  return items;
}
