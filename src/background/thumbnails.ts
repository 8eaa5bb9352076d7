import type { Thumbnail } from '../core/detector';
import type { ItemId } from '../core/item';
import type { EngineHost } from '../platform/engine-host';
import { findItem } from './find-item';

/**
 * The thumbnails that one item's manifests keep: its file is read again.
 * @returns empty when the item is gone, or has none
 */
export async function readThumbnails(
  { tabId, itemId }: { readonly tabId: number; readonly itemId: ItemId },
  engine: EngineHost,
): Promise<readonly Thumbnail[]> {
  const item = await findItem(tabId, itemId);
  return item === null ? [] : engine.thumbnails(item);
}
