import type { Artifacts, Pixels } from '../../core/artifact';
import { AppError } from '../../core/errors';
import type { ImageRegion, NoRegions, RegionScores } from '../../core/image-regions';
import { deliveryOf } from './condition';
import { crop } from './crop';
import { whyNotJudged } from './image-classifier';
import { scoreView, type ScoreContext } from './score-view';
import { squaresOver, whyNoSquares, type Square } from './squares';
import { toEvidence, zOf } from './to-evidence';

/**
 * Lets the embedded model look at squares of a picture, each alone. Takes seconds, so it is done for a person who asks.
 * Nothing is scored in a picture that may not be called likely AI-generated as a whole.
 * @throws AppError `cancelled`, and as `Inference.image`
 */
export async function scoreRegions(
  artifacts: Pick<Artifacts, 'bytes' | 'format' | 'pixels'>,
  context: ScoreContext,
): Promise<RegionScores | NoRegions> {
  const { pixels } = artifacts;
  if (whyNotJudged(pixels) !== null) return { outcome: 'undecided' };
  const refusal = whyNoSquares(pixels);
  if (refusal !== null) return refusal;
  const logits = await scoreView(pixels, context);
  const { estimate } = toEvidence(logits, deliveryOf(artifacts), pixels);
  if (estimate?.mayAccuse !== true) return { outcome: 'undecided' };
  return { outcome: 'regions', whole: zOf(logits), regions: await scoreSquares(pixels, context) };
}

/** One after the other: the model has one worker, and each view waits for no more than one other. */
async function scoreSquares(pixels: Pixels, context: ScoreContext): Promise<readonly ImageRegion[]> {
  const regions: ImageRegion[] = [];
  for (const square of squaresOver(pixels)) {
    if (context.signal.aborted) throw new AppError('cancelled');
    const logits = await scoreView(crop(pixels, square), context);
    regions.push({ ...sharesOf(square, pixels), z: zOf(logits) });
  }
  return regions;
}

function sharesOf({ left, top, side }: Square, { width, height }: Pixels): Omit<ImageRegion, 'z'> {
  return { left: left / width, top: top / height, width: side / width, height: side / height };
}
