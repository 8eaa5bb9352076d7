import type { PlatformMarks } from '../../core/page-marks';
import { IN_MAIN_PLACE, platformOf, type Platform } from '../../core/platforms';
import { queryAll } from '../dom';
import { visibleLabels } from './platform-label-texts';
import { addState, cutStates, newCuttings } from './platform-states';

/** Where platforms put the data of a page. */
const stateElements = 'script:not([src]), meta[name="preload-data"]';

interface Seen {
  readonly length: number;
  readonly platform: Platform;
  readonly states: readonly string[];
}

/** Scripts hardly ever change, and some hold megabytes: each is searched once. */
const seenElements = new WeakMap<Element, Seen>();

/**
 * What a known platform's own data say of the media on the page.
 * @param hostname of the page
 */
export function readPlatform(
  document: Document,
  hostname: string = document.location.hostname,
): PlatformMarks | null {
  const platform = platformOf(hostname);
  if (platform === null || platform.states.length === 0) return null;
  const cuttings = newCuttings();
  for (const element of queryAll(document, stateElements)) {
    const before = seenElements.get(element);
    const length = lengthOf(element);
    if (before?.length === length && before.platform === platform) {
      for (const state of before.states) addState(state, cuttings);
      continue;
    }
    const known = new Set(cuttings.states);
    cutStates(textOf(element), platform.states, cuttings);
    const states = [...cuttings.states].filter((state) => !known.has(state));
    seenElements.set(element, { length, platform, states });
  }
  return cuttings.states.size === 0 ? null : { platform: platform.id, states: [...cuttings.states] };
}

/** Visible labels that the platform's table looks for around an element. */
export function labelsAround(
  element: Element,
  hostname: string = element.ownerDocument.location.hostname,
): readonly string[] {
  const platform = platformOf(hostname);
  if (platform === null) return [];
  const isMain = platform.mainPlace !== null && element.closest(platform.mainPlace) !== null;
  return [...(isMain ? [IN_MAIN_PLACE] : []), ...visibleLabels(element, platform.labels)];
}

function textOf(element: Element): string {
  return (element instanceof HTMLMetaElement ? element.content : element.textContent) ?? '';
}

/** Known without a copy of the text. */
function lengthOf(element: Element): number {
  const { firstChild } = element;
  return firstChild instanceof Text ? firstChild.length : (element.getAttribute('content') ?? '').length;
}
