import type { Artifacts } from '../core/artifact';
import type { DetectContext, Detector } from '../core/detector';
import { AppError, toAppError } from '../core/errors';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';

/** The slowest honest case is a cold model load on a slow machine (a few seconds); beyond this something hangs. */
export const DETECTOR_TIMEOUT_MS = 60_000;

export interface DetectorRun {
  readonly detector: Detector;
  readonly item: Item;
  readonly artifacts: Artifacts;
  readonly context: DetectContext;
}

/** Runs one detector and turns whatever happens into evidence; only cancellation is thrown on. */
export async function runDetector(
  run: DetectorRun,
  timeoutMs = DETECTOR_TIMEOUT_MS,
): Promise<readonly Evidence[]> {
  const startedAt = performance.now();
  const base = () => ({
    detector: run.detector.id,
    version: run.detector.version,
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
  });
  try {
    const result = await withTimeout(run, timeoutMs);
    if ('skip' in result) return [{ ...base(), status: 'skipped', reason: result.skip }];
    if (result.length === 0) return [{ ...base(), status: 'absent' }];
    return result.map((finding) => ({ ...base(), status: 'found', ...finding }));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'cancelled') throw error;
    return [{ ...base(), status: 'failed', code: error.code, message: error.message }];
  }
}

async function withTimeout({ detector, item, artifacts, context }: DetectorRun, timeoutMs: number) {
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([context.signal, limit]);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new AppError(limit.aborted ? 'timeout' : 'cancelled'));
    });
  });
  return Promise.race([detector.detect(item, artifacts, { ...context, signal }), stopped]);
}
