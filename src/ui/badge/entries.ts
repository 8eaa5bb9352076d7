import type { ItemId, PlacedKind } from '../../core/item';
import type { Verdict } from '../../core/verdict';
import { badgeView, type BadgeThreshold, type BadgeView } from '../../present/badge-view';

/** One item of the page with what its badge shows. */
export interface Entry {
  readonly id: ItemId;
  readonly element: Element;
  readonly kind: PlacedKind;
  /** null while it is being checked. */
  readonly verdict: Verdict | null;
  readonly view: BadgeView;
}

/** Place of an item among those of its kind, from 1, in document order. */
export interface Position {
  readonly index: number;
  readonly count: number;
}

export interface Entries {
  set(id: ItemId, element: Element, kind: PlacedKind, verdict: Verdict | null): void;
  remove(id: ItemId): void;
  get(id: ItemId): Entry | undefined;
  all(): Iterable<Entry>;
  /** The item of an element, if it has one. */
  of(element: Element): ItemId | undefined;
  inDocumentOrder(): readonly Entry[];
  position(id: ItemId): Position;
}

interface Order {
  readonly ids: readonly ItemId[];
  readonly positions: ReadonlyMap<ItemId, Position>;
}

export function createEntries(threshold: BadgeThreshold): Entries {
  const entries = new Map<ItemId, Entry>();
  const idOf = new WeakMap<Element, ItemId>();
  let order: Order | null = null;
  const ordered = () => (order ??= orderOf([...entries.values()]));
  return {
    set(id, element, kind, verdict) {
      // A new verdict for a known item moves nothing, and sorting is the costly part.
      if (entries.get(id)?.element !== element) order = null;
      entries.set(id, { id, element, kind, verdict, view: badgeView(verdict, threshold) });
      idOf.set(element, id);
    },
    remove(id) {
      const element = entries.get(id)?.element;
      if (element && idOf.get(element) === id) idOf.delete(element);
      if (entries.delete(id)) order = null;
    },
    get: (id) => entries.get(id),
    all: () => entries.values(),
    of: (element) => idOf.get(element),
    inDocumentOrder: () => ordered().ids.flatMap((id) => entries.get(id) ?? []),
    position: (id) => ordered().positions.get(id) ?? { index: 1, count: 1 },
  };
}

function orderOf(unordered: Entry[]): Order {
  const sorted = unordered.sort(byDocument);
  const counts = new Map<PlacedKind, number>();
  const indexes = sorted.map(({ kind }) => {
    const index = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, index);
    return index;
  });
  const positions = new Map<ItemId, Position>(
    sorted.map(({ id, kind }, at) => [id, { index: indexes[at] ?? 1, count: counts.get(kind) ?? 1 }]),
  );
  return { ids: sorted.map(({ id }) => id), positions };
}

function byDocument(a: Entry, b: Entry): number {
  if (a.element === b.element) return 0;
  return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
