import { describe, expect, it } from 'vitest';
import { resizeBilinear } from '../../../src/acquire/resample';
import { isDegenerate, measureTexture } from '../../../src/acquire/texture';
import { bytesOfSeed, grey } from './fixtures';

const noise = (seed: number) => {
  const next = bytesOfSeed(seed);
  return grey(400, 300, () => next());
};

describe('isDegenerate', () => {
  it.each([
    ['one colour', grey(300, 200, () => 118)],
    ['one colour with faint grain', grey(300, 200, (x, y) => 118 + ((x * 7 + y * 13) % 3))],
    ['noise', noise(1)],
    ['other noise', noise(99)],
    ['a chessboard of single pixels', grey(256, 256, (x, y) => ((x + y) % 2) * 255)],
    ['a single pixel', grey(1, 1, () => 40)],
  ])('says nothing can be seen in %s', (_, pixels) => {
    expect(isDegenerate(pixels)).toBe(true);
  });

  it.each([
    ['a soft gradient', grey(300, 200, (x) => x / 2)],
    [
      'waves with grain',
      grey(300, 200, (x, y) => 128 + 60 * Math.sin(x / 9) + 40 * Math.cos(y / 17) + ((x * y) % 9)),
    ],
    ['a page of text', grey(300, 200, (x, y) => (y % 20 < 12 && x % 9 < 3 ? 20 : 250))],
    [
      'a dark picture with some light',
      grey(300, 200, (x, y) => (Math.hypot(x - 150, y - 100) < 30 ? 90 : 4)),
    ],
    ['a picture of 2 × 200 px', grey(2, 200, (_x, y) => y)],
    ['enlarged noise, which is made of patches', resizeBilinear(noise(5), 2000, 1500)],
  ])('lets pass %s', (_, pixels) => {
    expect(isDegenerate(pixels)).toBe(false);
  });
});

describe('measureTexture', () => {
  it('gives deviation and correlation of a known pattern', () => {
    const stripes = measureTexture(grey(200, 200, (_x, y) => (y % 2) * 200));
    expect(stripes.deviation).toBeCloseTo(100, 0);
    expect(stripes.correlation).toBeCloseTo(0, 1); // 1 along the rows, −1 across them
  });

  it('takes little time for a large picture', () => {
    const pixels = grey(3000, 2000, (x) => x % 256);
    const start = performance.now();
    measureTexture(pixels);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
