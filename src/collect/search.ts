import { elementsBelow, openShadowRoot, type Root } from './dom';
import { BATCH_SIZE, LATE_HOST_TRIES } from './limits';

export interface Search {
  /** Visits the node and everything below it, open shadow roots included. */
  below(node: Root | Element): void;
  /** Visits a batch; false when all is visited. */
  step(): boolean;
  /** Looks again at custom elements that had no shadow root yet; true while there are any. */
  retryLateHosts(): boolean;
}

/** Walks the page in small batches. Lists are taken when a walk begins; what comes later is reported as added. */
export function createSearch(visit: (element: Element) => void, onRoot: (root: ShadowRoot) => void): Search {
  const queue = new Set<Root | Element>();
  const lateHosts = new Map<Element, number>();
  let list: readonly Element[] = [];
  let at = 0;

  const visitOne = (element: Element) => {
    visit(element);
    const root = openShadowRoot(element);
    if (root) {
      onRoot(root);
      queue.add(root);
    } else if (element.localName.includes('-') && !lateHosts.has(element)) {
      lateHosts.set(element, LATE_HOST_TRIES);
    }
  };

  const nextList = () => {
    for (const node of queue) {
      queue.delete(node);
      if (!node.isConnected) continue;
      list = elementsBelow(node);
      at = 0;
      return true;
    }
    return false;
  };

  return {
    below: (node) => void queue.add(node),
    step() {
      if (at >= list.length && !nextList()) {
        list = [];
        at = 0;
        return false;
      }
      for (const element of list.slice(at, at + BATCH_SIZE)) if (element.isConnected) visitOne(element);
      at += BATCH_SIZE;
      return true;
    },
    retryLateHosts() {
      for (const [host, tries] of lateHosts) {
        if (openShadowRoot(host)) queue.add(host);
        if (tries === 0 || !host.isConnected || openShadowRoot(host)) lateHosts.delete(host);
        else lateHosts.set(host, tries - 1);
      }
      return lateHosts.size > 0;
    },
  };
}
