import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resizeBilinear, resizeRegion } from '../../../src/acquire/resample';
import { roundHalfEven, wholeView } from '../../../src/acquire/view';
import type { Pixels } from '../../../src/core/artifact';
import { bytesOfSeed, grey } from './fixtures';

interface Vector {
  pattern: 'noise' | 'gradient';
  input: { width: number; height: number; seed: number; sha256: string };
  output: { width: number; height: number; rgbBase64?: string; sha256?: string };
}

const file = readFileSync(new URL('../../fixtures/vectors/pillow-bilinear.json', import.meta.url), 'utf8');
const { vectors } = JSON.parse(file) as { vectors: Vector[] };

describe('resizeBilinear', () => {
  it.each(vectors.map((vector) => [nameOf(vector), vector] as const))(
    'equals Pillow in every byte: %s',
    (_, vector) => {
      const source = picture(vector);
      expect(sha256(toRgb(source))).toBe(vector.input.sha256);
      const resized = resizeBilinear(source, vector.output.width, vector.output.height);
      expect(resized).toMatchObject({ width: vector.output.width, height: vector.output.height });
      expect(sha256(toRgb(resized))).toBe(expectedHash(vector));
      expect(resized.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
    },
  );

  it('has vectors of pictures that are narrowed first and of some that are lowered first', () => {
    const isHeightFirst = ({ input, output }: Vector) =>
      input.height > output.height && input.height - output.height > 2 * (input.width - output.width);
    expect(new Set(vectors.map(isHeightFirst))).toEqual(new Set([true, false]));
  });

  it('leaves a picture of the wanted size as it is', () => {
    const noise = picture({ pattern: 'noise', input: { width: 31, height: 17, seed: 3 } });
    expect(resizeBilinear(noise, 31, 17).data).toEqual(noise.data);
  });

  it.each([0, 1, 127, 254, 255])('keeps the single colour %i at every scale', (value) => {
    const flat = grey(37, 53, () => value);
    for (const size of [1, 9, 36, 38, 100]) {
      expect(resizeBilinear(flat, size, size).data.every((byte, i) => i % 4 === 3 || byte === value)).toBe(
        true,
      );
    }
  });
});

describe('resizeRegion', () => {
  it.each([
    [300, 200, 90, 60],
    [50, 400, 40, 90],
    [40, 30, 95, 71],
  ])(
    'gives the same pixels as cutting the whole result: %i×%i to %i×%i',
    (width, height, toWidth, toHeight) => {
      const source = picture({ pattern: 'noise', input: { width, height, seed: 5 } });
      const region = { left: 11, top: 7, width: 23, height: 31 };
      const whole = resizeBilinear(source, toWidth, toHeight);
      expect(resizeRegion(source, toWidth, toHeight, region)).toEqual(cut(whole, region));
    },
  );
});

describe('wholeView', () => {
  it.each([
    [640, 427, 336, 224],
    [427, 640, 224, 336],
    [100, 130, 224, 291],
    [224, 224, 224, 224],
    [1000, 300, 747, 224],
  ])('cuts the centre of a %i×%i picture resized to %i×%i', (width, height, toWidth, toHeight) => {
    const source = picture({ pattern: 'noise', input: { width, height, seed: 6 } });
    const region = { left: (toWidth - 224) >> 1, top: (toHeight - 224) >> 1, width: 224, height: 224 };
    expect(wholeView(source, 224)).toEqual(cut(resizeBilinear(source, toWidth, toHeight), region));
  });

  it('takes little time for 12 Mpx', () => {
    const source: Pixels = { width: 4000, height: 3000, data: new Uint8ClampedArray(48_000_000).fill(99) };
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      wholeView(source, 224);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(150); // 35 ms on a quiet machine
  });
});

describe('roundHalfEven', () => {
  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [335.5, 336],
    [2.4999, 2],
    [2.5001, 3],
    [7, 7],
  ])('rounds %d to %d as Python does', (value, rounded) => {
    expect(roundHalfEven(value)).toBe(rounded);
  });
});

function nameOf({ pattern, input, output }: Vector): string {
  return `${pattern} ${input.width}×${input.height} to ${output.width}×${output.height}`;
}

/** The pictures of training/image/pillow_vectors.py. */
function picture({
  pattern,
  input,
}: Pick<Vector, 'pattern'> & { input: Omit<Vector['input'], 'sha256'> }): Pixels {
  const { width, height, seed } = input;
  const next = bytesOfSeed(seed);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < data.length; i++) {
    const [channel, x, y] = [i % 4, (i >> 2) % width, Math.floor((i >> 2) / width)];
    if (channel === 3) data[i] = 255;
    else data[i] = pattern === 'noise' ? next() : (seed + x * (2 * channel + 1) + y * (3 - channel)) % 256;
  }
  return { width, height, data };
}

function cut(pixels: Pixels, region: { left: number; top: number; width: number; height: number }): Pixels {
  const data = new Uint8ClampedArray(region.width * region.height * 4);
  for (let y = 0; y < region.height; y++) {
    const start = ((region.top + y) * pixels.width + region.left) * 4;
    data.set(pixels.data.subarray(start, start + region.width * 4), y * region.width * 4);
  }
  return { width: region.width, height: region.height, data };
}

function toRgb(pixels: Pixels): Uint8Array {
  return Uint8Array.from(pixels.data.filter((_, i) => i % 4 !== 3));
}

function expectedHash({ output }: Vector): string {
  return output.sha256 ?? sha256(Buffer.from(output.rgbBase64!, 'base64'));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
