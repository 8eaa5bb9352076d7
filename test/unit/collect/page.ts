import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { queryAll } from '../../../src/collect/dom';
import { SHADOW_JOINT } from '../../../src/collect/selector';
import { startCollector, type CollectedItem, type CollectorOptions } from '../../../src/collect/collector';

/** Puts a page of `test/fixtures/pages` into the test's document. Its scripts do not run. */
export function openFixture(name: string): void {
  openPage(readFileSync(join(import.meta.dirname, '../../fixtures/pages', `${name}.html`), 'utf8'));
}

/** Puts HTML into the test's document and lays it out by rules that a reader can follow. */
export function openPage(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  layOut();
}

export function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** The element a selector stands for; ` >>> ` leads into an open shadow root. */
export function elementAt(selector: string): Element | null {
  let root: Document | ShadowRoot = document;
  let found: Element | null = null;
  for (const part of selector.split(SHADOW_JOINT)) {
    found = queryAll(root, part)[0] ?? null;
    if (found?.shadowRoot) root = found.shadowRoot;
  }
  return found;
}

/**
 * jsdom lays nothing out and loads no pictures. Here: an element is as large as its `width`/`height` attributes or
 * styles say (200×100 else), stands where `data-top` says, and `data-state` says what became of a picture.
 */
function layOut(): void {
  Element.prototype.getBoundingClientRect = function rect(this: Element) {
    const size = (name: 'width' | 'height', fallback: number) =>
      Number.parseFloat(this.getAttribute(name) ?? getComputedStyle(this)[name]) || fallback;
    const isDrawn = this.checkVisibility() && !(this instanceof HTMLAudioElement && !this.controls);
    const top = Number(this.getAttribute('data-top') ?? 0);
    return new DOMRect(0, top, isDrawn ? size('width', 200) : 0, isDrawn ? size('height', 100) : 0);
  };
  Element.prototype.checkVisibility = function check(
    this: Element,
    options?: CheckVisibilityOptions,
  ): boolean {
    for (const one of withAncestors(this)) {
      const style = getComputedStyle(one);
      if (style.display === 'none' || (one instanceof HTMLAudioElement && !one.controls)) return false;
      if (options?.opacityProperty && style.opacity === '0') return false;
    }
    return true;
  };
  const state = (img: Element) => img.getAttribute('data-state') ?? 'ready';
  const define = (name: string, get: (this: HTMLImageElement) => unknown) =>
    Object.defineProperty(HTMLImageElement.prototype, name, { configurable: true, get });
  const natural = { ready: 320, dot: 1, pending: 0, broken: 0 } as Record<string, number>;
  define('complete', function () {
    return state(this) !== 'pending';
  });
  define('naturalWidth', function () {
    return natural[state(this)];
  });
  define('naturalHeight', function () {
    return natural[state(this)];
  });
  define('currentSrc', function () {
    const chosen = this.getAttribute('data-current');
    if (chosen) return new URL(chosen, this.baseURI).href;
    return state(this) === 'ready' && this.getAttribute('src') ? this.src : '';
  });
}

function withAncestors(start: Element): Element[] {
  return start.parentElement ? [start, ...withAncestors(start.parentElement)] : [start];
}

export interface Watched {
  readonly collector: ReturnType<typeof startCollector>;
  /** All items ever sent, in order. */
  readonly sent: CollectedItem[];
  readonly gone: string[];
  readonly moved: () => number;
  /** Short names of the living items: last part of the address, or the first word of a passage. */
  readonly living: () => string[];
  readonly item: (name: string) => CollectedItem;
  readonly stop: AbortController;
}

/** Starts a collector on the test's document; needs fake timers. */
export async function watch(options: Partial<CollectorOptions> = {}): Promise<Watched> {
  const view = document.defaultView!;
  view.requestAnimationFrame = (frame) => setTimeout(() => frame(performance.now()), 16) as unknown as number;
  const sent: CollectedItem[] = [];
  const gone: string[] = [];
  let moved = 0;
  const stop = new AbortController();
  const collector = startCollector({
    document,
    documentId: 'doc',
    detectLanguage: async () => 'en-GB',
    onItems: (items) => void sent.push(...items),
    onGone: (ids) => void gone.push(...ids),
    onMoved: () => void (moved += 1),
    signal: stop.signal,
    ...options,
  });
  await pass(50);
  return {
    collector,
    sent,
    gone,
    moved: () => moved,
    living: () => sent.filter(({ item }) => !gone.includes(item.id)).map(nameOf),
    item: (name) => sent.findLast((one) => nameOf(one) === name)!,
    stop,
  };
}

/** Lets time and all that waits for it pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function nameOf({ item }: CollectedItem): string {
  return item.text?.split(' ')[0] ?? item.src?.split('/').at(-1) ?? '';
}
