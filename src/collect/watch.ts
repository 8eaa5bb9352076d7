import { isOwnHost, queryAll, type Root } from './dom';

/** What the watcher reports; all handlers are called synchronously and must be cheap. */
export interface PageChanges {
  /** New elements; what is below them is new too. */
  added(elements: readonly Element[]): void;
  removed(): void;
  /** The element may show another medium now. */
  sourceChanged(element: Element): void;
  /** The look of the element, and by its class of everything below, may have changed. */
  restyled(element: Element, reach: 'itself' | 'below'): void;
  /** Text inside the node changed. */
  textChanged(node: Node): void;
  /** Anything may stand elsewhere now; at most once a frame. */
  moved(): void;
}

export interface PageWatch {
  /** Watches an open shadow root too: observers and most events stop at its border. */
  include(root: Root): void;
}

const watchedAttributes = ['src', 'srcset', 'poster', 'href', 'xlink:href', 'style', 'class', 'hidden'];
const sourceAttributes = new Set(['src', 'srcset', 'poster', 'href']);
const mediaEvents = ['load', 'error', 'loadstart', 'loadedmetadata', 'play'];
const motionEvents = ['scroll', 'transitionend', 'animationend', 'toggle'];

/** Follows a document as it changes, with one observer for all its roots. Nothing in the page is changed. */
export function watchPage(
  document: Document,
  view: Window,
  changes: PageChanges,
  signal: AbortSignal,
): PageWatch {
  const moved = oncePerFrame(view, changes.moved, signal);
  const observer = new MutationObserver((records) => {
    if (reportAll(records, changes)) moved();
  });
  const seen = new WeakSet<Root>();
  const passive = { capture: true, passive: true, signal };

  const restyleAll = () => {
    for (const element of queryAll(document, ':root')) changes.restyled(element, 'below');
  };
  const onMedia = (event: Event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.localName === 'link') restyleAll();
    else changes.sourceChanged(event.target);
    moved();
  };
  const onMotion = (event: Event) => {
    if (event.type !== 'scroll' && event.target instanceof Element) changes.restyled(event.target, 'below');
    moved();
  };

  view.addEventListener('resize', moved, passive);
  watchSize(document, moved, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });

  return {
    include(root) {
      if (seen.has(root) || signal.aborted) return;
      seen.add(root);
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: watchedAttributes,
      });
      for (const type of mediaEvents) listen(root, type, onMedia, passive);
      for (const type of motionEvents) listen(root, type, onMotion, passive);
    },
  };
}

/** A named element of the page may shadow the document's own method. */
const listen = (root: Root, ...rest: Parameters<EventTarget['addEventListener']>) => {
  EventTarget.prototype.addEventListener.apply(root, rest);
};

/** @returns false when all that changed was our own overlay */
function reportAll(records: readonly MutationRecord[], changes: PageChanges): boolean {
  const added = new Set<Element>();
  const attributes = new Map<Node, Set<string>>();
  const texts = new Set<Node>();
  let hasRemoved = false;
  for (const record of records) {
    if (isOurs(record)) continue;
    if (record.type === 'attributes') remember(attributes, record.target, record.attributeName ?? '');
    else texts.add(record.target);
    for (const node of record.addedNodes) if (node instanceof Element) added.add(node);
    hasRemoved ||= record.removedNodes.length > 0;
  }
  if (hasRemoved) changes.removed();
  if (added.size > 0) changes.added([...added]);
  for (const [node, names] of attributes) if (node instanceof Element) reportAttributes(node, names, changes);
  for (const node of texts) changes.textChanged(node);
  return added.size > 0 || attributes.size > 0 || texts.size > 0;
}

function isOurs(record: MutationRecord): boolean {
  const nodes =
    record.type === 'childList' ? [...record.addedNodes, ...record.removedNodes] : [record.target];
  return nodes.length > 0 && nodes.every(isOwnHost);
}

function remember(attributes: Map<Node, Set<string>>, node: Node, name: string): void {
  const names = attributes.get(node) ?? new Set();
  attributes.set(node, names.add(name));
}

function reportAttributes(element: Element, names: ReadonlySet<string>, changes: PageChanges): void {
  if ([...names].some((name) => sourceAttributes.has(name))) reportSource(element, changes);
  if (names.has('class') || names.has('hidden')) changes.restyled(element, 'below');
  else if (names.has('style')) changes.restyled(element, 'itself');
}

/** `source` elements choose for the picture, video or audio around them. */
function reportSource(element: Element, changes: PageChanges): void {
  const shown = element.localName === 'source' ? element.parentElement : element;
  if (shown?.localName === 'picture')
    for (const img of shown.querySelectorAll('img')) changes.sourceChanged(img);
  else if (shown) changes.sourceChanged(shown);
}

function watchSize(document: Document, moved: () => void, signal: AbortSignal): void {
  if (typeof ResizeObserver !== 'function') return;
  const observer = new ResizeObserver(moved);
  for (const element of queryAll(document, 'html, body')) observer.observe(element);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

function oncePerFrame(view: Window, work: () => void, signal: AbortSignal): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    view.requestAnimationFrame(() => {
      isAsked = false;
      if (!signal.aborted) work();
    });
  };
}
