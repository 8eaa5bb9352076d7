import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../../src/core/artifact';
import { isGraphic, measureGraphic } from '../../../../src/detectors/image-classifier/graphic';
import { bytesOfSeed } from '../../acquire/fixtures';

type Colour = (x: number, y: number) => readonly [number, number, number];

function painted(width: number, height: number, colour: Colour): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i += 1)
    data.set([...colour(i % width, Math.floor(i / width)), 255], 4 * i);
  return { width, height, data };
}

const text = painted(300, 200, (x, y) => (y % 20 < 12 && x % 9 < 3 ? [20, 20, 20] : [251, 251, 251]));
const ramps = painted(300, 200, (x, y) => [(x + y) % 256, (x * 3) % 256, (y * 2) % 256]);

function photoLike(): Pixels {
  const grain = bytesOfSeed(7);
  return painted(600, 400, (x, y) => {
    const light = 110 + 50 * Math.sin(x / 47) + 40 * Math.cos(y / 31);
    const noisy = (base: number) => base + grain() / 16;
    return [noisy(light), noisy(light * 0.9), noisy(light * 0.7)];
  });
}

describe('measureGraphic', () => {
  it.each([
    ['a page of text', text, [0.9183, 0.0817, 1, 0.8052]],
    ['ramps of colour', ramps, [0.4925, 0.0111, 0.0157, 0.0002]],
  ])('finds in %s what the fit in training finds', (_, pixels, expected) => {
    const { flat, drawn, common, extreme } = measureGraphic(pixels);
    [flat, drawn, common, extreme].forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 0, 4));
  });
});

describe('isGraphic', () => {
  it('stops a page of text', () => {
    expect(isGraphic(text)).toBe(true);
  });

  it('lets pass what has the light and grain of a photograph', () => {
    expect(isGraphic(photoLike())).toBe(false);
  });

  it('answers for a picture of a single pixel', () => {
    expect(isGraphic(painted(1, 1, () => [9, 9, 9]))).toBeTypeOf('boolean');
  });
});
