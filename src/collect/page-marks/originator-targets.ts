import type { TargetContent } from '../../core/page-marks';
import { absoluteUrl, isOwnHost, queryAll } from '../dom';
import type { NamedTarget } from './originator-attestations';

/** A long article is 100,000 characters of HTML. */
const MAX_CONTENT_LENGTH = 1_000_000;
/** All targets together: they travel with every batch of items. */
const MAX_TOTAL_LENGTH = 3_000_000;
/** Elements that carry the same integrity: the same picture, shown again. */
const MAX_ADDRESSES = 16;
/** As long as the border to the engine takes (`platform/parse-page-marks.ts`). */
const MAX_URL_LENGTH = 8_000;

/** What is hashed for each target (OP Blueprint, "Content Integrity Descriptor"). Changes nothing in the page. */
export function gatherTargets(document: Document, targets: readonly NamedTarget[]): readonly TargetContent[] {
  let room = MAX_TOTAL_LENGTH;
  return targets.map((target) => {
    const gathered = gatherTarget(document, target, Math.min(room, MAX_CONTENT_LENGTH));
    room -= gathered.content?.length ?? 0;
    return gathered;
  });
}

/** True when the target selects the element or one around it; of external resources, the element itself. */
export function isSelectedBy({ cssSelector, integrity }: TargetContent, element: Element): boolean {
  if (cssSelector === null) return element.getAttribute('integrity') === integrity;
  try {
    return Element.prototype.closest.call(element, cssSelector) !== null;
  } catch {
    return false;
  }
}

function gatherTarget(document: Document, target: NamedTarget, room: number): TargetContent {
  if (target.cssSelector === null) return gatherResources(document, target);
  const empty = { ...target, integrity: null, content: null, addresses: [] };
  const selected = select(document, target.cssSelector);
  if (selected === null) return { ...empty, problem: 'bad-selector' };
  if (selected.length === 0) return { ...empty, problem: null };
  const content = join(selected, target.type, room);
  return { ...empty, content, problem: content === null ? 'too-large' : null };
}

/** null for what is no selector. */
function select(document: Document, selector: string): readonly Element[] | null {
  try {
    return [...queryAll(document, selector)].filter((element) => !isOverlay(element));
  } catch {
    return null;
  }
}

/** null when it is longer than there is room for. */
function join(elements: readonly Element[], type: string, room: number): string | null {
  let joined = '';
  for (const element of elements) {
    joined += contentOf(element, type);
    if (joined.length > room) return null;
  }
  return joined;
}

function contentOf(element: Element, type: string): string {
  switch (type) {
    case 'HtmlTargetIntegrity':
      return withoutOverlay(element, stringOf(Element.prototype, 'outerHTML', element));
    case 'VisibleTextTargetIntegrity':
      return element instanceof HTMLElement ? stringOf(HTMLElement.prototype, 'innerText', element) : '';
    default:
      return stringOf(Node.prototype, 'textContent', element);
  }
}

/** By the prototype's own getter: a form control named `outerHTML` shadows the property of its form. */
function stringOf(prototype: object, name: string, element: Element): string {
  const value: unknown = Reflect.get(prototype, name, element);
  return typeof value === 'string' ? value : '';
}

/** Our host is a child of the root, so the root's own HTML is the only one that holds it. */
function withoutOverlay(element: Element, html: string): string {
  const overlay = [...element.children].findLast(isOverlay);
  if (overlay === undefined) return html;
  const host = overlay.outerHTML;
  const at = html.lastIndexOf(host);
  return at === -1 ? html : html.slice(0, at) + html.slice(at + host.length);
}

/** Told by more than its attribute: what a page puts into a signed part must not go unseen. */
function isOverlay(element: Element): boolean {
  const isInPlace = element.parentNode === element.ownerDocument.documentElement;
  return isInPlace && element.localName === 'touchstone-host' && isOwnHost(element);
}

/** Elements whose `integrity` attribute is the same string, by the addresses that the page loads for them. */
function gatherResources(document: Document, { type, integrity }: NamedTarget): TargetContent {
  const carrying = [...queryAll(document, '[integrity]')].filter(
    (element) => element.getAttribute('integrity') === integrity,
  );
  const found = carrying.map(addressOf).filter((address) => address !== null);
  const addresses = [...new Set(found)].filter((address) => address.length <= MAX_URL_LENGTH);
  const isWhole = addresses.length === new Set(found).size && addresses.length <= MAX_ADDRESSES;
  return {
    type,
    cssSelector: null,
    content: null,
    integrity,
    addresses: addresses.slice(0, MAX_ADDRESSES),
    problem: isWhole ? null : 'too-large',
  };
}

/** `currentSrc` of pictures and media, else `src`; a `source` of a picture has one in `srcset`. */
function addressOf(element: Element): string | null {
  if (element instanceof HTMLImageElement || element instanceof HTMLMediaElement) {
    const shown = element.currentSrc || element.src;
    return shown === '' ? null : shown;
  }
  const written = element.getAttribute('src') ?? element.getAttribute('srcset')?.trim().split(/[\s,]/)[0];
  return written === undefined ? null : absoluteUrl(written, element.baseURI);
}
