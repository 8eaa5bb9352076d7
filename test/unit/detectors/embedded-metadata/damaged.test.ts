import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectBytes, formatOf, summary } from './detect-file';

const folder = 'test/fixtures/metadata/';

describe('a damaged file', () => {
  const files = readdirSync(folder).filter((file) => file !== 'iptc-ai-made-photo.jpg');

  it.each(files)('%s, cut anywhere, is answered with some of its own marks or none', async (file) => {
    const bytes = readFileSync(folder + file);
    const whole = summary(await detectBytes(bytes, formatOf(file)));
    const step = Math.max(1, Math.floor(bytes.length / 100));
    for (let end = 0; end < bytes.length; end += step) {
      const marks = summary(await detectBytes(bytes.subarray(0, end), formatOf(file)));
      expect(marks.filter((mark) => !whole.includes(mark))).toEqual([]);
    }
  });

  it.each(files)('%s, with bytes changed, is answered without an error', async (file) => {
    const bytes = readFileSync(folder + file);
    const random = generator(file.length);
    for (let round = 0; round < 60; round += 1) {
      const changed = Uint8Array.from(bytes);
      for (let change = 0; change < 8; change += 1)
        changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
      expect(Array.isArray(await detectBytes(changed, formatOf(file)))).toBe(true);
    }
  });

  it.each([
    'png',
    'jpeg',
    'webp',
    'avif',
    'heic',
    'jxl',
    'tiff',
    'mp4',
    'mov',
    'm4a',
    'mp3',
    'wav',
    'avi',
    'gif',
    'svg',
    'webm',
    'flac',
    'ogg',
  ] as const)('noise called %s yields nothing', async (format) => {
    const random = generator(7);
    for (const length of [0, 1, 4, 12, 100, 5000]) {
      const noise = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      expect(await detectBytes(noise, format)).toEqual([]);
    }
  });
});

/** mulberry32: the same changes in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
