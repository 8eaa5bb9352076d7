import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pixels } from '../../../src/core/artifact';
import type { Skip } from '../../../src/core/detector';
import type { Preview, RegionReader } from '../../../src/core/image-regions';
import type { Item } from '../../../src/core/item';
import { itemOn, readBytes, root } from '../detectors/c2pa/read-in-node';

const { decodePixels, previewOf } = vi.hoisted(() => ({
  decodePixels: vi.fn<() => Promise<Pixels | Skip>>(),
  previewOf: vi.fn<() => Promise<Preview | null>>(),
}));
vi.mock('../../../src/acquire/pixels', () => ({ decodePixels }));
vi.mock('../../../src/acquire/preview', () => ({ previewOf }));

const { readRegions } = await import('../../../src/engine/read-regions');

const file = readBytes(`${root}test/fixtures/media/plain.jpg`);
const pixels: Pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const preview: Preview = { mime: 'image/jpeg', base64: '/9j/' };
const scores = {
  outcome: 'regions',
  whole: 5,
  regions: [{ left: 0, top: 0, width: 1, height: 1, z: 4 }],
} as const;

const score = vi.fn<RegionReader>();
const fetch = vi.fn<() => Promise<Response>>();
beforeEach(() => {
  score.mockReset().mockResolvedValue(scores);
  fetch.mockReset().mockImplementation(async () => new Response(file));
  decodePixels.mockReset().mockResolvedValue(pixels);
  previewOf.mockReset().mockResolvedValue(preview);
});
afterEach(() => vi.restoreAllMocks());

const read = (parts: Partial<Item> = {}) =>
  readRegions(
    { ...itemOn('https://news.example/'), src: 'https://news.example/a.jpg', ...parts },
    { fetch },
    score,
    new AbortController().signal,
  );

describe('regions of an item’s picture', () => {
  it('are scored in its bytes, fetched once more, and come with a small picture', async () => {
    expect(await read()).toEqual({ ...scores, preview });
    expect(score.mock.calls.map(([source]) => source)).toEqual([{ bytes: file, format: 'jpeg', pixels }]);
  });

  it('are scored in pixels that the page handed over, too', async () => {
    const base64 = Buffer.from(file).toString('base64');
    expect(await read({ inline: { holds: 'pixels', base64 } })).toMatchObject({ outcome: 'regions' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('come without a picture where none is to be shown', async () => {
    score.mockResolvedValue({ outcome: 'undecided' });
    expect(await read()).toEqual({ outcome: 'undecided' });
    expect(previewOf).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<Item>]>([
    ['a passage', { kind: 'text', text: 'words' }],
    ['a video', { kind: 'video' }],
    ['a picture on the local network', { src: 'http://192.168.1.1/a.jpg' }],
  ])('are not fetched for %s', async (_case, parts) => {
    expect(await read(parts)).toEqual({ outcome: 'not-read' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('are not scored in what this browser does not decode', async () => {
    decodePixels.mockResolvedValue({ skip: 'kind-unsupported' });
    expect(await read()).toEqual({ outcome: 'not-read' });
    expect(score).not.toHaveBeenCalled();
  });

  it('are not to be had when the server does not answer', async () => {
    fetch.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(read()).rejects.toMatchObject({ code: 'network' });
  });
});
