import type { Box, Priority } from '../core/item';
import { parentAcrossShadow } from './dom';

/** The part of a DOMRect that is used; px relative to the viewport. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly scrollX: number;
  readonly scrollY: number;
}

/** Read once per batch. */
export function viewportOf(view: Window): Viewport {
  return { width: view.innerWidth, height: view.innerHeight, scrollX: view.scrollX, scrollY: view.scrollY };
}

/** 0 on screen, 1 within one viewport of it, 2 elsewhere. Clipping by scroll containers is not considered. */
export function priorityOf(rect: Rect, viewport: Viewport): Priority {
  const distance = distanceFromScreen(rect, viewport);
  if (distance.x <= 0 && distance.y <= 0) return 0;
  return distance.x <= viewport.width && distance.y <= viewport.height ? 1 : 2;
}

/** px between an element and the nearest edge of the screen, per axis; 0 or less when they overlap. */
export function distanceFromScreen(
  rect: Rect,
  viewport: Viewport,
): { readonly x: number; readonly y: number } {
  return {
    x: Math.max(rect.left - viewport.width, -(rect.left + rect.width)),
    y: Math.max(rect.top - viewport.height, -(rect.top + rect.height)),
  };
}

/** Relative to the document, whole px. */
export function boxOf(rect: Rect, viewport: Viewport): Box {
  return {
    x: Math.round(rect.left + viewport.scrollX),
    y: Math.round(rect.top + viewport.scrollY),
    width: Math.round(rect.width),
    height: Math.round(rect.height),
  };
}

/** Drawn at all, and not hidden by itself or anything around it. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/**
 * The same for media, asked of the parent: X and others lay a transparent `img` over a background that shows
 * the same picture, so that it can be saved.
 */
export function isMediaShown(element: Element): boolean {
  const parent = parentAcrossShadow(element);
  return parent === null || isShown(parent);
}

export interface ScreenWatch {
  /** May be called again for the same element. */
  observe(element: Element): void;
}

/** Tells when an observed element comes on screen. Without IntersectionObserver it tells nothing. */
export function watchScreen(onScreen: (element: Element) => void, signal: AbortSignal): ScreenWatch {
  if (typeof IntersectionObserver !== 'function') return { observe: () => undefined };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) onScreen(entry.target);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
  return {
    observe(element) {
      observer.observe(element);
    },
  };
}
