import { acquireAsset } from '../acquire/acquire';
import type { Network } from '../acquire/bytes';
import { mimeOf } from '../acquire/sniff';
import type { Thumbnail, ThumbnailReader } from '../core/detector';
import type { Item } from '../core/item';

/**
 * The thumbnails in an item's manifests, its bytes had once more: they are too large to be kept with the evidence.
 * @returns empty when the file cannot be had or holds none
 * @throws AppError `network`, `timeout`, `worker-crashed`
 */
export async function readThumbnails(
  item: Item,
  network: Network,
  credentials: ThumbnailReader,
  signal: AbortSignal,
): Promise<readonly Thumbnail[]> {
  if (item.kind === 'text' || item.kind === 'page') return [];
  const asset = await acquireAsset(item, network, signal);
  if ('skip' in asset || !asset.holdsFile) return [];
  return credentials.thumbnails(asset.bytes, mimeOf(asset.format), signal);
}
