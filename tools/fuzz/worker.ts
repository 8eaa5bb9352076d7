/** Feeds a range of inputs to one parser; what it finds goes to the main thread, which also watches for hangs. */
import { parentPort, workerData } from 'node:worker_threads';
import './resolve.ts';

export interface Job {
  readonly parser: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Number of the input under way, and how many calls have begun; read by the main thread. */
  readonly progress: Int32Array;
}

export interface Found {
  readonly index: number;
  readonly kind: string;
  readonly message: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Report =
  | { readonly kind: 'found'; readonly found: Found }
  | {
      readonly kind: 'done';
      readonly slowestMs: number;
      readonly slowestIndex: number;
      readonly grownBytes: number;
    };

const { runJob } = await import('./run-job.ts');
await runJob(workerData as Job, (report: Report) => parentPort?.postMessage(report));
