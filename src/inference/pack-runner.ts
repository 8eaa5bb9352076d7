import { AppError, toAppError } from '../core/errors';
import type { Pack, PackState } from '../core/pack';
import type { WorkerCall } from '../workers/worker-client';
import type { ModelsApi, PackInput } from './wire';

/** Reading, hashing and preparing 200 MB takes about this long on a slow disk; the fallback still fits into a detector's minute. */
const LOAD_LIMIT_MS = 25_000;
/** The embedded models take 0.1–0.3 s; a page of fifty pictures would wait for minutes beyond this. */
const RUN_LIMIT_MS = 3_000;

/** Runs packs. One that fails is not asked again until `forget`: a page of pictures must not wait for each. */
export interface PackRunner {
  /** @returns the model's raw numbers, as many as the pack promises, all finite. @throws AppError */
  run(pack: Pack, input: PackInput, signal: AbortSignal): Promise<readonly number[]>;
  states(): readonly PackState[];
  forget(): void;
}

export type CallWorker = <T>(
  run: WorkerCall<ModelsApi, T>,
  signal: AbortSignal,
  timeoutMs: number,
) => Promise<T>;

export function createPackRunner(
  call: CallWorker,
  limits = { loadMs: LOAD_LIMIT_MS, runMs: RUN_LIMIT_MS },
): PackRunner {
  const states = new Map<string, PackState>();
  return {
    async run(pack, input, signal) {
      const { sha256 } = pack;
      const known = states.get(sha256)?.code ?? null;
      if (known !== null) throw new AppError(known, 'the pack has failed before');
      try {
        await call((api) => api.loadPack(pack), signal, limits.loadMs);
        const { numbers, ms } = await call((api) => api.runPack(pack, input), signal, limits.runMs);
        states.set(sha256, { sha256, code: null, ms });
        return numbers;
      } catch (thrown) {
        const { code } = toAppError(thrown);
        if (code !== 'cancelled') states.set(sha256, { sha256, code, ms: null });
        throw thrown;
      }
    },
    states: () => [...states.values()],
    forget() {
      states.clear();
    },
  };
}
