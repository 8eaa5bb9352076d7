import type { InlineBytes, Item } from '../core/item';
import { noSurroundings } from '../core/page-marks';
import { TEXT_SLOT, type Binding, type Bindings, type CollectedItem } from './bindings';
import { pageUrlOf } from './dom';
import { retireFarthest } from './eviction';
import { readCanvasPixels, readDataUrl, shortDataUrl } from './inline';
import {
  BATCH_SIZE,
  HANGING_MS,
  MAX_ITEMS,
  MIN_BACKGROUND_PX,
  MIN_BROKEN_PX,
  MIN_MEDIA_PX,
  STABLE_MS,
} from './limits';
import { selectorOf, type SiblingPositions } from './selector';
import { sourcesOf, type Source } from './sources';
import { boxOf, isMediaShown, isShown, priorityOf, viewportOf, type Rect, type Viewport } from './visibility';

export interface MediaTracker {
  /** Puts an element on the list of those to look at. */
  lookAt(element: Element): void;
  /** Looks at a batch of listed elements and sends what is new; false when none is left. */
  step(): boolean;
  /** Retires at once what an element no longer shows. Reads no layout. */
  retireChanged(element: Element): void;
  /** Elements seen that have no item yet: not loaded, hidden or too small. */
  waiting(): readonly Element[];
  forgetRemoved(): void;
  /** True while the element still shows what the binding was made for. */
  isCurrent(binding: Binding): boolean;
}

export interface MediaTools {
  readonly view: Window;
  readonly bindings: Bindings;
  /** Asks to be told when the element comes on screen. */
  readonly observe: (element: Element) => void;
  /** Looks at the element again after some ms. */
  readonly lookLater: (element: Element, afterMs: number) => void;
  readonly readBlob: (url: string) => Promise<InlineBytes | null>;
}

interface Look {
  readonly element: Element;
  readonly sources: readonly Source[];
  readonly rect: Rect;
  readonly isShown: boolean;
}

interface Ready {
  readonly binding: Binding;
  readonly source: Source;
  readonly look: Look;
}

/** Follows the media of a document from first sight to item. */
export function createMediaTracker(tools: MediaTools): MediaTracker {
  const { bindings } = tools;
  const listed = new Set<Element>();
  const waiting = new Set<Element>();

  const retireChanged = (element: Element, sources: readonly Source[]) => {
    for (const binding of bindings.allOf(element)) {
      if (binding.slot === TEXT_SLOT || binding.identity === null) continue;
      const source = sources.find((one) => one.slot === binding.slot);
      if (source?.identity !== binding.identity) bindings.rebind(binding, source?.identity ?? null);
    }
  };

  const readyOf = (look: Look, viewport: Viewport): readonly Ready[] => {
    retireChanged(look.element, look.sources);
    waiting.delete(look.element);
    if (look.sources.length > 0) tools.observe(look.element);
    return look.sources.flatMap((source): Ready[] => {
      const binding = bindings.of(look.element, source.slot);
      if (binding.identity !== source.identity) bindings.rebind(binding, source.identity);
      if (binding.collected !== null) return [];
      if (isDue(binding, source, look, viewport, tools)) return [{ binding, source, look }];
      waiting.add(look.element);
      return [];
    });
  };

  const sendBatch = (ready: readonly Ready[], viewport: Viewport) => {
    const positions: SiblingPositions = new Map();
    // What finds no room is looked at again when it comes on screen.
    const room = makeRoom(ready, viewport, bindings);
    const made = ready
      .slice(0, room)
      .map((one) => ({ ...one, draft: draftOf(one, viewport, positions, tools) }));
    const now = made.filter(({ source }) => !source.url.startsWith('blob:'));
    bindings.send(now.map(({ draft, binding }) => ({ ...named(draft, binding, bindings), binding })));
    for (const one of made) if (one.source.url.startsWith('blob:')) void sendBlob(one, one.draft, tools);
  };

  return {
    lookAt: (element) => void listed.add(element),
    step() {
      const batch = take(listed, BATCH_SIZE).filter((element) => element.isConnected);
      if (batch.length === 0) return listed.size > 0;
      const viewport = viewportOf(tools.view);
      // All layout is read before anything is told, so the browser lays out once at most.
      const looks = batch.map(lookAtElement);
      const ready = looks.flatMap((look) => readyOf(look, viewport));
      ready.sort((a, b) => priorityOf(a.look.rect, viewport) - priorityOf(b.look.rect, viewport));
      if (ready.length > 0) sendBatch(ready, viewport);
      return listed.size > 0;
    },
    retireChanged: (element) => {
      if (bindings.allOf(element).length > 0) retireChanged(element, sourcesOf(element));
    },
    waiting: () => [...waiting],
    forgetRemoved() {
      for (const element of waiting) if (!element.isConnected) waiting.delete(element);
    },
    isCurrent: ({ owner, slot, identity }) =>
      owner.isConnected &&
      sourcesOf(owner).some((source) => source.slot === slot && source.identity === identity),
  };
}

