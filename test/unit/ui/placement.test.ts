import { describe, expect, it } from 'vitest';
import { isCompact, placeCard, placeChip } from '../../../src/ui/badge/placement';

const medium = { left: 100, top: 200, width: 300, height: 200 };
const chip = { width: 120, height: 24 };
const viewport = { width: 1000, height: 800 };
const card = { width: 320, height: 400 };

describe('a chip on media', () => {
  it('stands half over the top edge at the inline end', () => {
    expect(placeChip('media', medium, chip, false, 1000, 0)).toEqual({ left: 272, top: 188 });
  });

  it('stands at the other end where the page runs from right to left', () => {
    expect(placeChip('media', medium, chip, true, 1000, 0)).toEqual({ left: 108, top: 188 });
  });

  it('is not cut by the upper edge of the document', () => {
    expect(placeChip('media', { ...medium, top: 0 }, chip, false, 1000, 0).top).toBe(2);
    expect(placeChip('media', { ...medium, top: -500 }, chip, false, 1000, -500).top).toBe(-498);
  });

  it('is centred on media that are hardly wider than itself', () => {
    expect(placeChip('media', { ...medium, width: 30 }, { width: 24, height: 24 }, false, 1000, 0).left).toBe(
      103,
    );
  });

  it('loses its words on narrow media, and on media narrower than the words', () => {
    expect(isCompact('media', { ...medium, width: 159 }, 80)).toBe(true);
    expect(isCompact('media', { ...medium, width: 160 }, 80)).toBe(false);
    expect(isCompact('media', { ...medium, width: 200 }, 190)).toBe(true);
    expect(isCompact('text', { ...medium, width: 100 }, 190)).toBe(false);
  });
});

describe('a chip on text', () => {
  it('stands in the margin before the head of the passage', () => {
    expect(placeChip('text', { ...medium, left: 200 }, chip, false, 1000, 0)).toEqual({ left: 72, top: 200 });
    expect(placeChip('text', { ...medium, left: 200 }, chip, true, 1000, 0)).toEqual({ left: 508, top: 200 });
  });

  it('stands above the first line where the margin is too narrow', () => {
    expect(placeChip('text', { ...medium, left: 20 }, chip, false, 1000, 0)).toEqual({ left: 20, top: 176 });
    expect(placeChip('text', { ...medium, left: 20 }, chip, true, 330, 0)).toEqual({ left: 200, top: 176 });
  });
});

describe('the card', () => {
  const badge = { left: 500, top: 100, width: 120, height: 24 };

  it('hangs under its badge, aligned with its inline end', () => {
    expect(placeCard(badge, card, viewport, false)).toMatchObject({ left: 300, top: 128 });
    expect(placeCard(badge, card, viewport, true)).toMatchObject({ left: 500, top: 128 });
  });

  it('goes above where there is no room below', () => {
    expect(placeCard({ ...badge, top: 700 }, card, viewport, false).top).toBe(296);
  });

  it('is cut and scrolls on the roomier side when it fits on neither, so that the badge stays in sight', () => {
    const tall = { width: 320, height: 700 };
    expect(placeCard({ ...badge, top: 300 }, tall, viewport, false)).toMatchObject({
      top: 328,
      maxHeight: 464,
    });
    expect(placeCard({ ...badge, top: 500 }, tall, viewport, false)).toMatchObject({
      top: 8,
      maxHeight: 488,
    });
  });

  it('covers its badge in a viewport too low for anything else', () => {
    expect(placeCard({ ...badge, top: 80 }, card, { width: 1000, height: 200 }, false)).toMatchObject({
      top: 8,
      maxHeight: 184,
    });
  });

  it.each([
    [{ left: -50, top: 100, width: 120, height: 24 }],
    [{ left: 990, top: 100, width: 120, height: 24 }],
    [{ left: 500, top: -90, width: 120, height: 24 }],
    [{ left: 500, top: 1200, width: 120, height: 24 }],
  ])('stays inside the viewport for a badge at %o', (at) => {
    const { left, top, maxHeight } = placeCard(at, card, viewport, false);
    expect(left).toBeGreaterThanOrEqual(8);
    expect(left + card.width).toBeLessThanOrEqual(992);
    expect(top).toBeGreaterThanOrEqual(8);
    expect(top + Math.min(card.height, maxHeight)).toBeLessThanOrEqual(792);
  });
});
