import { bmvbhash } from 'blockhash-core';
import type { Fingerprint, Pixels } from '../core/artifact';
import type { Skip } from '../core/detector';
import { greyGrid } from './grey-grid';

/** px, short side. Smaller ones are icons and buttons, of which very many look alike. */
export const MIN_FINGERPRINT_SIDE = 96;

/** Grey levels, see `detailOf`. Clear skies, plain colours and noise stay below; of 4,300 pictures, 43 did. */
const MIN_DETAIL = 8;

/** 16 × 16 blocks, 256 bits: the size that the method's authors give (Blockhash, http://blockhash.io). */
const HASH_SIDE = 16;
/** Side of `Fingerprint.luma`. */
const LUMA_SIDE = 32;
/** Both are means of parts of one grid, so that the picture is read once. */
const GRID_SIDE = 64;

/**
 * By what a picture is recognised when it comes again. Another method would give hashes that match none of those already
 * kept: they would be forgotten, not mistaken.
 * @returns a skip: `too-small`, `no-detail`
 */
export function fingerprintOf(pixels: Pixels): Fingerprint | Skip {
  if (Math.min(pixels.width, pixels.height) < MIN_FINGERPRINT_SIDE) return { skip: 'too-small' };
  const grid = greyGrid(pixels, GRID_SIDE);
  const luma = halved(grid);
  if (detailOf(luma) < MIN_DETAIL) return { skip: 'no-detail' };
  const blocks = { width: GRID_SIDE, height: GRID_SIDE, data: asPixels(grid) };
  return { hash: bmvbhash(blocks, HASH_SIDE), luma: btoa(String.fromCharCode(...luma)) };
}

/** Means of 2 × 2. */
function halved(grid: Float32Array): Uint8ClampedArray {
  const at = (x: number, y: number) => grid[y * GRID_SIDE + x] ?? 0;
  return Uint8ClampedArray.from({ length: LUMA_SIDE ** 2 }, (_, i) => {
    const x = (i % LUMA_SIDE) * 2;
    const y = Math.floor(i / LUMA_SIDE) * 2;
    return (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4;
  });
}

/** Standard deviation that is left when the best even slope of brightness is taken away, grey levels. */
function detailOf(luma: Uint8ClampedArray): number {
  const centre = (LUMA_SIDE - 1) / 2;
  const sums = { level: 0, square: 0, across: 0, down: 0, place: 0 };
  luma.forEach((level, i) => {
    const x = (i % LUMA_SIDE) - centre;
    const y = Math.floor(i / LUMA_SIDE) - centre;
    sums.level += level;
    sums.square += level * level;
    sums.across += level * x;
    sums.down += level * y;
    sums.place += x * x;
  });
  const variance = sums.square / luma.length - (sums.level / luma.length) ** 2;
  const slope = (sums.across ** 2 + sums.down ** 2) / sums.place / luma.length;
  return Math.sqrt(Math.max(0, variance - slope));
}

/** Opaque grey RGBA, as the library takes it. */
function asPixels(grid: Float32Array): Uint8ClampedArray {
  const data = new Uint8ClampedArray(grid.length * 4).fill(255);
  grid.forEach((level, at) => {
    data[at * 4] = level;
    data[at * 4 + 1] = level;
    data[at * 4 + 2] = level;
  });
  return data;
}
