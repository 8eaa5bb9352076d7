import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/core/item';
import { createPendingItems, MAX_SENDS, RESEND_AFTER_MS } from '../../../src/page/pending';

const item = { id: 'd/1/0' } as Item;

describe('items that wait for an answer', () => {
  it('are sent again when no answer comes in time', () => {
    const pending = createPendingItems();
    pending.add([item], 0);
    expect(pending.overdue(RESEND_AFTER_MS - 1).resend).toEqual([]);
    expect(pending.overdue(RESEND_AFTER_MS).resend).toEqual([item]);
  });

  it('are given up after several tries, and then forgotten', () => {
    const pending = createPendingItems();
    for (let sends = 0; sends < MAX_SENDS; sends += 1) pending.add([item], 0);
    expect(pending.overdue(RESEND_AFTER_MS)).toEqual({ resend: [], giveUp: [item] });
    expect(pending.ids()).toEqual([]);
  });

  it('are not overdue while answers to others keep coming, however long the queue', () => {
    const pending = createPendingItems();
    const other = { id: 'd/2/0' } as Item;
    pending.add([item, other], 0);
    pending.settle(other.id, RESEND_AFTER_MS);
    expect(pending.overdue(2 * RESEND_AFTER_MS - 1).resend).toEqual([]);
    expect(pending.overdue(2 * RESEND_AFTER_MS).resend).toEqual([item]);
  });

  it('may be sent again at once, but not for ever', () => {
    const pending = createPendingItems();
    pending.add([item], 0);
    expect(pending.toSendAgain()).toEqual([item]);
    for (let sends = 1; sends < MAX_SENDS; sends += 1) pending.add([item], 0);
    expect(pending.toSendAgain()).toEqual([]);
  });

  it('are no longer waiting once settled', () => {
    const pending = createPendingItems();
    pending.add([item], 0);
    pending.settle(item.id);
    expect(pending.overdue(1e9)).toEqual({ resend: [], giveUp: [] });
  });
});
