import type { ItemId } from '../core/item';
import { browser } from './browser';
import { detailsPath } from './details-address';

/** Opens the page of details of one item beside its tab. */
export async function openDetails(tabId: number, itemId: ItemId): Promise<void> {
  const url = browser.runtime.getURL(detailsPath({ tabId, itemId }));
  const { index } = await browser.tabs.get(tabId);
  try {
    await browser.tabs.create({ url, openerTabId: tabId, index: index + 1 });
  } catch {
    // Chromium keeps extension pages out of private windows, and an opener has to be of the same window.
    await browser.tabs.create({ url });
  }
}
