import type { Pixels } from '../../core/artifact';
import type { NoRegions } from '../../core/image-regions';

type Size = Pick<Pixels, 'width' | 'height'>;

/** A square part of a picture, px. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The model looks at 224 px: a smaller square would be enlarged more than twice, and blur is all it would see. */
const MIN_SQUARE_PX = 112;
/** Three along the short side make 15 views: a few seconds. */
const MAX_ALONG = 5;
/** What lies on the border of one square lies well inside its neighbour. */
const MIN_OVERLAP = 1 / 4;
/** How long a row of `MAX_ALONG` squares is, in sides of one square. */
const REACH = 1 + (MAX_ALONG - 1) * (1 - MIN_OVERLAP);

/** Why a picture is not cut into squares; null when it can be. */
export function whyNoSquares({ width, height }: Size): NoRegions | null {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < 2 * MIN_SQUARE_PX) return { outcome: 'too-small' };
  return long > REACH * short ? { outcome: 'too-long' } : null;
}

/**
 * Evenly spaced squares that cover a picture, row by row: of half its short side, larger only where it is so long that
 * `MAX_ALONG` of these would not reach from end to end.
 * @param size of a picture that `whyNoSquares` does not refuse
 */
export function squaresOver({ width, height }: Size): readonly Square[] {
  const side = Math.max(Math.min(width, height) / 2, Math.max(width, height) / REACH);
  const columns = starts(width, side);
  return starts(height, side).flatMap((top) => columns.map((left) => ({ left, top, side: Math.ceil(side) })));
}

function starts(length: number, side: number): readonly number[] {
  const steps = Math.ceil((length - side) / (side * (1 - MIN_OVERLAP)));
  const last = length - Math.ceil(side);
  return Array.from({ length: steps + 1 }, (_, i) => (steps === 0 ? 0 : Math.round((i * last) / steps)));
}
