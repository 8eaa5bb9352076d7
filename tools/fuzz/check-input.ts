import { AppError } from '../../src/core/errors.ts';
import type { Target } from './target.ts';

/** Longest time one input may take, in processor time: other work on the machine is not the parser's fault. */
export const maxCallMs = 2000;

/** What a parser did that it must not do. */
export interface Problem {
  readonly kind: 'threw' | 'trap' | 'slow' | 'network' | 'hang' | 'memory';
  readonly message: string;
}

export interface Checked {
  readonly problem: Problem | null;
  /** Processor time. */
  readonly ms: number;
}

/** Feeds one input to a parser and says what went wrong, if anything. */
export async function checkInput(
  target: Target,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  maxMs = maxCallMs,
): Promise<Checked> {
  const stop = startClock();
  const requestsBefore = requests.length;
  let problem: Problem | null = null;
  try {
    const answer = target.run(bytes, name);
    if (answer instanceof Promise) await answer;
  } catch (thrown) {
    problem = problemOf(thrown);
  }
  const ms = stop();
  if (ms > maxMs) problem ??= { kind: 'slow', message: `${Math.round(ms)} ms` };
  if (requests.length > requestsBefore)
    problem = { kind: 'network', message: requests.slice(requestsBefore).join(' ') };
  return { problem, ms };
}

/** Processor time; never more than what passed on the wall. */
function startClock(): () => number {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return Math.min(performance.now() - startedAt, (user + system) / 1000);
  };
}

/** AppError is the one error that parsers may throw. A trap of the wasm is one too, but each is worth knowing. */
function problemOf(thrown: unknown): Problem | null {
  if (thrown instanceof AppError && thrown.code === 'worker-crashed')
    return { kind: 'trap', message: thrown.message };
  if (thrown instanceof AppError && thrown.code !== 'internal') return null;
  return {
    kind: 'threw',
    message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
  };
}

const requests: string[] = [];

/** Puts a note in place of every way out of this thread that a parser could take. */
export function watchNetwork(): void {
  const refuse = (way: string) =>
    function refused(...given: unknown[]): never {
      requests.push(`${way} ${String(given[0])}`);
      throw new TypeError('no request may be made');
    };
  for (const way of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'] as const)
    Object.defineProperty(globalThis, way, { value: refuse(way), configurable: true, writable: true });
}
