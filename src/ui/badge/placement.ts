/** CSS px in viewport coordinates. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly left: number;
  readonly top: number;
}

/** Under this a chip would cover too much of the medium: glyph alone (ux §3). */
export const MIN_CHIP_MEDIA_WIDTH = 160;
/** Distance of a chip from the side edge of its medium, and of a card from the viewport's edge. */
const INSET = 8;
/** A chip is never cut by the upper edge of the document. */
const MIN_TOP = 2;

export type PlacedKind = 'media' | 'text';

/** @param chipWidth px of the chip with words */
export function isCompact(kind: PlacedKind, medium: Rect, chipWidth: number): boolean {
  return kind === 'media' && (medium.width < MIN_CHIP_MEDIA_WIDTH || medium.width < chipWidth + 2 * INSET);
}

/**
 * Upper left corner of a chip. Media: half over the top edge at the inline end, where nothing painted into the
 * picture can stand. Text: in the margin before the head of the passage, above its first line where the margin is narrow.
 * @param documentTop viewport y of the document's upper edge
 */
export function placeChip(
  kind: PlacedKind,
  medium: Rect,
  chip: Size,
  isRightToLeft: boolean,
  viewportWidth: number,
  documentTop: number,
): Point {
  const right = medium.left + medium.width;
  if (kind === 'media') {
    const left = isRightToLeft ? medium.left + INSET : right - INSET - chip.width;
    const isTiny = medium.width < chip.width + 2 * INSET;
    return {
      left: isTiny ? medium.left + (medium.width - chip.width) / 2 : left,
      top: Math.max(medium.top - chip.height / 2, documentTop + MIN_TOP),
    };
  }
  const room = isRightToLeft ? viewportWidth - right : medium.left;
  if (room >= chip.width + 2 * INSET) {
    return { left: isRightToLeft ? right + INSET : medium.left - INSET - chip.width, top: medium.top };
  }
  return {
    left: isRightToLeft ? right - chip.width : medium.left,
    top: Math.max(medium.top - chip.height, documentTop + MIN_TOP),
  };
}

/** A card with less room than this covers its badge rather than show two lines at a time. */
const MIN_CARD_ROOM = 240;

export interface CardPlace extends Point {
  readonly maxHeight: number;
}

/**
 * Place of the card: under its badge, or above it; where it fits neither way, on the side with more room and scrolling.
 * Always inside the viewport.
 * @param card its natural size, not cut
 */
export function placeCard(badge: Rect, card: Size, viewport: Size, isRightToLeft: boolean): CardPlace {
  const gap = INSET / 2;
  const bottom = badge.top + badge.height + gap;
  const roomBelow = viewport.height - INSET - bottom;
  const roomAbove = badge.top - gap - INSET;
  const isBelow = card.height <= roomBelow || (card.height > roomAbove && roomBelow >= roomAbove);
  const room = isBelow ? roomBelow : roomAbove;
  const maxHeight = room >= Math.min(MIN_CARD_ROOM, card.height) ? room : viewport.height - 2 * INSET;
  const height = Math.min(card.height, maxHeight);
  const left = isRightToLeft ? badge.left : badge.left + badge.width - card.width;
  return {
    left: clamp(left, INSET, viewport.width - INSET - card.width),
    top: clamp(isBelow ? bottom : badge.top - gap - height, INSET, viewport.height - INSET - height),
    maxHeight,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
