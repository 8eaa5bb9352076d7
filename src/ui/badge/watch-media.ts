import type { ItemId } from '../../core/item';
import type { Entries } from './entries';
import type { OnScreen } from './on-screen';

export interface MediaWatch {
  readonly host: Element;
  readonly entries: Entries;
  readonly onScreen: OnScreen;
  /** Pointer or focus came to an item, to none (null), or to our own badges (`own`). */
  readonly onAttention: (at: ItemId | null | 'own') => void;
  readonly signal: AbortSignal;
}

/** Tells on which item pointer or focus is, by two listeners for the whole document. */
export function watchMedia(document: Document, watch: MediaWatch): void {
  const passive = { passive: true, capture: true, signal: watch.signal } as const;
  document.addEventListener(
    'pointerover',
    (event) => {
      watch.onAttention(isOwn(event, watch) ? 'own' : (fromPath(event, watch) ?? underPoint(event, watch)));
    },
    passive,
  );
  document.documentElement.addEventListener(
    'pointerleave',
    () => {
      watch.onAttention(null);
    },
    passive,
  );
  document.addEventListener(
    'focusin',
    (event) => {
      watch.onAttention(isOwn(event, watch) ? 'own' : (fromPath(event, watch) ?? insideTarget(event, watch)));
    },
    passive,
  );
}

function isOwn(event: Event, { host }: MediaWatch): boolean {
  return event.composedPath().includes(host);
}

function fromPath(event: Event, { entries }: MediaWatch): ItemId | null {
  for (const node of event.composedPath()) {
    const id = node instanceof Element ? entries.of(node) : undefined;
    if (id !== undefined) return id;
  }
  return null;
}

/** Many sites lay a transparent link or caption over a picture; the smallest medium under the pointer is meant. */
function underPoint({ clientX, clientY }: PointerEvent, { entries, onScreen }: MediaWatch): ItemId | null {
  let smallest: { readonly id: ItemId; readonly area: number } | null = null;
  for (const { id, element, kind } of entries.all()) {
    if (kind === 'text' || !onScreen.has(element)) continue;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) continue;
    if (smallest === null || width * height < smallest.area) smallest = { id, area: width * height };
  }
  return smallest?.id ?? null;
}

/** Focus on a link or button round exactly one medium is focus on the medium. */
function insideTarget(event: FocusEvent, { entries }: MediaWatch): ItemId | null {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || target === target.ownerDocument.body) return null;
  const inside = [...entries.all()].filter(
    ({ kind, element }) => kind !== 'text' && target.contains(element),
  );
  return inside.length === 1 ? (inside[0]?.id ?? null) : null;
}
