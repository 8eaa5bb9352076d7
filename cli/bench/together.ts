import type { Bare } from './bare/bare.ts';
import type { Plan } from './plan.ts';
import { withProcessorTime } from './processes.ts';
import type { Session } from './session.ts';
import { median, rounded } from './stats.ts';
import { msPerItemTogether } from './whole-path.ts';

const ROUNDS_TOGETHER = 3;

/** All inputs on one page, against the same inputs back to back; ms per item, medians over the rounds. */
export interface Together {
  readonly items: number;
  readonly rounds: number;
  readonly bareMs: number;
  readonly wholeMs: number;
  readonly ratio: number;
  /** Processor time of the page with the bare runtime, and of the extension's processes; null where it is not told. */
  readonly processorMs: { readonly bare: number | null; readonly whole: number | null };
}

/** @param expectedMs about as long as one item takes */
export async function measureTogether(
  session: Session,
  plan: Plan,
  bare: Bare,
  expectedMs: number,
): Promise<Together> {
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS_TOGETHER) rounds.push(await measureRound(session, plan, bare, expectedMs));
  const medianOf = (read: (round: Round) => number | null) => {
    const values = rounds.map(read).filter((value) => value !== null);
    return values.length === 0 ? null : rounded(median(values), 2);
  };
  return {
    items: plan.groups.reduce((sum, { count }) => sum + count, 0),
    rounds: rounds.length,
    bareMs: rounded(median(rounds.map(({ bareMs }) => bareMs))),
    wholeMs: rounded(median(rounds.map(({ wholeMs }) => wholeMs))),
    ratio: rounded(median(rounds.map(({ bareMs, wholeMs }) => wholeMs / bareMs)), 2),
    processorMs: {
      bare: medianOf(({ bareProcessorMs }) => bareProcessorMs),
      whole: medianOf(({ wholeProcessorMs }) => wholeProcessorMs),
    },
  };
}

/** ms per item */
interface Round {
  readonly bareMs: number;
  readonly wholeMs: number;
  readonly bareProcessorMs: number | null;
  readonly wholeProcessorMs: number | null;
}

async function measureRound(
  session: Session,
  { kind, groups }: Plan,
  bare: Bare,
  expectedMs: number,
): Promise<Round> {
  const inputs = groups.flatMap(({ count, make }) => Array.from({ length: count }, make));
  await bare.prepare(kind, inputs);
  const alone = await withProcessorTime('page', () => bare.run(kind, inputs));
  const all = await withProcessorTime('extension', () =>
    msPerItemTogether(session, kind, inputs, expectedMs),
  );
  const perItem = (ms: number | null) => (ms === null ? null : ms / inputs.length);
  return {
    bareMs: alone.result.reduce((sum, { ms }) => sum + ms, 0) / inputs.length,
    wholeMs: all.result,
    bareProcessorMs: perItem(alone.processorMs),
    wholeProcessorMs: perItem(all.processorMs),
  };
}
