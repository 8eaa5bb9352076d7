import { describe, expect, it } from 'vitest';
import { isAnimated } from '../../../src/acquire/animated';
import { isCutOff } from '../../../src/acquire/cut-off';
import { sniffFormat } from '../../../src/acquire/sniff';
import { image } from './fixtures';

const all = (name: string) => [image(name), sniffFormat(image(name))] as const;

describe('isAnimated', () => {
  it.each(['animated.gif', 'animated.webp', 'animated.png', 'animated.avif'])(
    'sees the frames of %s',
    (name) => {
      expect(isAnimated(...all(name))).toBe(true);
    },
  );

  it.each(['still.gif', 'still.webp', 'still.avif', 'alpha.png', 'plain.jpg', 'still.bmp', 'still.jxl'])(
    'takes %s for a still picture',
    (name) => {
      expect(isAnimated(...all(name))).toBe(false);
    },
  );

  it.each(['animated.gif', 'animated.webp', 'animated.png'])(
    'takes the first 16 bytes of %s for still',
    (name) => {
      expect(isAnimated(image(name).slice(0, 16), sniffFormat(image(name)))).toBe(false);
    },
  );

  it('does not count a frame control that stands behind the pixels', () => {
    const png = image('animated.png');
    const at = Buffer.from(png).indexOf('acTL');
    png.set(Buffer.from('teXt'), at);
    const behind = Buffer.concat([
      png.subarray(0, -12),
      Buffer.from('00000000', 'hex'),
      Buffer.from('acTL0000'),
    ]);
    expect(isAnimated(new Uint8Array(behind), 'png')).toBe(false);
  });
});

describe('isCutOff', () => {
  it.each([
    'plain.jpg',
    'exif-rotated.jpg',
    'cmyk.jpg',
    'icc-swapped.jpg',
    'alpha.png',
    'noise.png',
    'still.gif',
    'still.webp',
    'animated.webp',
  ])('finds the end of %s', (name) => {
    expect(isCutOff(...all(name))).toBe(false);
  });

  it.each(['plain.jpg', 'exif-rotated.jpg', 'alpha.png', 'still.gif', 'still.webp'])(
    'misses the second half of %s',
    (name) => {
      const [bytes, format] = all(name);
      expect(isCutOff(bytes.slice(0, bytes.length / 2), format)).toBe(true);
    },
  );

  it('notices the shortened file', () => {
    expect(isCutOff(...all('truncated.jpg'))).toBe(true);
  });

  it('does not mind bytes behind the end mark', () => {
    expect(isCutOff(new Uint8Array(Buffer.concat([image('plain.jpg'), Buffer.alloc(1000, 1)])), 'jpeg')).toBe(
      false,
    );
  });

  it('does not take the end of an embedded preview for the end of the picture', () => {
    const preview = image('plain.jpg').slice(0, 3000);
    preview.set([0xff, 0xd9], 2998);
    const length = preview.length + 2;
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), preview]);
    const photo = image('truncated.jpg');
    const file = Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
    expect(isCutOff(new Uint8Array(file), 'jpeg')).toBe(true);
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('survives a %s of 12 bytes', (format) => {
    expect(isCutOff(new Uint8Array(12).fill(255), format)).toBe(true);
  });
});