function take(from: Set<Element>, count: number): Element[] {
  const taken: Element[] = [];
  for (const element of from) {
    if (taken.length === count) break;
    taken.push(element);
    from.delete(element);
  }
  return taken;
}

function lookAtElement(element: Element): Look {
  const sources = sourcesOf(element);
  if (sources.length === 0)
    return { element, sources, rect: { left: 0, top: 0, width: 0, height: 0 }, isShown: false };
  const isBackground = sources.some((source) => source.slot.startsWith('background'));
  const shown = isBackground ? isShown(element) && !hasTwin(element, sources) : isDrawn(element);
  return { element, sources, rect: element.getBoundingClientRect(), isShown: shown };
}

/** Audio without controls is not drawn at all, whatever is around it. */
function isDrawn(element: Element): boolean {
  return element instanceof HTMLAudioElement ? isShown(element) : isMediaShown(element);
}

/** X lays an `img` over a background with the same address: one picture, one item. */
function hasTwin(element: Element, sources: readonly Source[]): boolean {
  const around = element.parentElement ?? element;
  const pictures = [...around.getElementsByTagName('img')].slice(0, BATCH_SIZE);
  return pictures.some((img) => sources.some((source) => source.url === (img.currentSrc || img.src)));
}

function isDue(binding: Binding, source: Source, look: Look, viewport: Viewport, tools: MediaTools): boolean {
  const shownForMs = performance.now() - binding.changedAt;
  if (binding.generation > 0 && shownForMs < STABLE_MS) {
    tools.lookLater(look.element, STABLE_MS - shownForMs);
    return false;
  }
  if (source.state === 'pending' && !isHanging(look, shownForMs, viewport)) return false;
  return isWorthAnItem(source, look);
}

/** Lazy pictures off screen have not been asked for yet: they do not hang, they wait. */
function isHanging({ element, rect }: Look, shownForMs: number, viewport: Viewport): boolean {
  if (shownForMs < HANGING_MS) return false;
  return element.getAttribute('loading') !== 'lazy' || priorityOf(rect, viewport) === 0;
}

function isWorthAnItem(source: Source, { element, rect, isShown: shown }: Look): boolean {
  if (source.kind === 'audio') return shown || (element instanceof HTMLAudioElement && !element.paused);
  if (!shown) return false;
  if (source.slot.startsWith('background')) return isAtLeast(rect, MIN_BACKGROUND_PX);
  if (source.state === 'ready') return isAtLeast(rect, MIN_MEDIA_PX);
  return isAtLeast(rect, MIN_BROKEN_PX) && !isWrittenSmall(element);
}

/** A picture that did not load has the size of its icon or text; what the page wrote says what it was meant to be. */
function isWrittenSmall(element: Element): boolean {
  return ['width', 'height'].some(
    (name) => Number.parseFloat(element.getAttribute(name) ?? '') < MIN_MEDIA_PX,
  );
}

function isAtLeast(rect: Rect, px: number): boolean {
  return rect.width >= px && rect.height >= px;
}

/**
 * How many of the ready items may be sent. At the cap, items far from the screen give way to those near it,
 * so that an endless feed goes on being checked.
 */
function makeRoom(ready: readonly Ready[], viewport: Viewport, bindings: Bindings): number {
  const free = Math.max(0, MAX_ITEMS - bindings.count());
  if (free >= ready.length) return ready.length;
  const near = ready.filter(({ look }) => priorityOf(look.rect, viewport) < 2).length;
  const media = bindings.living().filter(({ slot }) => slot !== TEXT_SLOT);
  return free + retireFarthest(media, Math.max(0, near - free), viewport, bindings);
}

type Draft = Omit<Item, 'id'>;

function draftOf(
  { source, look }: Ready,
  viewport: Viewport,
  positions: SiblingPositions,
  tools: MediaTools,
): Draft {
  const isData = /^data:/i.test(source.url);
  return {
    kind: source.kind,
    pageUrl: pageUrlOf(tools.view, look.element),
    src: isData ? shortDataUrl(source.url) : source.url,
    text: null,
    language: null,
    inline: isData ? readDataUrl(source.url) : null,
    place: {
      selector: selectorOf(look.element, positions),
      box: boxOf(look.rect, viewport),
      alt: source.alt,
    },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: priorityOf(look.rect, viewport),
  };
}

function named(draft: Draft, binding: Binding, bindings: Bindings): CollectedItem {
  return { item: { id: bindings.nextId(binding), ...draft }, element: binding.owner };
}

async function sendBlob(
  { binding, source }: Ready,
  draft: Draft,
  { bindings, readBlob }: MediaTools,
): Promise<void> {
  const { owner } = binding;
  // A revoked blob is still drawn: then at least what the page shows is looked at.
  const inline =
    (await readBlob(source.url)) ?? (owner instanceof HTMLImageElement ? readCanvasPixels(owner) : null);
  // The page may have moved on while the file was read.
  if (binding.identity !== source.identity || binding.collected !== null || !owner.isConnected) return;
  bindings.send([{ ...named({ ...draft, inline }, binding, bindings), binding }]);
}
