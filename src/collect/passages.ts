import type { Item, Priority } from '../core/item';
import { noSurroundings } from '../core/page-marks';
import { holdsWrapper } from '../core/text-manifest';
import { TEXT_SLOT, type Binding, type Bindings } from './bindings';
import { pageUrlOf, type Root } from './dom';
import { retireFarthest } from './eviction';
import { LANGUAGE_SAMPLE_LENGTH, MAX_PASSAGES } from './limits';
import { proseOf, verbatimOf, type Prose } from './prose';
import { selectorOf } from './selector';
import { isTranslated, type UnitKind } from './text';
import { isLongEnough } from './text-length';
import {
  createUnits,
  discover,
  discoverSoon,
  longestInside,
  nextDue,
  nextWorkAt,
  revealBelow,
  searchArticle,
  readAtOnce,
  touch,
  unitAround,
  type Unit,
  type Units,
} from './units';
import { boxOf, priorityOf, viewportOf, type Viewport } from './visibility';

/** Stray lines between long articles are teasers; prose of the main part itself is at least this share of the longest. */
const MIN_MAIN_SHARE = 0.5;

export interface PassageTracker {
  /** New elements came: look for new blocks soon. */
  discoverSoon(): void;
  /** Something inside this node changed: read its block again when it rests. */
  touch(node: Node): void;
  /** What is below may be shown now. */
  revealBelow(element: Element): void;
  /** The element came on screen: its passage is sent if there was no room before. */
  cameOnScreen(element: Element): void;
  /** Does one piece of work; false when nothing is due now. */
  step(): boolean;
  /** True while the block still holds exactly the text that was sent. */
  isCurrent(binding: Binding): boolean;
}

export interface PassageTools {
  readonly document: Document;
  readonly view: Window;
  readonly bindings: Bindings;
  readonly roots: () => readonly Root[];
  /** Asks to be told when the element comes on screen. */
  readonly observe: (element: Element) => void;
  readonly detectLanguage: (text: string) => Promise<string | null>;
  /** Calls `step` again after some ms. */
  readonly stepLater: (afterMs: number) => void;
}

/** Follows the passages of a document: finds blocks, reads them when they rest, sends those of enough length. */
export function createPassageTracker(tools: PassageTools): PassageTracker {
  const units = createUnits();
  return {
    discoverSoon: () => {
      discoverSoon(units);
    },
    touch: (node) => {
      touch(units, node);
    },
    revealBelow: (element) => {
      revealBelow(units, element);
    },
    cameOnScreen: (element) => {
      const unit = unitAround(units, element);
      const isUnsent =
        unit?.hasPassage === true && tools.bindings.of(unit.element, TEXT_SLOT).collected === null;
      if (isUnsent) readAtOnce(unit);
    },
    step() {
      const now = performance.now();
      if (doOne(units, now, tools)) return true;
      const nextAt = nextWorkAt(units);
      if (nextAt < Infinity) tools.stepLater(Math.max(0, nextAt - now));
      return false;
    },
    isCurrent({ owner, collected, identity }) {
      if (!owner.isConnected || collected?.element.isConnected !== true) return false;
      if (units.byElement.get(owner)?.wait === null) return true;
      return readProse(owner, units.byElement.get(owner)?.kind, units).text === identity;
    },
  };
}

function doOne(units: Units, now: number, tools: PassageTools): boolean {
  if (units.discovery !== null && units.discovery.until <= now) {
    const dropped = discover(
      units,
      isTranslated(tools.document) ? [] : tools.roots(),
      tools.view.location.href,
    );
    for (const element of dropped) settle(element, null, tools);
    return true;
  }
  const unit = nextDue(units, now);
  if (unit) {
    readUnit(unit, units, tools);
    return true;
  }
  if (units.articleSearch === null || units.articleSearch.until > now) return false;
  if (isTranslated(tools.document)) units.articleSearch = null;
  else searchArticle(units, tools.document);
  return true;
}

function readUnit(unit: Unit, units: Units, tools: PassageTools): void {
  unit.wait = null;
  const prose = readProse(unit.element, unit.kind, units);
  unit.length = prose.text.length;
  unit.hasPassage = isPassage(unit, prose.text, units);
  settle(unit.element, unit.hasPassage ? prose : null, tools);
}

/** A manifest in the text is something to read whatever the length; a minimum of words is for estimates. */
function isPassage({ kind, element, length }: Unit, text: string, units: Units): boolean {
  if (kind === 'verbatim') return text !== '';
  if (holdsWrapper(text)) return true;
  if (kind === 'marked') return false;
  const isTeasers = kind === 'main' && length < longestInside(units, element) * MIN_MAIN_SHARE;
  return isLongEnough(text) && !isTeasers;
}

function readProse(element: Element, kind: UnitKind | undefined, units: Units): Prose {
  if (kind === 'verbatim') return verbatimOf(element);
  return proseOf(element, (inner) => units.byElement.has(inner));
}

/** Makes the item of a block follow what was read. */
function settle(element: Element, prose: Prose | null, tools: PassageTools): void {
  const { bindings } = tools;
  const binding = bindings.of(element, TEXT_SLOT);
  const head = prose?.head ?? null;
  if (prose === null || head === null) {
    if (binding.identity !== null) bindings.rebind(binding, null);
    return;
  }
  if (binding.identity === prose.text && binding.collected?.element.isConnected === true) return;
  bindings.rebind(binding, prose.text);
  void send(binding, prose, head, tools);
}

async function send(binding: Binding, prose: Prose, head: Element, tools: PassageTools): Promise<void> {
  const { text, isListing } = prose;
  const language = isListing ? null : await primaryLanguage(text, tools);
  // The block may have changed or gone while its language was looked up.
  if (binding.identity !== text || binding.collected !== null || !head.isConnected) return;
  const { bindings, view } = tools;
  const viewport = viewportOf(view);
  const rect = binding.owner.getBoundingClientRect();
  const priority = priorityOf(rect, viewport);
  if (!hasRoom(priority, viewport, bindings)) {
    tools.observe(head);
    return;
  }
  const item: Item = {
    id: bindings.nextId(binding),
    kind: 'text',
    pageUrl: pageUrlOf(view, binding.owner),
    src: null,
    text,
    language,
    inline: null,
    place: { selector: selectorOf(binding.owner), box: boxOf(rect, viewport), alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority,
  };
  bindings.send([{ binding, item, element: head }]);
}

/** At the cap, passages far from the screen give way to those near it. */
function hasRoom(priority: Priority, viewport: Viewport, bindings: Bindings): boolean {
  const passages = bindings.living().filter(({ slot }) => slot === TEXT_SLOT);
  if (passages.length < MAX_PASSAGES) return true;
  return priority < 2 && retireFarthest(passages, 1, viewport, bindings) === 1;
}

/** `en` of `en-GB`; null when the detector does not know or fails. */
async function primaryLanguage(text: string, { detectLanguage }: PassageTools): Promise<string | null> {
  const tag = await detectLanguage(text.slice(0, LANGUAGE_SAMPLE_LENGTH)).catch(() => null);
  const primary = tag?.split(/[-_]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(primary) && primary !== 'und' ? primary : null;
}
