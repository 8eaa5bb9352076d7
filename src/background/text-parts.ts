import { AppError } from '../core/errors';
import type { ItemId } from '../core/item';
import type { TextParts } from '../core/text-parts';
import type { EngineHost } from '../platform/engine-host';
import { findItem } from './find-item';

/**
 * The parts of one text that weigh most in its estimate.
 * @throws AppError when the item is gone
 */
export async function readTextParts(
  { tabId, itemId }: { readonly tabId: number; readonly itemId: ItemId },
  engine: EngineHost,
): Promise<TextParts> {
  const item = await findItem(tabId, itemId);
  if (item === null) throw new AppError('cancelled', 'the text is no longer on the page');
  return engine.parts(item);
}
