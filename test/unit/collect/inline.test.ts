// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBlobUrl, readCanvasPixels, readDataUrl, shortDataUrl } from '../../../src/collect/inline';
import { MAX_INLINE_BYTES } from '../../../src/collect/limits';

const { signal } = new AbortController();
const decoded = (url: string) => {
  const inline = readDataUrl(url);
  return inline && Buffer.from(inline.base64, 'base64').toString('utf8');
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('data URLs', () => {
  it.each([
    ['data:text/plain;base64,aGVsbG8=', 'hello'],
    ['data:text/plain;base64,aGVs%62G8', 'hello'],
    ['data:text/plain;charset=utf-8;BASE64, aGVs\nbG8=', 'hello'],
    ['data:image/svg+xml,<svg%20id="a"/>', '<svg id="a"/>'],
    ['data:,%E6%BD%AE', '潮'],
    ['data:,潮', '潮'],
  ])('give the bytes of the file: %s', (url, text) => {
    expect(decoded(url)).toBe(text);
  });

  it.each([
    'data:image/png;base64,',
    'data:image/png',
    'data:image/png;base64,a*b',
    'https://example.org/a.png',
  ])('that hold no file give nothing: %s', (url) => {
    expect(readDataUrl(url)).toBeNull();
  });

  it('up to 8 MB are read, larger ones are not', () => {
    const base64 = (bytes: number) => `data:image/png;base64,${Buffer.alloc(bytes).toString('base64')}`;
    expect(readDataUrl(base64(MAX_INLINE_BYTES))).not.toBeNull();
    expect(readDataUrl(base64(MAX_INLINE_BYTES + 3))).toBeNull();
  });

  it.each([
    ['data:image/PNG;base64,AAAA', 'data:image/png'],
    ['data:,x', 'data:text/plain'],
  ])('are named in short: %s', (url, short) => {
    expect(shortDataUrl(url)).toBe(short);
  });
});

describe('blob URLs', () => {
  it('are read as they are', async () => {
    const url = URL.createObjectURL?.(new Blob(['hello'])) ?? 'blob:x';
    vi.stubGlobal('fetch', async () => new Response('hello'));
    expect(await readBlobUrl(url.startsWith('blob:') ? url : 'blob:x', signal)).toEqual({
      holds: 'file',
      base64: 'aGVsbG8=',
    });
  });

  it.each(['https://example.org/a.png', 'data:,x', 'file:///a.png'])(
    'are the only ones: %s is never fetched',
    async (url) => {
      const fetched = vi.fn();
      vi.stubGlobal('fetch', fetched);
      expect(await readBlobUrl(url, signal)).toBeNull();
      expect(fetched).not.toHaveBeenCalled();
    },
  );

  it('that are revoked or too large give nothing', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('revoked')));
    expect(await readBlobUrl('blob:gone', signal)).toBeNull();
    vi.stubGlobal('fetch', async () => ({ blob: async () => ({ size: MAX_INLINE_BYTES + 1 }) }));
    expect(await readBlobUrl('blob:large', signal)).toBeNull();
  });
});

describe('canvas pixels', () => {
  const loaded = (width: number, height: number) =>
    Object.defineProperties(document.createElement('img'), {
      complete: { value: true },
      naturalWidth: { value: width },
      naturalHeight: { value: height },
    }) as HTMLImageElement;
  const canvasGives = (toDataURL: () => string) => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      drawImage: () => undefined,
    } as never);
    vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(toDataURL);
  };

  it('are a PNG that says it holds pixels, not the file', () => {
    canvasGives(() => 'data:image/png;base64,AAAA');
    expect(readCanvasPixels(loaded(4, 4))).toEqual({ holds: 'pixels', base64: 'AAAA' });
  });

  it('of another site are refused by the browser and give nothing', () => {
    canvasGives(() => {
      throw new DOMException('tainted', 'SecurityError');
    });
    expect(readCanvasPixels(loaded(4, 4))).toBeNull();
  });

  it('are not read before the picture is there or when it is huge', () => {
    canvasGives(() => 'data:image/png;base64,AAAA');
    expect(readCanvasPixels(loaded(0, 0))).toBeNull();
    expect(readCanvasPixels(loaded(5000, 4000))).toBeNull();
  });
});
