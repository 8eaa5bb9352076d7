import type { InlineBytes, ItemId } from '../core/item';
import { createBindings, TEXT_SLOT, type Binding, type Bindings, type CollectedItem } from './bindings';
import type { Root } from './dom';
import { readBlobUrl } from './inline';
import { createMediaTracker, type MediaTracker } from './media';
import { createPassageTracker, type PassageTracker } from './passages';
import { gatherRestyles } from './restyles';
import { createSearch, type Search } from './search';
import { isMediaElement, sourcesOf } from './sources';
import { createSweep, type Sweep } from './sweep';
import { watchScreen } from './visibility';
import { watchPage, type PageChanges } from './watch';
import { createWorkLoop, type WorkLoop } from './work-loop';

export type { CollectedItem } from './bindings';

export interface CollectorOptions {
  readonly document: Document;
  /** Random per document; first part of every id. Letters, digits, `-` and `_`. */
  readonly documentId: string;
  /** BCP 47 tag of a text, or null when unknown. */
  readonly detectLanguage: (text: string) => Promise<string | null>;
  /** New items, those on screen first. `element` is where the chip belongs: the medium, or the first paragraph of a passage. */
  readonly onItems: (items: readonly CollectedItem[]) => void;
  /** These items are no longer on the page, or their element shows something else. Always before what follows them. */
  readonly onGone: (ids: readonly ItemId[]) => void;
  /** Elements may stand elsewhere now; at most once a frame. */
  readonly onMoved: () => void;
  /** Items sent as off screen that are on screen now. */
  readonly onScreen?: (ids: readonly ItemId[]) => void;
  /** Reads a `blob:` URL of the page; by default from here. */
  readonly readBlob?: (url: string) => Promise<InlineBytes | null>;
  readonly signal: AbortSignal;
}

export interface Collector {
  /** Where the chip of a living item belongs; null when the item is gone. */
  elementOf(id: ItemId): Element | null;
  /** True while the element is on the page and still shows exactly what the item was made from. */
  isCurrent(id: ItemId): boolean;
  /** Searches the whole document again; known items keep their ids. */
  rescan(): void;
  /** Ends all work; nothing is told afterwards. */
  stop(): void;
}

/**
 * Follows the media and passages of one document until `signal` aborts. Works in short idle slices and changes nothing
 * in the page. Each frame has its own collector.
 */
export function startCollector(options: CollectorOptions): Collector {
  const view = options.document.defaultView;
  // A document without a window is shown to nobody.
  if (view === null) return emptyCollector;
  const control = new AbortController();
  const signal = AbortSignal.any([options.signal, control.signal]);
  const parts = createParts(options, view, signal);
  const { bindings, media, passages, search, loop, sweep } = parts;

  const searchAll = () => {
    search.below(options.document);
    sweep.hurry();
    loop.wake();
  };
  searchAll();

  return {
    elementOf: (id) => bindings.byId(id)?.collected?.element ?? null,
    isCurrent(id) {
      const binding = bindings.byId(id);
      if (binding === null) return false;
      return binding.slot === TEXT_SLOT ? passages.isCurrent(binding) : media.isCurrent(binding);
    },
    rescan() {
      passages.discoverSoon();
      searchAll();
    },
    stop: () => {
      control.abort();
    },
  };
}

const emptyCollector: Collector = {
  elementOf: () => null,
  isCurrent: () => false,
  rescan: () => undefined,
  stop: () => undefined,
};

interface Parts {
  readonly bindings: Bindings;
  readonly media: MediaTracker;
  readonly passages: PassageTracker;
  readonly search: Search;
  readonly loop: WorkLoop;
  readonly sweep: Sweep;
}

