import { describe, expect, it, vi } from 'vitest';
import type { Thumbnail, ThumbnailReader } from '../../../src/core/detector';
import type { Item } from '../../../src/core/item';
import { readThumbnails } from '../../../src/engine/read-thumbnails';
import { itemOn, readBytes, root } from '../detectors/c2pa/read-in-node';

const file = readBytes(`${root}test/fixtures/media/untrusted-ai.jpg`);
const thumbnail: Thumbnail = { manifestLabel: 'a', ingredient: null, mime: 'image/jpeg', base64: '/9j/' };

async function read(parts: Partial<Item>) {
  const item = { ...itemOn('https://news.example/'), src: 'https://news.example/a.jpg', ...parts };
  const fetch = vi.fn(() => Promise.resolve(new Response(file)));
  const thumbnails = vi.fn<ThumbnailReader['thumbnails']>(() => Promise.resolve([thumbnail]));
  const found = await readThumbnails(item, { fetch }, { thumbnails }, new AbortController().signal);
  return { found, fetch, thumbnails };
}

describe('thumbnails in an item’s manifests', () => {
  it('are read from its bytes, fetched once more', async () => {
    const { found, thumbnails } = await read({});
    expect(found).toEqual([thumbnail]);
    expect(thumbnails.mock.calls.map(([bytes, mime]) => [bytes, mime])).toEqual([[file, 'image/jpeg']]);
  });

  it.each<[string, Partial<Item>]>([
    ['a passage', { kind: 'text', text: 'words' }],
    ['a page', { kind: 'page' }],
    ['a picture on the local network', { src: 'http://192.168.1.1/a.jpg' }],
  ])('are not fetched for %s', async (_case, parts) => {
    const { found, fetch } = await read(parts);
    expect([found, fetch.mock.calls]).toEqual([[], []]);
  });

  it('are not looked for in pixels that the page handed over: no file is in them', async () => {
    const base64 = Buffer.from(file).toString('base64');
    const { found, thumbnails } = await read({ inline: { holds: 'pixels', base64 } });
    expect([found, thumbnails.mock.calls]).toEqual([[], []]);
  });
});
