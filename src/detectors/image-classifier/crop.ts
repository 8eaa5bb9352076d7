import type { Pixels } from '../../core/artifact';
import type { Square } from './squares';

/** @param square lies inside the picture */
export function crop({ width, data }: Pixels, { left, top, side }: Square): Pixels {
  const out = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    const from = ((top + y) * width + left) * 4;
    out.set(data.subarray(from, from + side * 4), y * side * 4);
  }
  return { width: side, height: side, data: out };
}
