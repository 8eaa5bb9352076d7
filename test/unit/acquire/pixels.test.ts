import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_PIXELS, STRIP_PIXELS } from '../../../src/acquire/limits';
import { decodePixels } from '../../../src/acquire/pixels';
import { sniffFormat } from '../../../src/acquire/sniff';
import type { Pixels } from '../../../src/core/artifact';
import { image } from './fixtures';

// Node has no decoder: what a browser makes of the files is tested in browsers. Here: what is asked of it, and when.
interface FakeBitmap {
  width: number;
  height: number;
  isClosed: boolean;
  close(): void;
}

let asked: (ImageBitmapOptions | undefined)[];
let bitmaps: FakeBitmap[];
let decode: () => Promise<unknown>;
const never = new AbortController().signal;

beforeEach(() => {
  asked = [];
  bitmaps = [];
  decode = async () => bitmap(4, 3);
  vi.stubGlobal('createImageBitmap', (_: Blob, options?: ImageBitmapOptions) => {
    asked.push(options);
    return decode();
  });
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
});
afterEach(() => vi.unstubAllGlobals());

const pixelsOf = (name: string, signal = never) =>
  decodePixels(image(name), sniffFormat(image(name)), signal);

describe('decodePixels', () => {
  it.each(['animated.gif', 'animated.webp', 'animated.png', 'animated.avif', 'vector.svg', 'still.jxl'])(
    'leaves %s alone',
    async (name) => {
      decode = () => Promise.reject(new Error('this browser cannot decode it'));
      expect(await pixelsOf(name)).toEqual({ skip: 'kind-unsupported' });
    },
  );

  it.each(['pdf', 'mp4', 'mp3', 'tiff', 'heic'] as const)(
    'leaves a file of the format %s alone',
    async (format) => {
      expect(await decodePixels(image('plain.jpg'), format, never)).toEqual({ skip: 'kind-unsupported' });
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['zero.jpg', 'the file is empty'],
    ['not-an-image.jpg', 'not a known file format'],
    ['truncated.jpg', 'the file is cut off'],
  ])('fails on %s without trying', async (name, message) => {
    await expect(pixelsOf(name)).rejects.toMatchObject({ code: 'decode', message });
    expect(asked).toEqual([]);
  });

  it('fails on a file that the browser cannot decode', async () => {
    decode = () => Promise.reject(new DOMException('no', 'InvalidStateError'));
    await expect(pixelsOf('damaged.png')).rejects.toMatchObject({ code: 'decode' });
  });

  it('refuses 30,000 × 30,000 px by the header', async () => {
    expect(await pixelsOf('huge-header.png')).toEqual({ skip: 'too-large' });
    expect(asked).toEqual([]);
  });

  it('refuses a picture whose header said too little, and closes it', async () => {
    decode = async () => bitmap(MAX_PIXELS / 1000, 1001);
    expect(await pixelsOf('plain.jpg')).toEqual({ skip: 'too-large' });
    expect(bitmaps.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('asks for stored colour values', async () => {
    await pixelsOf('icc-swapped.jpg');
    expect(asked).toEqual([{ colorSpaceConversion: 'none', premultiplyAlpha: 'none' }]);
  });

  it.each([
    ['a small picture', 4, 3],
    ['a picture of several strips', 2000, 2501],
    ['one strip and a row', STRIP_PIXELS / 100, 101],
  ])('reads every row of %s once and in order, then closes it', async (_, width, height) => {
    decode = async () => bitmap(width, height);
    const pixels = (await pixelsOf('plain.jpg')) as Pixels;
    expect(pixels).toMatchObject({ width, height });
    expect(pixels.data).toHaveLength(width * height * 4);
    const rows = Array.from({ length: height }, (_row, y) => pixels.data[y * width * 4]);
    expect(rows).toEqual(rows.map((_row, y) => y % 251));
    expect(bitmaps.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('names lack of memory and still closes the picture', async () => {
    vi.stubGlobal(
      'OffscreenCanvas',
      class extends FakeCanvas {
        override getContext(): never {
          throw new RangeError('Array buffer allocation failed');
        }
      },
    );
    await expect(pixelsOf('plain.jpg')).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(bitmaps.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('does not wait for the decoder when called off, and closes what comes late', async () => {
    let arrive: (late: FakeBitmap) => void = () => undefined;
    decode = () => new Promise((resolve) => (arrive = resolve));
    const caller = new AbortController();
    const result = pixelsOf('plain.jpg', caller.signal);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    caller.abort();
    await expect(result).rejects.toMatchObject({ code: 'cancelled' });
    arrive(bitmap(4, 3));
    await vi.waitFor(() => expect(bitmaps[0]?.isClosed).toBe(true));
  });

  it('does not start when called off before', async () => {
    await expect(pixelsOf('plain.jpg', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toEqual([]);
  });

  it('gives up on a decoder that hangs', async () => {
    decode = () => new Promise(() => undefined);
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(
      AbortSignal.abort(new DOMException('', 'TimeoutError')),
    );
    await expect(pixelsOf('plain.jpg')).rejects.toMatchObject({ code: 'timeout' });
    vi.restoreAllMocks();
  });
});

function bitmap(width: number, height: number): FakeBitmap {
  const made = { width, height, isClosed: false, close: () => void (made.isClosed = true) };
  bitmaps.push(made);
  return made;
}

/** Draws a picture whose rows hold their own number. */
class FakeCanvas {
  private top = 0;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext(): unknown {
    return {
      fillRect: () => undefined,
      drawImage: (_: FakeBitmap, _x: number, y: number) => void (this.top = -y),
      getImageData: (_x: number, _y: number, width: number, height: number) => {
        const data = new Uint8ClampedArray(width * height * 4);
        for (let y = 0; y < height; y++) data.fill((this.top + y) % 251, y * width * 4, (y + 1) * width * 4);
        return { data };
      },
    };
  }
}
