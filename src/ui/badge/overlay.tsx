import type { ItemId, PlacedKind } from '../../core/item';
import type { Verdict } from '../../core/verdict';
import { defaultThreshold, type BadgeThreshold } from '../../present/badge-view';
import type { CardAction } from '../../present/card-view';
import type { Translate } from '../../present/words';
import { createAttention, type Attention } from './attention';
import { createCardControl, type CardControl } from './card-control';
import { createDrawing, type Drawing } from './drawing';
import { createEntries, type Entries } from './entries';
import { createFrame, type FrameRequests } from './frame';
import { createHost, type OverlayHost } from './host';
import { nextEntry } from './next-badge';
import { createOnScreen, type OnScreen } from './on-screen';
import { watchKeysAndClicks } from './watch-keys';
import { watchLayout } from './watch-layout';
import { watchMedia } from './watch-media';

export interface OverlayOptions {
  readonly document: Document;
  /** `open` in test builds only: accessibility checkers cannot see into closed shadow roots. */
  readonly mode: ShadowRootMode;
  readonly t: Translate;
  /** After `hide` the badge is gone already. */
  readonly onAction: (action: { readonly do: CardAction['do']; readonly id: ItemId }) => void;
  readonly threshold?: BadgeThreshold;
}

export interface Overlay {
  /** @param verdict null while the item is being checked */
  set(id: ItemId, element: Element, kind: PlacedKind, verdict: Verdict | null): void;
  remove(id: ItemId): void;
  /** Boxes of the page may have moved. */
  reposition(): void;
  /** Puts focus on the next badge, and all shown badges into the tab order from now on. */
  focusNext(): void;
  setVisible(on: boolean): void;
  badgeText(id: ItemId): { readonly isShown: boolean; readonly text: string };
  destroy(): void;
}

interface Parts {
  readonly options: OverlayOptions;
  readonly surface: OverlayHost;
  readonly entries: Entries;
  readonly onScreen: OnScreen;
  readonly frame: FrameRequests;
  readonly drawing: Drawing;
  readonly card: CardControl;
  readonly attention: Attention;
  readonly stop: () => void;
}

/** Draws badges over the page from one element of no size; neither layout nor events of the page change. */
export function mountOverlay(options: OverlayOptions): Overlay {
  const parts = assemble(options);
  const { surface, drawing, frame } = parts;
  return {
    set: (id, element, kind, verdict) => {
      setEntry(parts, id, element, kind, verdict);
    },
    remove: (id) => {
      removeEntry(parts, id);
    },
    reposition: frame.requestPlace,
    focusNext: () => {
      focusNext(parts);
    },
    setVisible: (isOn) => {
      surface.layer.hidden = !isOn;
    },
    badgeText: (id) => {
      const view = parts.entries.get(id)?.view;
      return {
        isShown: view?.isShown === true && !drawing.isHidden(id),
        text: view ? options.t(view.chip) : '',
      };
    },
    destroy: () => {
      parts.stop();
      drawing.clear();
      surface.host.remove();
    },
  };
}

function assemble(options: OverlayOptions): Parts {
  const { document, t, threshold = defaultThreshold } = options;
  const control = new AbortController();
  const surface = createHost(document, options.mode, {
    lang: t({ key: 'locale_tag' }),
    dir: t({ key: 'locale_direction' }),
  });
  const entries = createEntries(threshold);
  const frame = createFrame(
    document,
    () => {
      drawing.draw();
    },
    () => {
      drawing.place();
    },
  );
  const onScreen = createOnScreen(frame.requestPlace);
  const attention = createAttention(frame.requestDraw);
  const card = createCardControl(() => {
    drawing.draw();
  });
  const drawing: Drawing = createDrawing({
    document,
    surface,
    entries,
    t,
    on: {
      ...card,
      enterKey: (id) => {
        card.enterKey(id);
        drawing.focus(id, '.card');
      },
      act: (id, action) => {
        if (action === 'hide') hideBadge({ drawing, card, frame }, id);
        if (action === 'check-again' || action === 'fetch-manifest') card.keep();
        options.onAction({ do: action, id });
      },
    },
    isNear: ({ id, element }) => onScreen.has(element) || id === attention.current(),
    attended: attention.current,
    openId: () => card.current()?.id ?? null,
  });
  const { signal } = control;
  watchLayout(document, { onMove: frame.requestPlace, signal });
  watchMedia(document, { host: surface.host, entries, onScreen, onAttention: attention.set, signal });
  watchKeysAndClicks(document, surface, {
    card,
    returnFocus: (id) => {
      drawing.focus(id, '.chip');
    },
    signal,
  });
  const stop = () => {
    control.abort();
    for (const part of [card, attention, frame, onScreen]) part.stop();
  };
  return { options, surface, entries, onScreen, frame, drawing, card, attention, stop };
}

function setEntry(
  parts: Parts,
  id: ItemId,
  element: Element,
  kind: PlacedKind,
  verdict: Verdict | null,
): void {
  const { entries, onScreen, frame, drawing } = parts;
  const known = entries.get(id);
  if (known && known.element !== element) onScreen.unobserve(known.element);
  entries.set(id, element, kind, verdict);
  if (known?.element !== element) onScreen.observe(element);
  if (known === undefined) attendUnderPointer(parts, id, element);
  // Most items have no chip; they change a badge only by being one more in "image 3 of 12".
  const isOneMore = known === undefined && !drawing.isEmpty();
  if (entries.get(id)?.view.isShown === true || drawing.isDrawn(id) || isOneMore) frame.requestDraw();
}

/** The pointer may rest there since before the item was known; then no event will tell. */
function attendUnderPointer({ entries, attention }: Parts, id: ItemId, element: Element): void {
  const attended = attention.current();
  const isFree = attended === null || entries.get(attended) === undefined;
  if (isFree && element.matches(':hover')) attention.set(id);
}

function removeEntry({ entries, onScreen, card, frame }: Parts, id: ItemId): void {
  const known = entries.get(id);
  if (known === undefined) return;
  entries.remove(id);
  // The element may carry another item by now: same picture frame, new picture.
  if (entries.of(known.element) === undefined) onScreen.unobserve(known.element);
  if (card.current()?.id === id) card.close();
  frame.requestDraw();
}

function hideBadge({ drawing, card, frame }: Pick<Parts, 'drawing' | 'card' | 'frame'>, id: ItemId): void {
  drawing.hide(id);
  card.close();
  frame.requestDraw();
}

function focusNext({ drawing, entries, attention }: Parts): void {
  drawing.joinTabOrder();
  const next = nextEntry(drawing.focusedId(), entries.inDocumentOrder(), drawing.isHidden);
  if (next === null) return;
  // In the middle, so that no sticky bar of the page covers it (WCAG 2.2 SC 2.4.11).
  next.element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  attention.set(next.id);
  drawing.draw();
  drawing.place();
  drawing.focus(next.id, '.chip');
}
