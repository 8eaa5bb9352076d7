import { setTimeout } from 'node:timers/promises';
import { checkInput, watchNetwork } from './check-input.ts';
import type { Problem } from './check-input.ts';
import { inputsOf } from './make-input.ts';
import type { Input } from './make-input.ts';
import { shrink } from './shrink.ts';
import type { Target } from './target.ts';
import { targets } from './targets.ts';
import type { TargetName } from './targets.ts';
import type { Found, Job, Report } from './worker.ts';

/** Inputs between two looks at the memory, and before the first: caches and compiled code settle until then. */
const lookEvery = 5000;
/** Growth over a whole job that is not explained by caches. */
const maxGrownBytes = 16 * 1024 * 1024;

export async function runJob(job: Job, report: (report: Report) => void): Promise<void> {
  const { target } = await targets[job.parser as TargetName]();
  watchNetwork();
  const inputAt = inputsOf(target, job.seed);
  let slowest = { ms: 0, index: job.from };
  let firstBytes: number | null = null;
  let grownBytes = 0;
  for (let index = job.from; index < job.to; index += 1) {
    Atomics.store(job.progress, 0, index);
    Atomics.add(job.progress, 1, 1);
    const input = inputAt(index);
    const { problem, ms } = await checkInput(target, input.bytes, input.name);
    if (ms > slowest.ms) slowest = { ms, index };
    if (problem !== null) {
      report({ kind: 'found', found: await describe(target, index, input, problem) });
      // After a trap the memory of the wasm is not to be used: the main thread starts another worker.
      if (problem.kind === 'trap') return;
    }
    if ((index - job.from) % lookEvery !== lookEvery - 1) continue;
    const held = await heldBytes(target);
    firstBytes ??= held;
    grownBytes = held - firstBytes;
  }
  if (grownBytes > maxGrownBytes) report({ kind: 'found', found: growth(job, grownBytes) });
  report({ kind: 'done', slowestMs: slowest.ms, slowestIndex: slowest.index, grownBytes });
}

async function describe(target: Target, index: number, input: Input, problem: Problem): Promise<Found> {
  const bytes = problem.kind === 'threw' ? await shrink(target, input, problem) : input.bytes;
  return { index, kind: problem.kind, message: problem.message, name: input.name, bytes };
}

function growth({ from }: Job, grownBytes: number): Found {
  const message = `${Math.round(grownBytes / 1024 / 1024)} MiB more held at the end than at the start`;
  return { index: from, kind: 'memory', message, name: 'none.txt', bytes: new Uint8Array() };
}

/** What is still held after a collection; buffers are given back a moment after the objects that held them. */
async function heldBytes(target: Target): Promise<number> {
  globalThis.gc?.();
  await setTimeout(20);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers + (target.foreignBytes?.() ?? 0);
}
