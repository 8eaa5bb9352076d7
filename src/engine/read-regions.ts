import { acquireAsset } from '../acquire/acquire';
import type { Network } from '../acquire/bytes';
import { decodePixels } from '../acquire/pixels';
import { previewOf } from '../acquire/preview';
import type { ImageRegions, RegionReader } from '../core/image-regions';
import type { Item } from '../core/item';

/**
 * Scores the squares of an item's picture, its bytes had once more: pixels are not kept with the evidence.
 * @throws AppError `network`, `timeout`, `decode`, `out-of-memory`, `cancelled`, and what `read` throws
 */
export async function readRegions(
  item: Item,
  network: Network,
  read: RegionReader,
  signal: AbortSignal,
): Promise<ImageRegions> {
  if (item.kind !== 'image') return { outcome: 'not-read' };
  const asset = await acquireAsset(item, network, signal);
  if ('skip' in asset) return { outcome: 'not-read' };
  const { bytes, format } = asset;
  const pixels = await decodePixels(bytes, format, signal);
  if ('skip' in pixels) return { outcome: 'not-read' };
  const found = await read({ bytes, format, pixels }, signal);
  return found.outcome === 'regions' ? { ...found, preview: await previewOf(pixels) } : found;
}
