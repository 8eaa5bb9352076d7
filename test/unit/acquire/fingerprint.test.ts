import { describe, expect, it } from 'vitest';
import { fingerprintOf, MIN_FINGERPRINT_SIDE } from '../../../src/acquire/fingerprint';
import type { Fingerprint, Pixels } from '../../../src/core/artifact';
import { stretched } from '../../../tools/measure/credential-memory/edit';
import { photograph } from '../../support/photographs';
import { bytesOfSeed, grey } from './fixtures';

const photo = photograph('black-canyon');

function taken(pixels: Pixels): Fingerprint {
  const fingerprint = fingerprintOf(pixels);
  if ('skip' in fingerprint) throw new Error(fingerprint.skip);
  return fingerprint;
}

/** Every pixel four times. */
function doubled({ width, height, data }: Pixels): Pixels {
  const big = new Uint8ClampedArray(data.length * 4);
  for (let at = 0; at < big.length; at += 4) {
    const [x, y] = [(at >> 2) % (width * 2), Math.floor((at >> 2) / (width * 2))];
    const from = ((y >> 1) * width + (x >> 1)) * 4;
    big.set(data.subarray(from, from + 4), at);
  }
  return { width: width * 2, height: height * 2, data: big };
}

describe('the fingerprint of a picture', () => {
  it('is 256 bits and a grey picture of 32 × 32', () => {
    const { hash, luma } = taken(photo);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(atob(luma)).toHaveLength(32 * 32);
  });

  it('is what the method gave when its thresholds were measured', () => {
    expect(taken(photo).hash).toMatchInlineSnapshot(
      `"f000ffc0ffd07f807ff81ff007e007c085c0c000fff0fff801e005e0fe10fffd"`,
    );
  });

  it('does not depend on the size', () => {
    expect(taken(doubled(photo))).toEqual(taken(photo));
  });

  it('is another one for another picture', () => {
    expect(taken(photograph('nagasaki-boats')).hash).not.toBe(taken(photo).hash);
  });

  it('is taken from the smallest side on at which pictures differ enough', () => {
    const side = MIN_FINGERPRINT_SIDE;
    expect(fingerprintOf(stretched(photo, side - 1, 400))).toEqual({ skip: 'too-small' });
    expect(fingerprintOf(stretched(photo, 400, side - 1))).toEqual({ skip: 'too-small' });
    expect(fingerprintOf(stretched(photo, side, side))).toHaveProperty('hash');
  });

  it.each([
    ['one colour', grey(200, 200, () => 90)],
    ['an even slope', grey(200, 200, (x, y) => (x + y) / 2)],
    ['a slope with a speck', grey(200, 200, (x, y) => (x > 20 && x < 26 && y > 20 && y < 26 ? 255 : x))],
    ['noise', grey(640, 640, bytesOfSeed(5))],
    ['a fine pattern', grey(200, 200, (x, y) => ((x + y) % 2) * 255)],
  ])('is not taken of %s, which too many pictures resemble', (_what, pixels) => {
    expect(fingerprintOf(pixels)).toEqual({ skip: 'no-detail' });
  });
});
