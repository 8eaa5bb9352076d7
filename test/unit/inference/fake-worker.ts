import { expose } from 'comlink';
import type { TextLogits } from '../../../src/core/detector';
import type { ModelsApi, PackAnswer } from '../../../src/inference/wire';
import type { Outcome } from '../../../src/workers/outcome';

export interface FakeWorker extends Worker {
  readonly isTerminated: () => boolean;
  crash(): void;
}

/** A Worker whose other side runs here: the same comlink messages over a MessageChannel. */
export function fakeWorker(api: Partial<ModelsApi>): FakeWorker {
  const { port1, port2 } = new MessageChannel();
  const target = new EventTarget();
  let isTerminated = false;
  expose({ ...silent, ...api } satisfies ModelsApi, port2);
  port1.addEventListener('message', (event) => {
    target.dispatchEvent(new MessageEvent('message', { data: event.data }));
  });
  port1.start();
  const worker: Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'> = {
    postMessage: (message: unknown, transfer?: unknown) => {
      port1.postMessage(message, Array.isArray(transfer) ? transfer : []);
    },
    terminate: () => {
      isTerminated = true;
      port1.close();
    },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  };
  return Object.assign(worker as Worker, {
    isTerminated: () => isTerminated,
    crash: () => {
      target.dispatchEvent(new Event('error'));
    },
  });
}

export const never = <T>() => new Promise<T>(() => undefined);

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fails(
  code: 'model-damaged' | 'internal' | 'out-of-memory',
  isWorkerUsable: boolean,
): Outcome<never> {
  return { ok: false, failure: { code, message: `far ${code}`, stack: 'far stack', isWorkerUsable } };
}

const silent: ModelsApi = {
  start: () => undefined,
  image: () => never<Outcome<readonly number[]>>(),
  text: () => never<Outcome<TextLogits>>(),
  file: () => never<Outcome<ArrayBuffer>>(),
  loadPack: () => never<Outcome<null>>(),
  runPack: () => never<Outcome<PackAnswer>>(),
};
