/** Mutations come in storms; within this time one look is enough. */
const MUTATION_PAUSE_MS = 100;

export interface LayoutChanges {
  /** Something moved that must be followed in the very next frame. */
  readonly onMove: () => void;
  readonly signal: AbortSignal;
}

/** Calls back whenever boxes of the page may have moved. Passive everywhere; the page's own handlers are untouched. */
export function watchLayout(document: Document, { onMove, signal }: LayoutChanges): void {
  const view = document.defaultView;
  const passive = { passive: true, capture: true, signal } as const;
  document.addEventListener('scroll', onMove, passive);
  view?.addEventListener('resize', onMove, passive);
  for (const type of ['load', 'transitionend', 'animationend', 'toggle', 'fullscreenchange'] as const) {
    document.addEventListener(type, onMove, passive);
  }
  watchMutations(document, throttled(onMove), signal);
  watchSize(document, onMove, signal);
}

function watchMutations(document: Document, onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['style', 'class', 'hidden', 'open'],
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

/** Pictures that arrive push everything below them without a mutation. */
function watchSize(document: Document, onChange: () => void, signal: AbortSignal): void {
  if (typeof ResizeObserver === 'undefined' || document.body === null) return;
  const observer = new ResizeObserver(onChange);
  observer.observe(document.body);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

function throttled(callback: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      callback();
    }, MUTATION_PAUSE_MS);
  };
}
