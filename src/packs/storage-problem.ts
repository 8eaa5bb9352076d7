import type { PackProblem } from '../core/pack';

export type StorageProblem = Extract<PackProblem, 'no-space' | 'storage'>;

/** Browsers name the lack of space `QuotaExceededError`; whatever else a storage throws, freeing space does not help. */
export function storageProblem(thrown: unknown): StorageProblem {
  return thrown instanceof Error && thrown.name === 'QuotaExceededError' ? 'no-space' : 'storage';
}
