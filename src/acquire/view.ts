import type { Pixels } from '../core/artifact';
import { resizeRegion } from './resample';

/**
 * The whole picture as a model sees it: short side resized to `size` (bilinear, antialiased), centre square cut out.
 * Equal in every byte to the view that the image model is trained with.
 * @param size side of the square, px
 */
export function wholeView(pixels: Pixels, size: number): Pixels {
  return centreSquare(pixels, size / Math.min(pixels.width, pixels.height), size);
}

/** How a square is taken from a picture; as `core/pack.ts` names it. */
export type SquareRule =
  | { readonly rule: 'short-side'; readonly to: number }
  | { readonly rule: 'squash' }
  | { readonly rule: 'crop' };

/**
 * A square as a model pack wants it; bilinear, antialiased.
 * @returns null when the picture is smaller than a square that is cut out without resizing
 */
export function squareView(pixels: Pixels, size: number, resize: SquareRule): Pixels | null {
  if (resize.rule === 'squash')
    return resizeRegion(pixels, size, size, { left: 0, top: 0, width: size, height: size });
  const short = Math.min(pixels.width, pixels.height);
  if (resize.rule === 'crop' && short < size) return null;
  return centreSquare(pixels, resize.rule === 'crop' ? 1 : resize.to / short, size);
}

/** Resized by `scale`, but no side below `size`; the square of `size` in the middle. */
function centreSquare(pixels: Pixels, scale: number, size: number): Pixels {
  const width = Math.max(size, roundHalfEven(pixels.width * scale));
  const height = Math.max(size, roundHalfEven(pixels.height * scale));
  const square = { left: (width - size) >> 1, top: (height - size) >> 1, width: size, height: size };
  return resizeRegion(pixels, width, height, square);
}

/** As Python's `round`: 0.5 → 0, 1.5 → 2, 2.5 → 2. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
