/** What the feed page noted of one picture; ms since the page opened, null: has not happened. */
export interface Sight {
  readonly seenAt: number | null;
  readonly badgeAt: number | null;
  /** On screen before anybody scrolled. */
  readonly isFirstScreen: boolean;
}

/**
 * A script of the feed page; must not use anything from outside. Notes for every picture when half of it is on screen
 * and loaded, and the first frame in which a badge with words stands on its upper edge. The badges are looked at after
 * every change inside the extension's element, in the very frame that paints the change.
 */
export function watchFeed(): void {
  const notes = new Map<Element, { seenAt: number | null; badgeAt: number | null; isFirstScreen: boolean }>();
  Object.assign(globalThis, { feedNotes: notes });
  let hasScrolled = false;
  addEventListener('scroll', () => (hasScrolled = true), { once: true });

  const see = (image: HTMLImageElement) => {
    const note = notes.get(image);
    if (note?.seenAt === null)
      Object.assign(note, { seenAt: performance.now(), isFirstScreen: !hasScrolled });
  };
  const onScreen = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (!isIntersecting || !(target instanceof HTMLImageElement)) continue;
        if (target.complete) see(target);
        else target.addEventListener('load', () => see(target), { once: true });
      }
    },
    { threshold: 0.5 },
  );
  const lookForBadges = (root: ShadowRoot) => {
    const waiting = [...notes].filter(([, note]) => note.seenAt !== null && note.badgeAt === null);
    if (waiting.length === 0) return;
    const chips = [...root.querySelectorAll('.place:not(.away) .chip:not(.quiet)')].map((chip) =>
      chip.getBoundingClientRect(),
    );
    for (const [image, note] of waiting) {
      const box = image.getBoundingClientRect();
      const hasChip = chips.some(
        (chip) =>
          chip.left < box.right &&
          chip.right > box.left &&
          Math.abs((chip.top + chip.bottom) / 2 - box.top) < 20,
      );
      if (hasChip) note.badgeAt = performance.now();
    }
  };
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style'] };
  const hostArrival = new MutationObserver(() => {
    const root = document.querySelector('touchstone-host')?.shadowRoot;
    if (!root) return;
    hostArrival.disconnect();
    new MutationObserver(() => lookForBadges(root)).observe(root, changes);
  });
  hostArrival.observe(document.documentElement, { childList: true });
  addEventListener('DOMContentLoaded', () => {
    for (const image of document.images) {
      notes.set(image, { seenAt: null, badgeAt: null, isFirstScreen: false });
      onScreen.observe(image);
    }
  });
}

/** Runs in the feed page. */
export function readFeed(): Sight[] {
  const page = (globalThis as { wrappedJSObject?: object }).wrappedJSObject ?? globalThis;
  return [...(page as unknown as { feedNotes: Map<Element, Sight> }).feedNotes.values()].map((note) => ({
    ...note,
  }));
}
