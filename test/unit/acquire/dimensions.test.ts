import { describe, expect, it } from 'vitest';
import { readDimensions } from '../../../src/acquire/dimensions';
import { fromHex, fromText, image } from './fixtures';

describe('readDimensions', () => {
  it.each([
    ['plain.jpg', 256, 192],
    ['cmyk.jpg', 320, 240],
    ['truncated.jpg', 512, 384],
    ['alpha.png', 300, 200],
    ['damaged.png', 200, 200],
    ['still.gif', 160, 160],
    ['animated.gif', 160, 160],
    ['still.webp', 160, 160],
    ['animated.webp', 160, 160],
    ['still.avif', 160, 160],
    ['still.jxl', 160, 160],
    ['still.bmp', 32, 32],
    ['huge-header.png', 30_000, 30_000],
  ])('reads the size of %s from its header', (name, width, height) => {
    expect(readDimensions(image(name))).toEqual({ width, height });
  });

  it('gives the upright size of a picture that is stored on its side', () => {
    expect(readDimensions(image('exif-rotated.jpg'))).toEqual({ width: 240, height: 320 });
  });

  it.each(['zero.jpg', 'not-an-image.jpg', 'vector.svg'])('has no size for %s', (name) => {
    expect(readDimensions(image(name))).toBeNull();
  });

  it.each([
    ['a JPEG that ends in its header', image('plain.jpg').subarray(0, 12)],
    ['a PNG that ends in its header', image('alpha.png').subarray(0, 18)],
    ['an AVIF without its boxes', image('still.avif').subarray(0, 40)],
    ['a WebP that ends in its header', image('still.webp').subarray(0, 16)],
    ['a BMP of no width', fromHex('424d 3a000000 0000 0000 36000000 28000000 00000000 01000000 0100 1800')],
    ['text', fromText('GIF is a format')],
  ])('has no size for %s', (_, bytes) => {
    expect(readDimensions(bytes)).toBeNull();
  });

  it('does not depend on where the bytes lie in their buffer', () => {
    const avif = image('still.avif');
    const moved = new Uint8Array(avif.length + 100).fill(7);
    moved.set(avif, 100);
    expect(readDimensions(moved.subarray(100))).toEqual({ width: 160, height: 160 });
  });

  it.each([
    ['JPEG', fromHex('ffd8ffe0 0002')],
    ['AVIF', Buffer.concat([image('still.avif').subarray(0, 32)])],
  ])('is done quickly with a %s of 20 MB that holds nothing of use', (_, head) => {
    const bytes = new Uint8Array(20_000_000);
    bytes.set(head);
    const start = performance.now();
    expect(readDimensions(bytes)).toBeNull();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is done quickly with a box list made to be slow', () => {
    const bytes = slowAvif(1_000_000);
    const start = performance.now();
    readDimensions(bytes);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** `meta` > `iprp` > `ipco` with as many 20-byte `ispe` boxes as fit: each makes a search through all that follow. */
function slowAvif(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const open = (name: string, size: number, header: number) => {
    view.setUint32(offset, size);
    bytes.set(fromText(name), offset + 4);
    offset += header;
  };
  open('ftyp', 16, 8);
  bytes.set(fromText('avif'), 8);
  offset = 16;
  const declared = 100_000; // inside the part that is read
  open('meta', declared, 12);
  open('iprp', declared - 12, 8);
  open('ipco', declared - 20, 8);
  while (offset + 20 <= declared) {
    open('ispe', 20, 12);
    view.setUint32(offset, 100);
    view.setUint32(offset + 4, 100);
    offset += 8;
  }
  return bytes;
}