function createParts(options: CollectorOptions, view: Window, signal: AbortSignal): Parts {
  const { document } = options;
  const roots = new Set<Root>([document]);
  const bindings = createBindings(options.documentId, onlyWhile(signal, options));
  const later = (work: () => void, afterMs: number) => {
    setTimeout(() => {
      if (signal.aborted) return;
      work();
      loop.wake();
    }, afterMs);
  };
  const screen = watchScreen((element) => {
    media.lookAt(element);
    passages.cameOnScreen(element);
    loop.wake();
    tellOnScreen(bindings.allOf(element), options);
  }, signal);
  const media = createMediaTracker({
    view,
    bindings,
    observe: screen.observe,
    lookLater: (element, afterMs) => later(() => media.lookAt(element), afterMs),
    readBlob: options.readBlob ?? ((url) => readBlobUrl(url, signal)),
  });
  const passages = createPassageTracker({
    document,
    view,
    bindings,
    roots: () => [...roots].filter((root) => root.isConnected),
    detectLanguage: options.detectLanguage,
    observe: screen.observe,
    stepLater: earliestOf(later),
  });
  const search = createSearch(
    (element) => {
      if (isMediaElement(element) || bindings.has(element) || sourcesOf(element).length > 0)
        media.lookAt(element);
    },
    (root) => {
      roots.add(root);
      watch.include(root);
    },
  );
  const step = () => search.step() || media.step() || passages.step();
  const loop = createWorkLoop(view, step, signal);
  const sweep = createSweep(() => {
    const waiting = media.waiting();
    waiting.forEach(media.lookAt);
    const hasLateHosts = search.retryLateHosts();
    loop.wake();
    return waiting.length > 0 || hasLateHosts;
  }, signal);
  const parts = { bindings, media, passages, search, loop, sweep };
  const watch = watchPage(document, view, reactionsOf(parts, options, signal), signal);
  watch.include(document);
  return parts;
}

/** What is done when the page changes. Called from observers: lists what to look at, and looks later. */
function reactionsOf(parts: Parts, { onMoved }: CollectorOptions, signal: AbortSignal): PageChanges {
  const { bindings, media, passages, search, loop, sweep } = parts;
  const goOn = () => {
    sweep.hurry();
    loop.wake();
  };
  const restyles = gatherRestyles((itself, below) => {
    for (const element of itself)
      if (bindings.has(element) || sourcesOf(element).length > 0) media.lookAt(element);
    for (const element of below) {
      search.below(element);
      passages.revealBelow(element);
    }
    goOn();
  }, signal);
  return {
    added(elements) {
      elements.forEach(search.below);
      passages.discoverSoon();
      goOn();
    },
    removed() {
      if (retireRemoved(bindings)) passages.discoverSoon();
      media.forgetRemoved();
      goOn();
    },
    sourceChanged(element) {
      media.retireChanged(element);
      if (isMediaElement(element)) media.lookAt(element);
      goOn();
    },
    restyled(element, reach) {
      restyles.add(element, reach);
      passages.touch(element);
    },
    textChanged(node) {
      passages.touch(node);
      goOn();
    },
    moved: onMoved,
  };
}

/** Keeps to the earliest of the times asked for. */
function earliestOf(later: (work: () => void, afterMs: number) => void): (afterMs: number) => void {
  let dueAt = Infinity;
  return (afterMs) => {
    const wantedAt = performance.now() + afterMs;
    if (wantedAt >= dueAt) return;
    dueAt = wantedAt;
    later(() => {
      dueAt = Infinity;
    }, afterMs);
  };
}

/** Nothing is told after the end. */
function onlyWhile(
  signal: AbortSignal,
  options: CollectorOptions,
): Pick<CollectorOptions, 'onItems' | 'onGone'> {
  return {
    onItems: (items) => {
      if (!signal.aborted) options.onItems(items);
    },
    onGone: (ids) => {
      if (!signal.aborted) options.onGone(ids);
    },
  };
}

/** @returns true when a passage was among them: its text may stand elsewhere now */
function retireRemoved(bindings: Bindings): boolean {
  const removed = bindings
    .living()
    .filter(({ owner, collected }) => !owner.isConnected || !collected?.element.isConnected);
  for (const binding of removed) bindings.rebind(binding, null);
  return removed.some(({ slot }) => slot === TEXT_SLOT);
}

function tellOnScreen(shown: readonly Binding[], { onScreen }: CollectorOptions): void {
  const ids = shown.flatMap(({ collected }) =>
    collected && collected.item.priority > 0 ? [collected.item.id] : [],
  );
  if (ids.length > 0) onScreen?.(ids);
}
