import type { Item, ItemId } from '../core/item';

/** The place of passages; all other places are named by `sources.ts`. */
export const TEXT_SLOT = 'text';

/** An item together with the element whose place it takes on the page. */
export interface CollectedItem {
  readonly item: Item;
  readonly element: Element;
}

/** What one place of one element shows now, and the item that was sent for it. */
export interface Binding {
  readonly owner: Element;
  readonly slot: string;
  readonly number: number;
  /** Counts the items sent from this place; part of their ids. */
  generation: number;
  /** What is shown; null before the first look. */
  identity: string | null;
  /** ms on the page's clock: since when `identity` is shown. */
  changedAt: number;
  /** The living item of this generation. */
  collected: CollectedItem | null;
}

export interface Bindings {
  /** The binding of a place, made when first asked for. Numbers outlive removal, so an id never comes twice. */
  of(owner: Element, slot: string): Binding;
  has(owner: Element): boolean;
  allOf(owner: Element): readonly Binding[];
  byId(id: ItemId): Binding | null;
  living(): readonly Binding[];
  count(): number;
  /** Notes that a place shows something else now; its item is gone. */
  rebind(binding: Binding, identity: string | null): void;
  retire(binding: Binding): void;
  /** The id of the next item of a place. */
  nextId(binding: Binding): ItemId;
  /** Hands over new items; items that are gone are told of first. */
  send(sent: readonly (CollectedItem & { readonly binding: Binding })[]): void;
}

/** Keeps which item stands where. Nothing here reads the page. */
export function createBindings(
  documentId: string,
  tell: { onItems(items: readonly CollectedItem[]): void; onGone(ids: readonly ItemId[]): void },
): Bindings {
  const byOwner = new WeakMap<Element, Map<string, Binding>>();
  const living = new Map<ItemId, Binding>();
  let gone: ItemId[] = [];
  let lastNumber = 0;

  const tellGone = () => {
    const ids = gone;
    gone = [];
    if (ids.length > 0) tell.onGone(ids);
  };

  const retire = (binding: Binding) => {
    const id = binding.collected?.item.id;
    if (id === undefined) return;
    binding.collected = null;
    living.delete(id);
    if (gone.length === 0) queueMicrotask(tellGone);
    gone.push(id);
  };

  return {
    of(owner, slot) {
      const places = byOwner.get(owner) ?? new Map<string, Binding>();
      byOwner.set(owner, places);
      const binding = places.get(slot) ?? freshBinding(owner, slot, ++lastNumber);
      places.set(slot, binding);
      return binding;
    },
    has: (owner) => byOwner.has(owner),
    allOf: (owner) => [...(byOwner.get(owner)?.values() ?? [])],
    byId: (id) => living.get(id) ?? null,
    living: () => [...living.values()],
    count: () => living.size,
    rebind(binding, identity) {
      retire(binding);
      binding.identity = identity;
      binding.changedAt = performance.now();
    },
    retire,
    nextId: (binding) => `${documentId}/${String(binding.number)}/${String(binding.generation + 1)}`,
    send(sent) {
      for (const { binding, item, element } of sent) {
        binding.generation += 1;
        binding.collected = { item, element };
        living.set(item.id, binding);
      }
      tellGone();
      if (sent.length > 0) tell.onItems(sent.map(({ item, element }) => ({ item, element })));
    },
  };
}

function freshBinding(owner: Element, slot: string, number: number): Binding {
  return { owner, slot, number, generation: 0, identity: null, changedAt: 0, collected: null };
}
