import type { Pixels } from '../../../../src/core/artifact';

/** A smooth picture with enough detail to be looked at. */
export function smoothPicture(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set([128 + 90 * Math.sin(x / 9), 128 + 90 * Math.cos(y / 7), (x + y) % 256, 255], 4 * i);
  }
  return { width, height, data };
}
