import type { Thumbnail } from '../core/detector';
import type { ItemId } from '../core/item';
import { browser } from '../platform/browser';
import type { EngineHost } from '../platform/engine-host';
import { parseItems } from '../platform/parse-item';
import { askFrames } from './frames';

/**
 * The thumbnails that one item's manifests keep: the item is asked of the tab's frames, its file is read again.
 * The page is taken to be the one in the address bar: a frame names its own address itself, and a hostile one could name
 * one of the local network to have that reached.
 * @returns empty when the item is gone, or has none
 */
export async function readThumbnails(
  { tabId, itemId }: { readonly tabId: number; readonly itemId: ItemId },
  engine: EngineHost,
): Promise<readonly Thumbnail[]> {
  const answers = await askFrames(tabId, 'page:item', itemId);
  const { url = '' } = await browser.tabs.get(tabId);
  const item = parseItems(answers, url).find(({ id }) => id === itemId);
  return item === undefined ? [] : engine.thumbnails(item);
}
