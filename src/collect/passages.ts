import { holdsWrapper, withoutWrappers } from '../core/text-manifest';
import { TEXT_SLOT, type Binding, type Bindings } from './bindings';
import type { Root } from './dom';
import { sendPassage } from './passage-item';
import { proseOf, verbatimOf, type Prose } from './prose';
import type { UnitKind } from './text';
import { isLongEnough } from './text-length';
import { mayHaveTurned, translationOf } from './translation';
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
      if (node === tools.document.documentElement && mayHaveTurned(node as Element, units.translation))
        discoverSoon(units);
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
    followTranslation(units, tools);
    const dropped = discover(units, tools.roots(), tools.view.location.href);
    for (const element of dropped) settle(element, null, units, tools);
    return true;
  }
  const unit = nextDue(units, now);
  if (unit) {
    readUnit(unit, units, tools);
    return true;
  }
  if (units.articleSearch === null || units.articleSearch.until > now) return false;
  searchArticle(units, tools.document);
  return true;
}

/** Words that a machine has put in place of others, or taken back, are another text even where they read the same. */
function followTranslation(units: Units, { document, bindings }: PassageTools): void {
  const translation = translationOf(document);
  if (translation === units.translation) return;
  units.translation = translation;
  for (const unit of units.byElement.values()) {
    bindings.rebind(bindings.of(unit.element, TEXT_SLOT), null);
    readAtOnce(unit);
  }
}

function readUnit(unit: Unit, units: Units, tools: PassageTools): void {
  unit.wait = null;
  const prose = readProse(unit.element, unit.kind, units);
  unit.length = prose.text.length;
  unit.hasPassage = isPassage(unit, prose.text, units);
  settle(unit.element, unit.hasPassage ? prose : null, units, tools);
}

/** A manifest in the text is something to read whatever the length; a minimum of words is for estimates. */
function isPassage({ kind, element, length }: Unit, text: string, units: Units): boolean {
  if (kind === 'verbatim') return text !== '' && units.translation !== 'browser';
  if (holdsWrapper(text)) return true;
  if (kind === 'marked') return false;
  const isTeasers = kind === 'main' && length < longestInside(units, element) * MIN_MAIN_SHARE;
  return isLongEnough(text) && !isTeasers;
}

function readProse(element: Element, kind: UnitKind | undefined, units: Units): Prose {
  if (kind === 'verbatim') return verbatimOf(element);
  const prose = proseOf(element, (inner) => units.byElement.has(inner));
  // A manifest is about the words before their translation; they do not fit it any more, and that is no sign of anything.
  return units.translation === 'browser' ? { ...prose, text: withoutWrappers(prose.text) } : prose;
}

/** Makes the item of a block follow what was read. */
function settle(element: Element, prose: Prose | null, units: Units, tools: PassageTools): void {
  const { bindings } = tools;
  const binding = bindings.of(element, TEXT_SLOT);
  const head = prose?.head ?? null;
  if (prose === null || head === null) {
    if (binding.identity !== null) bindings.rebind(binding, null);
    return;
  }
  if (binding.identity === prose.text && binding.collected?.element.isConnected === true) return;
  bindings.rebind(binding, prose.text);
  void sendPassage(binding, prose, units.translation !== null, tools);
}
