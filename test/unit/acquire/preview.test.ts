import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { previewOf } from '../../../src/acquire/preview';

// Node has no canvas: what a browser encodes is tested in browsers. Here: what it is given.
const made: { width: number; height: number; type?: string | undefined }[] = [];
let hasCanvas = true;

beforeEach(() => {
  made.length = 0;
  hasCanvas = true;
  vi.stubGlobal('ImageData', Object);
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
});
afterEach(() => vi.unstubAllGlobals());

class FakeCanvas {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext() {
    return hasCanvas ? { putImageData: () => undefined } : null;
  }
  async convertToBlob({ type }: ImageEncodeOptions) {
    made.push({ width: this.width, height: this.height, type });
    return new Blob([Uint8Array.of(0xff, 0xd8, 0xff)]);
  }
}

const picture = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

describe('a preview', () => {
  it.each([
    [1200, 800, 480, 320],
    [300, 900, 160, 480],
    [300, 224, 300, 224],
    [9600, 2, 480, 1],
  ])('of %i × %i px is a JPEG of %i × %i px', async (width, height, smallWidth, smallHeight) => {
    expect(await previewOf(picture(width, height))).toEqual({ mime: 'image/jpeg', base64: '/9j/' });
    expect(made).toEqual([{ width: smallWidth, height: smallHeight, type: 'image/jpeg' }]);
  });

  it('is left out where the browser makes none', async () => {
    hasCanvas = false;
    expect(await previewOf(picture(300, 300))).toBeNull();
  });
});
