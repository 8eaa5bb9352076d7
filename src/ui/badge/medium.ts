import type { Rect } from './placement';

/**
 * Where a medium stands on screen; null when a person cannot see it. The parent is asked about visibility: sites put an
 * invisible `<img>` over a background that shows the same picture.
 */
export function visibleRect(element: Element): Rect | null {
  if (!element.isConnected) return null;
  const rect = element.getBoundingClientRect();
  if (rect.width <= 1 || rect.height <= 1) return null;
  return isVisible(element) ? rect : null;
}

/** True when the point is cut off by a scrolling or clipping box round the element. */
export function isClipped(element: Element, x: number, y: number): boolean {
  return clippingBoxes(element).some((box) => {
    const rect = box.getBoundingClientRect();
    return x < rect.left || x > rect.right || y < rect.top || y > rect.bottom;
  });
}

function isVisible(element: Element): boolean {
  const judged = element.parentElement ?? element;
  // jsdom and older engines lack it.
  if (typeof judged.checkVisibility !== 'function') return true;
  return (
    judged.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.checkVisibility()
  );
}

const boxesOf = new WeakMap<Element, { readonly boxes: readonly Element[]; readonly readAt: number }>();
/** Which ancestors clip changes rarely; asking each ancestor's style in every frame would cost more than the rest. */
const BOXES_VALID_MS = 2_000;

function clippingBoxes(element: Element): readonly Element[] {
  const now = performance.now();
  const known = boxesOf.get(element);
  if (known && now - known.readAt < BOXES_VALID_MS) return known.boxes;
  const boxes: Element[] = [];
  const { body, documentElement } = element.ownerDocument;
  for (let box = parentOf(element); box !== null && box !== documentElement; box = parentOf(box)) {
    // The body's overflow belongs to the viewport.
    if (box === body) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    if (overflowX !== 'visible' || overflowY !== 'visible') boxes.push(box);
  }
  boxesOf.set(element, { boxes, readAt: now });
  return boxes;
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
