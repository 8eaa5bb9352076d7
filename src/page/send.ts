import type { Item, ItemId } from '../core/item';
import { call } from '../platform/rpc';
import { isExtensionAlive, type Session } from './session';

/** Sends items to be checked; the page remembers them until they are answered. */
export function sendItems(session: Session, items: readonly Item[]): void {
  if (items.length === 0) return;
  session.pending.add(items, Date.now());
  report(call('background:check', items));
}

export function sendForget(ids: readonly ItemId[]): void {
  if (ids.length > 0 && isExtensionAlive()) report(call('background:forget', ids));
}

/** Items that came on screen while they wait go before the others. */
export function sendHurry(session: Session, ids: readonly ItemId[]): void {
  const waiting = new Set(session.pending.ids());
  const late = ids.filter((id) => waiting.has(id));
  if (late.length > 0 && isExtensionAlive()) report(call('background:hurry', late));
}

/** Tells the toolbar that its number may have changed. */
export function sendChanged(): void {
  if (isExtensionAlive()) report(call('background:changed', null));
}

/** A lost message is not lost work: overdue items are sent again. An orphaned script stays silent. */
function report(message: Promise<unknown>): void {
  message.catch((error: unknown) => {
    if (isExtensionAlive()) console.error('touchstone', error);
  });
}
