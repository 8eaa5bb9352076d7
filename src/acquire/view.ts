import type { Pixels } from '../core/artifact';
import { resizeRegion } from './resample';

/**
 * The whole picture as a model sees it: short side resized to `size` (bilinear, antialiased), centre square cut out.
 * Equal in every byte to the view that the image model is trained with.
 * @param size side of the square, px
 */
export function wholeView(pixels: Pixels, size: number): Pixels {
  const scale = size / Math.min(pixels.width, pixels.height);
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
