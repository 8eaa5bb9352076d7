import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../../src/core/item';
import type { EngineHost } from '../../../src/platform/engine-host';
import { itemOn } from '../detectors/c2pa/read-in-node';

const { askFrames, get } = vi.hoisted(() => ({ askFrames: vi.fn(), get: vi.fn() }));
vi.mock('../../../src/background/frames', () => ({ askFrames }));
vi.mock('../../../src/platform/browser', () => ({ browser: { tabs: { get } } }));

const { readThumbnails } = await import('../../../src/background/thumbnails');

const address = 'https://news.example/';
const item: Item = { ...itemOn('http://192.168.1.1/'), id: 'd/1/1', src: 'https://news.example/a.jpg' };
const thumbnail = { manifestLabel: 'a', ingredient: null, mime: 'image/jpeg', base64: '/9j/' } as const;
const thumbnails = vi.fn<EngineHost['thumbnails']>(async () => [thumbnail]);
const read = (itemId = item.id) =>
  readThumbnails({ tabId: 7, itemId }, { thumbnails } as unknown as EngineHost);

beforeEach(() => {
  thumbnails.mockClear();
  askFrames.mockReset().mockResolvedValue([null, item]);
  get.mockReset().mockResolvedValue({ url: address });
});

describe('thumbnails of an item', () => {
  it('are read by the engine from the item that one of the frames has', async () => {
    expect(await read()).toEqual([thumbnail]);
    expect(askFrames).toHaveBeenCalledExactlyOnceWith(7, 'page:item', item.id);
    expect(get).toHaveBeenCalledWith(7);
  });

  it('are fetched as for the page in the address bar, whatever page the frame claims to be', async () => {
    await read();
    expect(thumbnails.mock.calls[0]![0].pageUrl).toBe(address);
  });

  it.each<[string, unknown[]]>([
    ['no frame has the item', [null]],
    ['a frame answers with another item', [{ ...item, id: 'd/2/1' }]],
    ['a frame answers with what is no item', [{ id: item.id, src: 'javascript:alert(1)' }]],
  ])('are none, and nothing is fetched, when %s', async (_case, answers) => {
    askFrames.mockResolvedValue(answers);
    expect(await read()).toEqual([]);
    expect(thumbnails).not.toHaveBeenCalled();
  });
});
