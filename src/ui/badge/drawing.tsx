import { render, type VNode } from 'preact';
import type { ItemId } from '../../core/item';
import type { Translate } from '../../present/words';
import { Badge, type BadgeHandlers } from './badge';
import type { Entries, Entry, Position } from './entries';
import type { OverlayHost } from './host';
import { createPlacer } from './placer';

export interface DrawingOptions {
  readonly document: Document;
  readonly surface: OverlayHost;
  readonly entries: Entries;
  readonly t: Translate;
  readonly on: BadgeHandlers;
  /** False for media that nobody can see just now; their badges are put away. */
  readonly isNear: (entry: Entry) => boolean;
  /** The item under pointer or focus: drawn even where its chip is not shown. */
  readonly attended: () => ItemId | null;
  readonly openId: () => ItemId | null;
}

export interface Drawing {
  draw(): void;
  place(): void;
  /** Focus to a drawn badge or to its open card. */
  focus(id: ItemId, part: '.chip' | '.card'): void;
  focusedId(): ItemId | null;
  isDrawn(id: ItemId): boolean;
  isEmpty(): boolean;
  hide(id: ItemId): void;
  isHidden(id: ItemId): boolean;
  joinTabOrder(): void;
  clear(): void;
}

/** Turns entries into badges, one Preact tree for the page. */
export function createDrawing(options: DrawingOptions): Drawing {
  const { document, surface, entries, isNear } = options;
  const placer = createPlacer(document, surface, isNear);
  const hidden = new Set<ItemId>();
  let drawn: readonly Entry[] = [];
  let isInTabOrder = false;
  let known = new Map<ItemId, KnownBadge>();
  const focusedId = () => {
    const active = surface.root.activeElement;
    if (active === null) return null;
    return drawn[[...surface.layer.children].findIndex((place) => place.contains(active))]?.id ?? null;
  };
  return {
    draw() {
      const wanted = new Set([options.attended(), options.openId(), focusedId()]);
      drawn = entries
        .inDocumentOrder()
        .filter(({ id, view }) => !hidden.has(id) && (view.isShown || wanted.has(id)));
      const before = known;
      known = new Map(
        drawn.map((entry) => [entry.id, badgeOf(entry, known.get(entry.id), isInTabOrder, options)]),
      );
      // Drawing moves nothing of the page: who did not change stands where it stood.
      const look = placer.look(drawn.filter(({ id }) => before.get(id) !== known.get(id)));
      render(
        [...known.values()].map((one) => one.badge),
        surface.layer,
      );
      placer.put(drawn, look);
    },
    place() {
      placer.put(drawn, placer.look(drawn));
    },
    focus(id, part) {
      const index = drawn.findIndex((entry) => entry.id === id);
      const element = surface.layer.children[index]?.querySelector<HTMLElement>(part);
      element?.focus({ preventScroll: true });
    },
    focusedId,
    isDrawn: (id) => known.has(id),
    isEmpty: () => known.size === 0,
    hide: (id) => void hidden.add(id),
    isHidden: (id) => hidden.has(id),
    joinTabOrder() {
      isInTabOrder = true;
    },
    clear() {
      render(null, surface.layer);
    },
  };
}

interface KnownBadge {
  readonly entry: Entry;
  readonly position: Position;
  readonly isOpen: boolean;
  readonly isInTabOrder: boolean;
  readonly badge: VNode;
}

/** Verdicts arrive one by one on pages with a hundred items: badges that did not change are not drawn again. */
function badgeOf(
  entry: Entry,
  known: KnownBadge | undefined,
  isInTabOrder: boolean,
  { entries, t, on, openId }: DrawingOptions,
): KnownBadge {
  const position = entries.position(entry.id);
  const isOpen = entry.id === openId();
  const isSame =
    known?.entry === entry &&
    known.isOpen === isOpen &&
    known.isInTabOrder === isInTabOrder &&
    known.position.index === position.index &&
    known.position.count === position.count;
  if (isSame) return known;
  const state = { entry, position, isOpen, isInTabOrder };
  return { ...state, badge: <Badge key={entry.id} {...state} t={t} on={on} /> };
}
