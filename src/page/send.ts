import type { Item, ItemId } from '../core/item';
import { openLifeline } from '../platform/lifeline';
import { call } from '../platform/rpc';
import { isExtensionAlive, type Session } from './session';

/** Time for a background that is just starting. */
const SEND_AGAIN_MS = 500;

/** Sends items to be checked; the page remembers them until they are answered. */
export function sendItems(session: Session, items: readonly Item[]): void {
  if (items.length === 0) return;
  session.pending.add(items, Date.now());
  const sent = call('background:check', { items, page: session.self.marks });
  sent.then(
    () => {
      holdLifeline(session);
    },
    () => {
      sendAgainSoon(session);
    },
  );
  report(sent);
}

/** Lets go of the engine's lifeline; what is still pending is not sent again when the engine ends. */
export function letGo(session: Session): void {
  session.letGo?.();
  session.letGo = null;
}

/** The engine has the items: should it end before it answered, they are sent again at once. */
function holdLifeline(session: Session): void {
  if (session.letGo !== null || session.running === null || !isExtensionAlive()) return;
  session.letGo = openLifeline(() => {
    session.letGo = null;
    sendAgainSoon(session);
  });
}

function sendAgainSoon(session: Session): void {
  setTimeout(() => {
    if (session.running !== null && isExtensionAlive()) sendItems(session, session.pending.toSendAgain());
  }, SEND_AGAIN_MS);
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

/** Opens the page of details of one item. */
export function sendDetails(id: ItemId): void {
  if (isExtensionAlive()) report(call('background:details', { itemId: id }));
}

/**
 * Verdicts come in bursts, and telling costs the page's own thread 0.6 ms each time, the toolbar's question back included:
 * at 200 ms it was a quarter of all the time spent on a page with a hundred pictures.
 */
const CHANGED_DELAY_MS = 1_000;

let changedTimer: ReturnType<typeof setTimeout> | undefined;

/** Tells the toolbar, soon, that its number may have changed. */
export function sendChanged(): void {
  changedTimer ??= setTimeout(() => {
    changedTimer = undefined;
    if (isExtensionAlive()) report(call('background:changed', null));
  }, CHANGED_DELAY_MS);
}

/** A lost message is not lost work: overdue items are sent again. An orphaned script stays silent. */
function report(message: Promise<unknown>): void {
  message.catch((error: unknown) => {
    if (isExtensionAlive()) console.error('touchstone', error);
  });
}
