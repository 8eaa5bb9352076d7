import { wholeView } from '../../acquire/view';
import type { Pixels } from '../../core/artifact';
import type { DetectContext } from '../../core/detector';
import { calibration } from './calibration';
import { toPixelValues } from './pixel-values';

/** Side of the square the model was trained on. */
const VIEW_SIZE_PX = 224;

export type ScoreContext = Pick<DetectContext, 'inference' | 'signal'>;

/**
 * What the embedded model says of a picture, or of a part cut out of one: short side to 224 px, centre square.
 * @returns raw logits [camera or hand, AI]
 */
export function scoreView(pixels: Pixels, { inference, signal }: ScoreContext): Promise<readonly number[]> {
  const values = toPixelValues(wholeView(pixels, VIEW_SIZE_PX));
  return inference.image(calibration.model, values, VIEW_SIZE_PX, signal);
}
