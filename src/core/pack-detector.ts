import type { Artifacts } from './artifact';
import type { DetectContext, Detector, Skip } from './detector';
import { AppError, toAppError, type ErrorCode } from './errors';
import type { Finding } from './evidence';
import { asStopgap } from './pack-finding';

/** Why a chosen pack that cannot be found does not judge. */
export const MISSING_PACK: ErrorCode = 'model-damaged';

export type JudgeWithPack = (
  artifacts: Artifacts,
  context: DetectContext,
) => Promise<readonly Finding[] | Skip>;

/**
 * The embedded detector with the model of a pack; where that fails, the embedded model judges and this is said.
 * @param pack its name, see `packName`
 */
export function packDetector(embedded: Detector, pack: string, judge: JudgeWithPack): Detector {
  return {
    ...embedded,
    version: `${embedded.version}+${pack}`,
    async detect(item, artifacts, context) {
      try {
        return await judge(artifacts, context);
      } catch (thrown) {
        const { code } = toAppError(thrown);
        if (code === 'cancelled') throw thrown;
        const found = await embedded.detect(item, artifacts, context);
        return 'skip' in found ? found : found.map((one) => asStopgap(one, embedded.version, pack, code));
      }
    },
  };
}

/** In the place of a chosen pack that is not stored any more, or cannot be read: as one whose files are missing. */
export function missingPackDetector(embedded: Detector, sha256: string): Detector {
  return packDetector(embedded, `missing-${sha256.slice(0, 8)}`, () =>
    Promise.reject(new AppError(MISSING_PACK, 'the chosen pack is not stored any more')),
  );
}
