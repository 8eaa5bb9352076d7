import type { ItemId } from '../../core/item';
import type { Entry } from './entries';
import { visibleRect } from './medium';

/**
 * The entry after the focused one: chips that are shown come first, then everything else that was checked, each in
 * document order, then from the start. Media that cannot be seen are passed over.
 */
export function nextEntry(
  focused: ItemId | null,
  ordered: readonly Entry[],
  isHidden: (id: ItemId) => boolean,
): Entry | null {
  const offered = ordered.filter(({ id, element }) => !isHidden(id) && visibleRect(element) !== null);
  const round = [
    ...offered.filter(({ view }) => view.isShown),
    ...offered.filter(({ view }) => !view.isShown),
  ];
  const at = round.findIndex(({ id }) => id === focused);
  return round[(at + 1) % round.length] ?? null;
}
