import type { Item, ItemId } from '../core/item';
import { browser } from '../platform/browser';
import { parseItems } from '../platform/parse-item';
import { askFrames } from './frames';

/**
 * One item of a tab, asked of its frames.
 * The page is taken to be the one in the address bar: a frame names its own address itself, and a hostile one could name
 * one of the local network to have that reached.
 * @returns null when the item is gone
 */
export async function findItem(tabId: number, itemId: ItemId): Promise<Item | null> {
  const answers = await askFrames(tabId, 'page:item', itemId);
  const { url = '' } = await browser.tabs.get(tabId);
  return parseItems(answers, url).find(({ id }) => id === itemId) ?? null;
}
