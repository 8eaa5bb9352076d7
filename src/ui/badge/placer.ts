import type { Entry } from './entries';
import type { OverlayHost } from './host';
import { isClipped, visibleRect } from './medium';
import { isCompact, placeCard, placeChip, type Point, type Rect, type Size } from './placement';

/** How far inside its medium a chip's corner must be unclipped, px. */
const CORNER_INSET = 2;

interface Slot {
  readonly place: HTMLElement;
  readonly chip: HTMLElement;
  readonly card: HTMLElement | null;
}
interface Step {
  readonly slot: Slot;
  /** Viewport coordinates; null: the medium cannot be seen. */
  readonly chipAt: Point | null;
  readonly isCompact: boolean;
}
interface Frame {
  readonly origin: Point;
  readonly viewport: Size;
  readonly documentTop: number;
  readonly isRightToLeft: boolean;
}

/** Where the media of some badges stand in this frame. */
export interface PageLook {
  readonly frame: Frame | null;
  /** By item; null where nobody can see the medium or its corner. */
  readonly media: ReadonlyMap<string, Rect | null>;
}

export interface Placer {
  /** Reads the page. Before drawing, so that what is drawn does not make the browser lay out the page once more. */
  look(due: readonly Entry[]): PageLook;
  /**
   * Puts badges on the media that were looked at; the others stay where they are.
   * @param drawn entries in the order in which they were drawn
   */
  put(drawn: readonly Entry[], look: PageLook): void;
}

/** Puts drawn badges on their media. Reads every box first, then writes, so that the page is laid out once. */
export function createPlacer(
  document: Document,
  { host, layer }: OverlayHost,
  isNear: (entry: Entry) => boolean,
): Placer {
  const sizeOf = new Map<string, Size>();
  return {
    look(due) {
      if (due.length === 0) return { frame: null, media: new Map() };
      const frame = readFrame(document, host);
      const rectOf = (entry: Entry) => (isNear(entry) ? cornerRect(entry, frame) : null);
      return { frame, media: new Map(due.map((entry) => [entry.id, rectOf(entry)])) };
    },
    put(drawn, { frame, media }) {
      if (frame === null) return;
      const steps = drawn.flatMap((entry, index) => {
        const rect = media.get(entry.id);
        const slot = rect === undefined ? null : slotAt(layer, index);
        return rect === undefined || slot === null ? [] : [stepOf(entry, slot, rect, frame, sizeOf)];
      });
      for (const step of steps) writeStep(step, frame);
      for (const { slot, chipAt } of steps) if (chipAt) writeCard(slot, frame);
    },
  };
}

function readFrame(document: Document, host: Element): Frame {
  const { left, top } = host.getBoundingClientRect();
  const { documentElement } = document;
  return {
    origin: { left, top },
    viewport: { width: documentElement.clientWidth, height: document.defaultView?.innerHeight ?? 0 },
    documentTop: documentElement.getBoundingClientRect().top,
    isRightToLeft: getComputedStyle(documentElement).direction === 'rtl',
  };
}

function slotAt(layer: Element, index: number): Slot | null {
  const place = layer.children[index] as HTMLElement | undefined;
  const chip = place?.querySelector<HTMLElement>('.chip');
  return place && chip ? { place, chip, card: place.querySelector<HTMLElement>('.card') } : null;
}

function stepOf(entry: Entry, slot: Slot, rect: Rect | null, frame: Frame, sizeOf: Map<string, Size>): Step {
  if (rect === null) return { slot, chipAt: null, isCompact: false };
  const kind = entry.kind === 'text' ? 'text' : 'media';
  const full = fullSizeOf(slot, sizeOf);
  const compact = !entry.view.isShown || isCompact(kind, rect, full.width);
  const size = compact ? { width: full.height, height: full.height } : full;
  const { isRightToLeft, viewport, documentTop } = frame;
  return {
    slot,
    chipAt: placeChip(kind, rect, size, isRightToLeft, viewport.width, documentTop),
    isCompact: compact,
  };
}

/** Size of the chip with its words; asked of the browser once per wording, since asking makes it lay out the page. */
function fullSizeOf({ place, chip }: Slot, sizeOf: Map<string, Size>): Size {
  const text = chip.textContent;
  const known = sizeOf.get(text);
  if (known !== undefined) return known;
  place.classList.remove('compact');
  const size = { width: chip.offsetWidth, height: chip.offsetHeight };
  // Zero: not laid out (yet), to be asked again.
  if (size.width > 0) sizeOf.set(text, size);
  return size;
}

/** Where the medium stands; null when nobody can see it, or the corner that the chip is for. */
function cornerRect(entry: Entry, frame: Frame): Rect | null {
  const rect = visibleRect(entry.element);
  return rect === null || isCornerClipped(entry, rect, frame.isRightToLeft) ? null : rect;
}

function isCornerClipped({ element, kind }: Entry, rect: Rect, isRightToLeft: boolean): boolean {
  const isAtLeft = (kind === 'text') !== isRightToLeft;
  const x = isAtLeft ? rect.left + CORNER_INSET : rect.left + rect.width - CORNER_INSET;
  return isClipped(element, x, rect.top + CORNER_INSET);
}

function writeStep({ slot: { place }, chipAt, isCompact: compact }: Step, { origin }: Frame): void {
  place.classList.toggle('away', chipAt === null);
  place.classList.toggle('compact', compact);
  // Away badges go to the corner: left where they were they could lengthen the page's scroll area.
  place.style.transform =
    chipAt === null
      ? 'none'
      : `translate(${Math.round(chipAt.left - origin.left)}px, ${Math.round(chipAt.top - origin.top)}px)`;
}

function writeCard({ place, chip, card }: Slot, { viewport, isRightToLeft }: Frame): void {
  if (card === null) return;
  const badge = chip.getBoundingClientRect();
  const borders = card.offsetHeight - card.clientHeight;
  const size = { width: card.offsetWidth, height: card.scrollHeight + borders };
  const at = placeCard(badge, size, viewport, isRightToLeft);
  const base = place.getBoundingClientRect();
  card.style.maxHeight = `${Math.floor(at.maxHeight)}px`;
  card.style.transform = `translate(${Math.round(at.left - base.left)}px, ${Math.round(at.top - base.top)}px)`;
}
