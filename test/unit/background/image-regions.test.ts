import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageRegions } from '../../../src/core/image-regions';
import type { Item } from '../../../src/core/item';
import type { EngineHost } from '../../../src/platform/engine-host';
import { itemOn } from '../detectors/c2pa/read-in-node';

const { askFrames, get } = vi.hoisted(() => ({ askFrames: vi.fn(), get: vi.fn() }));
vi.mock('../../../src/background/frames', () => ({ askFrames }));
vi.mock('../../../src/platform/browser', () => ({ browser: { tabs: { get } } }));

const { readImageRegions } = await import('../../../src/background/image-regions');

const item: Item = { ...itemOn('https://a.example/'), id: 'd/1/1', src: 'https://a.example/a.jpg' };
const found: ImageRegions = { outcome: 'undecided' };
const regions = vi.fn<EngineHost['regions']>(async () => found);
const read = () => readImageRegions({ tabId: 7, itemId: item.id }, { regions } as unknown as EngineHost);

beforeEach(() => {
  regions.mockClear();
  askFrames.mockReset().mockResolvedValue([null, item]);
  get.mockReset().mockResolvedValue({ url: 'https://a.example/' });
});

describe('regions of a picture', () => {
  it('are scored by the engine in the picture that one of the frames has', async () => {
    expect(await read()).toEqual(found);
    expect(regions.mock.calls[0]![0].src).toBe('https://a.example/a.jpg');
  });

  it('are not to be had when the picture is gone', async () => {
    askFrames.mockResolvedValue([null]);
    await expect(read()).rejects.toThrow('no longer on the page');
    expect(regions).not.toHaveBeenCalled();
  });
});
