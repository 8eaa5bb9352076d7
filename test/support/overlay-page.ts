import { afterEach, beforeEach, vi, type Mock } from 'vitest';
import type { Label } from '../../src/core/verdict';
import { createTranslate } from '../../src/platform/translate';
import { mountOverlay, type Overlay, type OverlayOptions } from '../../src/ui/badge/overlay';
import { getMessageFrom, readMessages } from './translate';
import { verdictOf } from './verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');

/** A page in jsdom with the overlay on it; one per test file, fresh for each test. */
export interface OverlayPage {
  overlay: Overlay;
  readonly onAction: Mock<OverlayOptions['onAction']>;
  remount(mode: ShadowRootMode): void;
  picture(id: string, label: Label | null, width?: number): HTMLElement;
}

export const host = () => document.querySelector('touchstone-host')!;
export const shadow = () => host().shadowRoot!;
export const chips = () => [...shadow().querySelectorAll<HTMLButtonElement>('.chip')];
export const card = () => shadow().querySelector<HTMLElement>('[role=dialog]');
export const elsewhere = () => document.getElementById('elsewhere')!;

export function setUpOverlayPage(): OverlayPage {
  const page = { onAction: vi.fn<OverlayOptions['onAction']>(), remount, picture } as unknown as OverlayPage;
  function remount(mode: ShadowRootMode): void {
    page.overlay = mountOverlay({ document, mode, t, onAction: page.onAction });
  }
  function picture(id: string, label: Label | null, width = 300): HTMLElement {
    const element = document.createElement('img');
    document.body.append(element);
    box(element, 100, 200 + document.images.length * 300, width, 200);
    const verdict = label && verdictOf({ itemId: id, label, issuer: 'A', reason: 'too-small' });
    page.overlay.set(id, element, 'image', verdict);
    return element;
  }
  beforeEach(() => {
    vi.useFakeTimers();
    Element.prototype.scrollIntoView = vi.fn();
    const paragraph = document.createElement('p');
    paragraph.id = 'elsewhere';
    document.body.replaceChildren(paragraph);
    page.onAction.mockReset();
    remount('open');
  });
  afterEach(() => {
    page.overlay.destroy();
    vi.useRealTimers();
  });
  return page;
}

/** jsdom lays nothing out: a box is given by hand. */
export function box(element: Element, left: number, top: number, width: number, height: number): void {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
}

export async function frame(ms = 40): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export function press(key: string, target: EventTarget): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
}

export function point(target: EventTarget, type: 'pointerover' | 'pointerdown', x = 0, y = 0): void {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
}
