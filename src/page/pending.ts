import type { Item, ItemId } from '../core/item';

/** A cold model load plus a long queue take less; beyond this the background, a worker or a message was lost. */
export const RESEND_AFTER_MS = 45_000;
/** Then the item is given up and says so. */
export const MAX_SENDS = 4;

interface Waiting {
  readonly item: Item;
  readonly sentAt: number;
  readonly sends: number;
}

export interface PendingItems {
  add(items: readonly Item[], now: number): void;
  settle(id: ItemId): void;
  ids(): readonly ItemId[];
  /** Items that waited too long: to be sent again, or to be given up. */
  overdue(now: number): { readonly resend: readonly Item[]; readonly giveUp: readonly Item[] };
}

/** What was sent for checking and is not answered yet; the page remembers, so no death elsewhere loses an item. */
export function createPendingItems(): PendingItems {
  const waiting = new Map<ItemId, Waiting>();
  return {
    add(items, now) {
      for (const item of items) {
        waiting.set(item.id, { item, sentAt: now, sends: (waiting.get(item.id)?.sends ?? 0) + 1 });
      }
    },
    settle: (id) => void waiting.delete(id),
    ids: () => [...waiting.keys()],
    overdue(now) {
      const late = [...waiting.values()].filter((one) => now - one.sentAt >= RESEND_AFTER_MS);
      const giveUp = late.filter((one) => one.sends >= MAX_SENDS).map((one) => one.item);
      for (const item of giveUp) waiting.delete(item.id);
      return { resend: late.filter((one) => one.sends < MAX_SENDS).map((one) => one.item), giveUp };
    },
  };
}
