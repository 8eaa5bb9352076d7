import { AppError } from '../core/errors';
import type { ImageRegions } from '../core/image-regions';
import type { ItemId } from '../core/item';
import type { EngineHost } from '../platform/engine-host';
import { findItem } from './find-item';

/**
 * What the picture model says of the squares of one picture.
 * @throws AppError when the item is gone
 */
export async function readImageRegions(
  { tabId, itemId }: { readonly tabId: number; readonly itemId: ItemId },
  engine: EngineHost,
): Promise<ImageRegions> {
  const item = await findItem(tabId, itemId);
  if (item === null) throw new AppError('cancelled', 'the picture is no longer on the page');
  return engine.regions(item);
}
