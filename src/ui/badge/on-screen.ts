/** Knows which elements are on screen or close to it, without asking for their boxes. */
export interface OnScreen {
  observe(element: Element): void;
  unobserve(element: Element): void;
  has(element: Element): boolean;
  stop(): void;
}

/** Badges of media that are about to scroll into view are placed before they are seen. */
const MARGIN = '200px';

/** @param onChange an element came or went */
export function createOnScreen(onChange: () => void): OnScreen {
  // jsdom has no observer: there everything counts as on screen.
  if (typeof IntersectionObserver === 'undefined') {
    return { observe: ignore, unobserve: ignore, has: () => true, stop: ignore };
  }
  const seen = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      onChange();
    },
    { rootMargin: MARGIN },
  );
  return {
    observe: (element) => {
      observer.observe(element);
    },
    unobserve: (element) => {
      observer.unobserve(element);
      seen.delete(element);
    },
    has: (element) => seen.has(element),
    stop: () => {
      observer.disconnect();
    },
  };
}

function ignore(): void {
  // Nothing to watch with.
}
