import type { Collector } from '../collect/collector';
import type { Item, ItemId } from '../core/item';
import type { Verdict } from '../core/verdict';
import { browser } from '../platform/browser';
import type { Overlay } from '../ui/badge/overlay';
import { unreadPage, type PageSelf } from './page-item';
import { createPendingItems, type PendingItems } from './pending';

export interface PageItem {
  readonly item: Item;
  readonly element: Element;
  /** null while it is being checked. */
  readonly verdict: Verdict | null;
}

export type PageItems = Map<ItemId, PageItem>;

/** What one document's content script remembers. */
export interface Session {
  readonly document: Document;
  /** Random; first part of every id. */
  readonly documentId: string;
  /** What the document says of itself. */
  self: PageSelf;
  /** How often this page was begun to be checked. */
  begins: number;
  readonly items: PageItems;
  readonly pending: PendingItems;
  /** Items whose pixels were already read from the page, so that it is tried once only. */
  readonly triedCanvas: Set<ItemId>;
  /** null while this page is not checked. */
  running: Running | null;
  /** Lets go of the line that is cut when the engine ends; null when there is none. */
  letGo: (() => void) | null;
}

export interface Running {
  readonly collector: Collector;
  readonly overlay: Overlay;
  readonly control: AbortController;
}

export function createSession(document: Document): Session {
  return {
    document,
    documentId: randomId(),
    self: unreadPage,
    begins: 0,
    items: new Map(),
    pending: createPendingItems(),
    triedCanvas: new Set(),
    running: null,
    letGo: null,
  };
}

/** `crypto.randomUUID` is missing on pages that came without TLS. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}

/** False once the extension was updated or removed and left this script behind. */
export function isExtensionAlive(): boolean {
  // The polyfill throws then.
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
