import { Worker } from 'node:worker_threads';
import { keepFinding } from './findings.ts';
import { inputsOf } from './make-input.ts';
import type { State } from './state.ts';
import { targets } from './targets.ts';
import type { TargetName } from './targets.ts';
import type { Found, Job, Report } from './worker.ts';

/** Wall time without progress that ends a worker; far above the limit of a call, because the machine may be busy. */
const hangMs = 20_000;
/** A worker that holds more is ended by Node, which counts as a finding. */
const maxHeapMb = 512;

/** Runs the inputs from `state.next` to `to`; where a worker breaks down, another goes on with the next input. */
export async function runInWorkers(state: State, to: number): Promise<State> {
  const startedAt = performance.now();
  let { next, findings, slowestMs, slowestInput, grownBytes } = state;
  const keep = (found: Found) => {
    findings += 1;
    const isNew = keepFinding(state.parser, state.seed, found);
    if (isNew) console.error(`${state.parser} input ${found.index}: ${found.kind}: ${found.message}`);
  };
  while (next < to) {
    const job = { parser: state.parser, seed: state.seed, from: next, to, progress: sharedNumbers() };
    const { reports, brokeDown } = await runJob(job);
    if (Atomics.load(job.progress, 1) === 0) throw new Error(brokeDown ?? 'the worker did not start');
    for (const report of reports) {
      if (report.kind === 'found') keep(report.found);
      else {
        if (report.slowestMs > slowestMs) [slowestMs, slowestInput] = [report.slowestMs, report.slowestIndex];
        grownBytes = Math.max(grownBytes, report.grownBytes);
      }
    }
    const isDone = reports.at(-1)?.kind === 'done';
    const last = Atomics.load(job.progress, 0);
    if (brokeDown !== null) keep(await inputOf(job, last, brokeDown));
    next = isDone ? to : last + 1;
  }
  const seconds = state.seconds + (performance.now() - startedAt) / 1000;
  const inputs = state.inputs + to - state.next;
  return { ...state, next, inputs, findings, seconds, slowestMs, slowestInput, grownBytes };
}

function sharedNumbers(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(8));
}

interface Outcome {
  readonly reports: readonly Report[];
  /** Why the worker ended before its time; null when it did not. */
  readonly brokeDown: string | null;
}

function runJob(job: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    const reports: Report[] = [];
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    let brokeDown: string | null = null;
    let calls = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(job.progress, 1);
      if (now === calls && now > 0) {
        brokeDown = 'hang';
        void worker.terminate();
      }
      calls = now;
    }, hangMs);
    worker.on('message', (report: Report) => reports.push(report));
    worker.on('error', (error) => (brokeDown = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve({ reports, brokeDown });
    });
  });
}

async function inputOf({ parser, seed }: Job, index: number, reason: string): Promise<Found> {
  const { target } = await targets[parser as TargetName]();
  const { name, bytes } = inputsOf(target, seed)(index);
  return { index, kind: reason === 'hang' ? 'hang' : 'memory', message: reason, name, bytes };
}
