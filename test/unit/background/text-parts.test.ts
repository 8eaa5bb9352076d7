import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../../src/core/item';
import type { TextParts } from '../../../src/core/text-parts';
import type { EngineHost } from '../../../src/platform/engine-host';
import { itemOn } from '../detectors/c2pa/read-in-node';

const { askFrames, get } = vi.hoisted(() => ({ askFrames: vi.fn(), get: vi.fn() }));
vi.mock('../../../src/background/frames', () => ({ askFrames }));
vi.mock('../../../src/platform/browser', () => ({ browser: { tabs: { get } } }));

const { readTextParts } = await import('../../../src/background/text-parts');

const item: Item = { ...itemOn('https://a.example/'), id: 'd/1/1', kind: 'text', src: null, text: 'Words.' };
const found: TextParts = { outcome: 'whole', sentences: 1, parts: [] };
const parts = vi.fn<EngineHost['parts']>(async () => found);
const read = () => readTextParts({ tabId: 7, itemId: item.id }, { parts } as unknown as EngineHost);

beforeEach(() => {
  parts.mockClear();
  askFrames.mockReset().mockResolvedValue([null, item]);
  get.mockReset().mockResolvedValue({ url: 'https://a.example/' });
});

describe('parts of a text', () => {
  it('are looked for by the engine in the text that one of the frames has', async () => {
    expect(await read()).toEqual(found);
    expect(parts.mock.calls[0]![0].text).toBe('Words.');
  });

  it('are not to be had when the text is gone', async () => {
    askFrames.mockResolvedValue([null]);
    await expect(read()).rejects.toThrow('no longer on the page');
    expect(parts).not.toHaveBeenCalled();
  });
});
