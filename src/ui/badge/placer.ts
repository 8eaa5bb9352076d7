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

export interface Placer {
  /**
   * @param drawn entries in the order in which they were drawn
   * @param isDue which of them to place
   */
  place(drawn: readonly Entry[], isDue: (entry: Entry) => boolean): void;
}

/** Puts drawn badges on their media. Reads every box first, then writes, so that the page is laid out once. */
export function createPlacer(
  document: Document,
  { host, layer }: OverlayHost,
  isNear: (entry: Entry) => boolean,
): Placer {
  const widthOf = new Map<string, number>();
  return {
    place(drawn, isDue) {
      if (!drawn.some(isDue)) return;
      const frame = readFrame(document, host);
      const steps = drawn.flatMap((entry, index) => {
        const slot = isDue(entry) ? slotAt(layer, index) : null;
        return slot ? [readStep(entry, slot, frame, isNear(entry), widthOf)] : [];
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

function readStep(
  entry: Entry,
  slot: Slot,
  frame: Frame,
  isNear: boolean,
  widthOf: Map<string, number>,
): Step {
  const away = { slot, chipAt: null, isCompact: false };
  const rect = isNear ? visibleRect(entry.element) : null;
  if (rect === null || isCornerClipped(entry, rect, frame.isRightToLeft)) return away;
  const kind = entry.kind === 'text' ? 'text' : 'media';
  const height = slot.chip.offsetHeight;
  const fullWidth = fullWidthOf(slot, widthOf);
  const compact = !entry.view.isShown || isCompact(kind, rect, fullWidth);
  const size = { width: compact ? height : fullWidth, height };
  const { isRightToLeft, viewport, documentTop } = frame;
  return {
    slot,
    chipAt: placeChip(kind, rect, size, isRightToLeft, viewport.width, documentTop),
    isCompact: compact,
  };
}

/** Width of the chip with its words; known once per wording. */
function fullWidthOf({ place, chip }: Slot, widthOf: Map<string, number>): number {
  const text = chip.textContent;
  const known = widthOf.get(text);
  if (known !== undefined) return known;
  place.classList.remove('compact');
  const width = chip.offsetWidth;
  // Zero: not laid out (yet), to be asked again.
  if (width > 0) widthOf.set(text, width);
  return width;
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
