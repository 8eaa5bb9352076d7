import { parentAcrossShadow, type Root } from './dom';
import {
  ARTICLE_SEARCH_GAP_MS,
  DISCOVER_QUIET_MS,
  MAX_ARTICLE_SEARCHES,
  MAX_UNITS,
  TEXT_MAX_WAIT_MS,
  TEXT_QUIET_MS,
} from './limits';
import { findMainArticle } from './main-article';
import { findUnits, type UnitKind } from './text';
import type { Translation } from './translation';

/** One block of the page that may hold a passage. */
export interface Unit {
  readonly element: Element;
  readonly kind: UnitKind;
  /** Set while it has to be read (again); null when what was read still stands. */
  wait: Wait | null;
  /** Characters of its own prose when last read. */
  length: number;
  hasPassage: boolean;
}

/** Work that is put off until the page rests; times on the page's clock, ms. */
interface Wait {
  readonly since: number;
  readonly until: number;
}

/** The blocks of a document and when they are to be read. */
export interface Units {
  readonly byElement: Map<Element, Unit>;
  discovery: Wait | null;
  articleSearch: Wait | null;
  /** Main part of a page without `main` and `article`, as found by its paragraphs. */
  article: Element | null;
  /** As when blocks were last looked for. */
  translation: Translation;
  url: string;
  searchesLeft: number;
  searchedAt: number;
}

const atOnce: Wait = { since: 0, until: 0 };

export function createUnits(): Units {
  return {
    byElement: new Map(),
    discovery: atOnce,
    articleSearch: null,
    article: null,
    translation: null,
    url: '',
    searchesLeft: MAX_ARTICLE_SEARCHES,
    searchedAt: -Infinity,
  };
}

/** New elements came: look for blocks when they rest. */
export function discoverSoon(units: Units): void {
  units.discovery = renewed(units.discovery, DISCOVER_QUIET_MS, TEXT_QUIET_MS);
}

/** Something inside the node changed: read the block around it again when it rests. */
export function touch(units: Units, node: Node): void {
  const unit = unitAround(units, node);
  if (unit) unit.wait = renewed(unit.wait, TEXT_QUIET_MS, TEXT_MAX_WAIT_MS);
}

/** The innermost block around a node. */
export function unitAround(units: Units, node: Node): Unit | null {
  let element = node instanceof Element ? node : parentAcrossShadow(node);
  while (element && !units.byElement.has(element)) element = parentAcrossShadow(element);
  return element ? (units.byElement.get(element) ?? null) : null;
}

export function readAtOnce(unit: Unit): void {
  unit.wait = atOnce;
}

/** What is below may be shown now: read the blocks that had nothing to read. */
export function revealBelow(units: Units, element: Element): void {
  for (const unit of units.byElement.values()) {
    if (unit.hasPassage || !element.contains(unit.element)) continue;
    unit.wait = renewed(unit.wait, DISCOVER_QUIET_MS, TEXT_QUIET_MS);
  }
}

/** Finds the blocks as they stand now. @returns those that are no more */
export function discover(units: Units, roots: readonly Root[], url: string): readonly Element[] {
  units.discovery = null;
  const isNewPage = url !== units.url;
  if (isNewPage || units.article?.isConnected === false) units.article = null;
  if (isNewPage) units.searchesLeft = MAX_ARTICLE_SEARCHES;
  units.url = url;
  const found = new Map(roots.flatMap((root) => [...findUnits(root)]));
  if (units.article && !found.has(units.article)) found.set(units.article, 'main');
  const dropped = [...units.byElement.keys()].filter((element) => !found.has(element));
  for (const element of dropped) units.byElement.delete(element);
  for (const [element, kind] of found) addUnit(units, element, kind);
  units.articleSearch ??= { since: 0, until: units.searchedAt + ARTICLE_SEARCH_GAP_MS };
  return dropped;
}

/** Looks for the main part by its paragraphs, where the page does not name it and no block tells of it. */
export function searchArticle(units: Units, document: Document): void {
  units.articleSearch = null;
  const all = [...units.byElement.values()].filter(
    ({ hasPassage, kind }) => hasPassage && !isManifestOnly(kind),
  );
  const isNamed = all.some(({ kind, element }) => kind !== 'post' || element.localName === 'article');
  if (isNamed || all.length > 1 || units.searchesLeft === 0) return;
  units.searchesLeft -= 1;
  units.searchedAt = performance.now();
  const found = findMainArticle(document);
  if (found === null || units.byElement.has(found)) return;
  units.article = found;
  addUnit(units, found, 'main');
}

/** The next block to read. The main part comes last: whether it counts depends on the posts inside. */
export function nextDue(units: Units, now: number): Unit | null {
  const due = [...units.byElement.values()].filter(({ wait }) => wait !== null && wait.until <= now);
  return due.find(({ kind }) => kind !== 'main') ?? due[0] ?? null;
}

/** When there is work again, ms on the page's clock; Infinity when none is waiting. */
export function nextWorkAt(units: Units): number {
  const waits = [
    units.discovery,
    units.articleSearch,
    ...[...units.byElement.values()].map(({ wait }) => wait),
  ];
  return waits.reduce((earliest, wait) => Math.min(earliest, wait?.until ?? Infinity), Infinity);
}

/** Characters in the longest block inside this one. */
export function longestInside(units: Units, element: Element): number {
  const inside = [...units.byElement.values()].filter(
    (one) => one.element !== element && element.contains(one.element),
  );
  return inside.reduce((longest, { length }) => Math.max(longest, length), 0);
}

function addUnit(units: Units, element: Element, kind: UnitKind): void {
  if (units.byElement.has(element) || units.byElement.size >= MAX_UNITS) return;
  units.byElement.set(element, { element, kind, wait: atOnce, length: 0, hasPassage: false });
}

/** Found for its manifest, which tells nothing of where the main part is. */
function isManifestOnly(kind: UnitKind): boolean {
  return kind === 'marked' || kind === 'verbatim';
}

/** Each change puts the work off, up to a limit. */
function renewed(wait: Wait | null, quietMs: number, maxWaitMs: number): Wait {
  const now = performance.now();
  const since = wait?.since ?? now;
  return { since, until: Math.min(now + quietMs, since + maxWaitMs) };
}
