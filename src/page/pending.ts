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
  /** @param answeredAt when it was answered; absent when the item is simply gone */
  settle(id: ItemId, answeredAt?: number): void;
  ids(): readonly ItemId[];
  /** Everything that may be sent once more, because whoever had it is gone. */
  toSendAgain(): readonly Item[];
  /**
   * Items that waited too long: to be sent again, or to be given up. While answers keep coming nothing is overdue, however
   * long the queue is.
   */
  overdue(now: number): { readonly resend: readonly Item[]; readonly giveUp: readonly Item[] };
}

/** What was sent for checking and is not answered yet; the page remembers, so no death elsewhere loses an item. */
export function createPendingItems(): PendingItems {
  const waiting = new Map<ItemId, Waiting>();
  let lastAnswerAt = -Infinity;
  return {
    add(items, now) {
      for (const item of items) {
        waiting.set(item.id, { item, sentAt: now, sends: (waiting.get(item.id)?.sends ?? 0) + 1 });
      }
    },
    settle(id, answeredAt) {
      waiting.delete(id);
      lastAnswerAt = Math.max(lastAnswerAt, answeredAt ?? -Infinity);
    },
    ids: () => [...waiting.keys()],
    toSendAgain: () => [...waiting.values()].filter(maySend).map((one) => one.item),
    overdue(now) {
      const late = [...waiting.values()].filter(
        (one) => now - Math.max(one.sentAt, lastAnswerAt) >= RESEND_AFTER_MS,
      );
      const giveUp = late.filter((one) => !maySend(one)).map((one) => one.item);
      for (const item of giveUp) waiting.delete(item.id);
      return { resend: late.filter(maySend).map((one) => one.item), giveUp };
    },
  };
}

function maySend({ sends }: Waiting): boolean {
  return sends < MAX_SENDS;
}
