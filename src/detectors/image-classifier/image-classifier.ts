import { isDegenerate } from '../../acquire/texture';
import type { Artifacts, Pixels } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { calibration } from './calibration';
import { deliveryOf } from './condition';
import gate from './graphic-gate.json';
import { isGraphic } from './graphic';
import { scoreView } from './score-view';
import { toEvidence } from './to-evidence';

/** Below it the model was never tested; recall falls steeply (model card; evaluation protocol §6). */
const MIN_SHORT_SIDE_PX = 128;

export const detector: Detector = {
  id: 'image-classifier',
  version: `2+${calibration.id}+${gate.id}`,
  takes: ['image'],
  needs: ['bytes', 'format', 'pixels'],
  detect,
};

/** Scores the whole picture: short side to 224 px, centre square. Composites and small edits are out of its reach. */
async function detect(
  _item: Item,
  artifacts: Artifacts,
  context: DetectContext,
): Promise<readonly Finding[] | Skip> {
  const { pixels } = artifacts;
  const reason = whyNotJudged(pixels);
  if (reason !== null) return reason;
  return [toEvidence(await scoreView(pixels, context), deliveryOf(artifacts), pixels)];
}

/** What no model is asked about; null when one may be. */
export function whyNotJudged(pixels: Pixels): Skip | null {
  if (Math.min(pixels.width, pixels.height) < MIN_SHORT_SIDE_PX) return { skip: 'too-small' };
  if (isDegenerate(pixels)) return { skip: 'no-detail' };
  return isGraphic(pixels) ? { skip: 'graphic' } : null;
}
