import { queryAll } from './dom';
import { MAX_SELECTOR_LENGTH } from './limits';

/** Joins the selector of a shadow host and the selector inside its open shadow root. */
export const SHADOW_JOINT = ' >>> ';
/** Longer ids are generated; they make a selector longer, not more telling. */
const MAX_ID_LENGTH = 64;

/** Positions among siblings of the same type, kept for one batch: feeds have hundreds of siblings. */
export type SiblingPositions = Map<Element, string>;

/**
 * A short selector that finds exactly this element in its document: the nearest unique id, then child steps.
 * Hosts of open shadow roots are joined by ` >>> `. `:root` when the path is too long to be of use.
 * @param positions pass the same map for all elements of a batch
 */
export function selectorOf(element: Element, positions: SiblingPositions = new Map()): string {
  const parts: string[] = [];
  for (let current: Element | null = element; current !== null;) {
    const root = current.getRootNode();
    parts.unshift(selectorWithin(current, root, positions));
    current = root instanceof ShadowRoot ? root.host : null;
  }
  const selector = parts.join(SHADOW_JOINT);
  return selector.length <= MAX_SELECTOR_LENGTH ? selector : ':root';
}

function selectorWithin(element: Element, root: Node, positions: SiblingPositions): string {
  const steps: string[] = [];
  for (let current: Element | null = element; current !== null; current = current.parentElement) {
    const byId = uniqueId(current, root);
    steps.unshift(byId ?? stepOf(current, positions));
    if (byId !== null) break;
  }
  return steps.join(' > ');
}

function uniqueId(element: Element, root: Node): string | null {
  const id = element.getAttribute('id');
  if (!id || id.length > MAX_ID_LENGTH || !isQueryable(root)) return null;
  const selector = `#${CSS.escape(id)}`;
  return queryAll(root, selector).length === 1 ? selector : null;
}

function isQueryable(root: Node): root is Document | ShadowRoot {
  return root instanceof Document || root instanceof ShadowRoot;
}

function stepOf(element: Element, positions: SiblingPositions): string {
  const known = positions.get(element);
  if (known !== undefined) return known;
  for (const [sibling, step] of stepsOfSiblings(element)) positions.set(sibling, step);
  return positions.get(element) ?? CSS.escape(element.localName);
}

function stepsOfSiblings(element: Element): [Element, string][] {
  const byType = new Map<string, Element[]>();
  for (let one = firstSibling(element); one !== null; one = one.nextElementSibling) {
    const type = CSS.escape(one.localName);
    const same = byType.get(type);
    if (same) same.push(one);
    else byType.set(type, [one]);
  }
  return [...byType].flatMap(([type, all]) =>
    all.map((one, index): [Element, string] => [
      one,
      all.length === 1 ? type : `${type}:nth-of-type(${String(index + 1)})`,
    ]),
  );
}

function firstSibling(element: Element): Element | null {
  let first: Element | null = element;
  while (first?.previousElementSibling) first = first.previousElementSibling;
  return first;
}
