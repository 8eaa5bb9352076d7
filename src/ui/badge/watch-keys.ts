import type { ItemId } from '../../core/item';
import type { CardControl } from './card-control';
import type { OverlayHost } from './host';

export interface KeyWatch {
  readonly card: CardControl;
  readonly returnFocus: (id: ItemId) => void;
  readonly signal: AbortSignal;
}

/** Esc, a click outside and leaving by Tab close the open card; the page's own keys and clicks are left alone. */
export function watchKeysAndClicks(
  document: Document,
  { host, root, layer }: OverlayHost,
  watch: KeyWatch,
): void {
  const { card, returnFocus, signal } = watch;
  document.addEventListener(
    'keydown',
    (event) => {
      const open = card.current();
      if (open === null || event.key !== 'Escape') return;
      // Asked before closing, which takes the focused card away.
      const hadFocus = root.activeElement !== null;
      card.close();
      if (!hadFocus) return;
      // The key was meant for our card, not for a dialog of the page.
      event.preventDefault();
      event.stopPropagation();
      returnFocus(open.id);
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.composedPath().includes(host)) card.close();
    },
    { capture: true, passive: true, signal },
  );
  layer.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      // null: the window lost focus, not the card.
      if (!(relatedTarget instanceof Node) || card.current()?.by !== 'enter-key') return;
      const place = target instanceof Element ? target.closest('.place') : null;
      if (!place?.contains(relatedTarget)) card.close();
    },
    { passive: true, signal },
  );
}
