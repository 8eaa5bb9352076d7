import { MAX_RESTYLED, RESTYLE_DELAY_MS, RESTYLE_MS } from './limits';

export interface Restyles {
  add(element: Element, reach: 'itself' | 'below'): void;
}

/**
 * Gathers changes of style and hands them over together: pages animate by style sixty times a second.
 * @param handle gets each element once; a whole subtree stands for the elements inside it
 */
export function gatherRestyles(
  handle: (itself: readonly Element[], below: readonly Element[]) => void,
  signal: AbortSignal,
): Restyles {
  const itself = new Set<Element>();
  const below = new Set<Element>();
  let isWaiting = false;
  let handledAt = 0;

  const run = () => {
    isWaiting = false;
    if (signal.aborted) return;
    handledAt = performance.now();
    const single = [...itself].filter((element) => element.isConnected);
    const subtrees = outermost([...below].filter((element) => element.isConnected));
    itself.clear();
    below.clear();
    handle(single, subtrees);
  };

  return {
    add(element, reach) {
      (reach === 'below' ? below : itself).add(element);
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(run, Math.max(RESTYLE_DELAY_MS, handledAt + RESTYLE_MS - performance.now()));
    },
  };
}

function outermost(elements: readonly Element[]): readonly Element[] {
  // Comparing all with all pays off for small sets only; a few walks too many do no harm.
  if (elements.length > MAX_RESTYLED) return elements;
  return elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));
}
