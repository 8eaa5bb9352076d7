import { holdsArmour, holdsWrapper } from '../core/text-manifest';
import { queryAll, type Root } from './dom';
import { MAX_DEPTH, MAX_VERBATIM_BLOCKS } from './limits';
import { blockTags, notProse } from './prose-rules';

/** Shown as written, line by line; the whole of a document that is no HTML stands in one. */
const verbatimSelector = 'pre,textarea';
/** What the reader of prose passes over, code included: a manifest there would be missed. */
const notRead = `${notProse},code`;
const neverText = 'script,style,noscript,template';
/** What becomes a block of its own; inside a sentence, only the part that is passed over. */
const blockSelector = `${[...blockTags].join(',')},${notRead}`;

/** Blocks whose text is read as written and holds a C2PA manifest (C2PA 2.4 §A.8, A.9). */
export function findVerbatimBlocks(root: Root): readonly Element[] {
  return [...queryAll(root, verbatimSelector)].slice(0, MAX_VERBATIM_BLOCKS).filter((element) => {
    const text = element.textContent ?? '';
    return holdsWrapper(text) || holdsArmour(text);
  });
}

/**
 * Blocks of prose that hold a C2PA manifest in their text (C2PA 2.4 §A.8) and that no passage would read: short ones,
 * quotations, headings.
 * @param units the blocks that are read already
 */
export function findMarkedBlocks(root: Root, units: ReadonlyMap<Element, unknown>): readonly Element[] {
  const top = root instanceof ShadowRoot ? root : queryAll(root, 'body')[0];
  if (top === undefined || !holdsWrapper(top.textContent ?? '')) return [];
  const blocks = holdersIn(top, 0).flatMap((holder) => {
    const block = holder.closest(blockSelector);
    return block === null || isReadAlready(holder, units) ? [] : [block];
  });
  return [...new Set(blocks)];
}

/** The innermost elements around the text. Text of one element may be split over several nodes. */
function holdersIn(top: Element | ShadowRoot, depth: number): readonly Element[] {
  if (depth > MAX_DEPTH) return [];
  const inner = [...top.childNodes].filter(
    (child): child is Element =>
      child instanceof Element && !child.matches(neverText) && holdsWrapper(child.textContent ?? ''),
  );
  if (inner.length > 0) return inner.flatMap((child) => holdersIn(child, depth + 1));
  return top instanceof Element ? [top] : [];
}

function isReadAlready(holder: Element, units: ReadonlyMap<Element, unknown>): boolean {
  for (let element: Element | null = holder; element !== null; element = element.parentElement) {
    if (units.has(element)) return true;
    if (element.matches(notRead)) return false;
  }
  return false;
}
