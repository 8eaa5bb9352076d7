import type { Artifacts } from './artifact';
import type { DetectContext, Detector, Skip } from './detector';
import { toAppError } from './errors';
import type { Finding } from './evidence';
import { packName, type Pack } from './pack';
import { asStopgap } from './pack-finding';

export type JudgeWithPack = (
  artifacts: Artifacts,
  context: DetectContext,
) => Promise<readonly Finding[] | Skip>;

/** The embedded detector with the model of a pack; where that fails, the embedded model judges and this is said. */
export function packDetector(embedded: Detector, pack: Pack, judge: JudgeWithPack): Detector {
  return {
    ...embedded,
    version: `${embedded.version}+${packName(pack)}`,
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
