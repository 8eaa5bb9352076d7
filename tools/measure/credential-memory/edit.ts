import { resizeBilinear } from '../../../src/acquire/resample.ts';
import { readJpeg, writeJpeg } from '../../sample/pictures.ts';
import { clamped, type Picture } from '../../watermark/read-picture.ts';

export function recompressed(picture: Picture, quality: number): Picture {
  const { width, height, data } = picture;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return clamped(readJpeg(writeJpeg({ width, height, data: bytes }, quality)));
}

/** Never enlarged. @param longSide px */
export function shrunk(picture: Picture, longSide: number): Picture {
  const scale = longSide / Math.max(picture.width, picture.height);
  return scale >= 1 ? picture : stretched(picture, picture.width * scale, picture.height * scale);
}

export function stretched(picture: Picture, width: number, height: number): Picture {
  return resizeBilinear(picture, Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
}

/** @param share of each side that goes, half of it at either end */
export function crop(picture: Picture, share: number): Picture {
  const left = Math.round((picture.width * share) / 2);
  const top = Math.round((picture.height * share) / 2);
  const [width, height] = [picture.width - 2 * left, picture.height - 2 * top];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = ((y + top) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + width * 4), y * width * 4);
  }
  return { width, height, data };
}

/** Changes the three colours of every pixel. @param x place, 0..1 */
export function mapped(picture: Picture, to: (level: number, x: number, y: number) => number): Picture {
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 1) {
    if (at % 4 === 3) continue;
    const pixel = at >> 2;
    const [x, y] = [pixel % picture.width, Math.floor(pixel / picture.width)];
    data[at] = to(data[at]!, x / picture.width, y / picture.height);
  }
  return { ...picture, data };
}

export function mirrored(picture: Picture): Picture {
  const data = new Uint8ClampedArray(picture.data.length);
  for (let at = 0; at < data.length; at += 4) {
    const x = (at >> 2) % picture.width;
    const from = at + (picture.width - 1 - 2 * x) * 4;
    data.set(picture.data.subarray(from, from + 4), at);
  }
  return { ...picture, data };
}

/** Made smaller and laid on white, so that the whole keeps its size. @param share width of the border */
export function onWhite(picture: Picture, share: number): Picture {
  const { width, height } = picture;
  const inner = stretched(picture, width * (1 - 2 * share), height * (1 - 2 * share));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const [left, top] = [(width - inner.width) >> 1, (height - inner.height) >> 1];
  for (let y = 0; y < inner.height; y += 1) {
    const row = inner.data.subarray(y * inner.width * 4, (y + 1) * inner.width * 4);
    data.set(row, ((y + top) * width + left) * 4);
  }
  return { width, height, data };
}
