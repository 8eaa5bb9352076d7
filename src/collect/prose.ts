import { lengthOf } from '../core/text-length';
import { holdsArmour, holdsWrapper, withoutWrappers } from '../core/text-manifest';
import { isBoilerplateLine, isNamedBoilerplate } from './boilerplate';
import { isOwnHost } from './dom';
import { MAX_DEPTH, MAX_MARKED_TEXT_LENGTH, MAX_TEXT_LENGTH } from './limits';
import { blockTags, notProse } from './prose-rules';

/** A list entry below this is a point, a heading or a link; above, a list only lays out paragraphs. */
const MIN_ENTRY_WORDS = 40;
/** A line of this length without any full stop may still be prose. */
const MIN_UNPUNCTUATED_WORDS = 10;
const MIN_PARAGRAPH_WORDS = 3;
/** Roughly two characters of unspaced script to a word. */
const CHARACTERS_PER_WORD = 2;
/** Above this share of linked characters a block is a list of links. */
const MAX_LINKED_SHARE = 0.5;
/** Short code inside a sentence is part of the sentence; longer is a listing. */
const MAX_INLINE_CODE_LENGTH = 60;
/** A hostile page must not make us hold a copy of megabytes. */
const MAX_READ_LENGTH = MAX_MARKED_TEXT_LENGTH;

export interface Paragraph {
  readonly text: string;
  /** The block element that holds the text. */
  readonly block: Element;
}

/**
 * The author's running prose of one block: paragraphs joined by a blank line, cut at 20,000 characters. Text that holds
 * a C2PA manifest is kept whole up to 400,000; above, it is cut like any other and the manifest left out.
 */
export interface Prose {
  readonly text: string;
  /** Where the prose begins; null when there is none. */
  readonly head: Element | null;
  /** Code, or a whole file: estimates were made for running prose, so its language is not told. */
  readonly isListing: boolean;
}

/**
 * Reads the prose of one block. Quotes, code, tables, captions, lists, readings of words (ruby), controls, hidden parts and
 * what pages add to any text are left out.
 * White space is collapsed as the page does; every other character is kept, visible or not.
 * @param isForeign true for nested blocks that are passages of their own
 */
export function proseOf(unit: Element, isForeign: (element: Element) => boolean): Prose {
  const paragraphs = paragraphsOf(unit, isForeign);
  return { text: joined(paragraphs), head: paragraphs[0]?.block ?? null, isListing: false };
}

/** The text of a listing, every character as written; empty when it is hidden, too long, or without a manifest. */
export function verbatimOf(element: Element): Prose {
  const text = element.checkVisibility({ visibilityProperty: true }) ? (element.textContent ?? '') : '';
  const isUseful = text.length <= MAX_MARKED_TEXT_LENGTH && (holdsWrapper(text) || holdsArmour(text));
  return isUseful ? { text, head: element, isListing: true } : { text: '', head: null, isListing: true };
}

/** The paragraphs of a block in reading order. */
export function paragraphsOf(unit: Element, isForeign: (element: Element) => boolean): readonly Paragraph[] {
  const reader = createReader(unit);
  read(unit, reader, (inner) => isForeign(inner) || isNamedBoilerplate(inner, unit), false, 0);
  reader.close();
  return reader.paragraphs;
}

interface Reader {
  readonly paragraphs: Paragraph[];
  add(text: string, isLinked: boolean): void;
  /** Ends the paragraph. */
  close(): void;
  /** Sets the block the following text belongs to and returns the one before. */
  enter(block: Element): Element;
}

function createReader(unit: Element): Reader {
  const paragraphs: Paragraph[] = [];
  let block = unit;
  let text = '';
  let linked = 0;

  const close = () => {
    const tidy = trimmed(text.replace(/[ \t\r\n\f]+/g, ' '));
    if (tidy !== '' && isProse(tidy, linked, block, unit)) paragraphs.push({ text: tidy, block });
    text = '';
    linked = 0;
  };

  return {
    paragraphs,
    add(more, isLinked) {
      if (text.length < MAX_READ_LENGTH) text += more;
      if (isLinked) linked += more.trim().length;
    },
    close,
    enter(next) {
      close();
      const before = block;
      block = next;
      return before;
    },
  };
}

function read(
  node: Node,
  reader: Reader,
  isForeign: (e: Element) => boolean,
  isLinked: boolean,
  depth: number,
): void {
  if (depth > MAX_DEPTH) return;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child instanceof Text) reader.add(child.data, isLinked);
    else if (child instanceof Element) readElement(child, reader, isForeign, isLinked, depth);
  }
}

function readElement(
  element: Element,
  reader: Reader,
  isForeign: (e: Element) => boolean,
  isLinked: boolean,
  depth: number,
): void {
  if (element.localName === 'br') {
    if (isSecondBreak(element)) reader.close();
    reader.add(' ', false);
    return;
  }
  const isBlock = blockTags.has(element.localName) || element.localName.includes('-');
  if (isForeign(element) || isLeftOut(element)) {
    if (isBlock) reader.close();
    return;
  }
  const isLink = isLinked || element.localName === 'a';
  const before = isBlock ? reader.enter(element) : null;
  read(element, reader, isForeign, isLink, depth + 1);
  if (before) reader.enter(before);
}

function isSecondBreak(br: Element): boolean {
  let before = br.previousSibling;
  while (before instanceof Text && before.data.trim() === '') before = before.previousSibling;
  return before instanceof Element && before.localName === 'br';
}

function isLeftOut(element: Element): boolean {
  if (element.matches(notProse) || isOwnHost(element)) return true;
  if (element.localName === 'code') return (element.textContent ?? '').length > MAX_INLINE_CODE_LENGTH;
  if (element.localName === 'sup') return element.querySelector('a') !== null;
  return !element.checkVisibility({ visibilityProperty: true });
}

function isProse(text: string, linkedCharacters: number, block: Element, unit: Element): boolean {
  if (holdsWrapper(text)) return true;
  if (linkedCharacters > text.replace(/ /g, '').length * MAX_LINKED_SHARE) return false;
  const length = lengthOf(text);
  const words = length.words + length.unspaced / CHARACTERS_PER_WORD;
  if (isTiny(block) || isBoilerplateLine(text)) return false;
  if (isEntry(block, unit) && words < MIN_ENTRY_WORDS) return false;
  if (words < MIN_PARAGRAPH_WORDS) return false;
  return words >= MIN_UNPUNCTUATED_WORDS || /[.!?…。！？]/u.test(text);
}

/** Part of a list inside the passage; a list of passages is none. */
function isEntry(block: Element, unit: Element): boolean {
  const entry = block.closest('li,dt,dd');
  return entry !== null && entry !== unit && unit.contains(entry);
}

/** Text for screen readers only is kept in a box of 1×1 px. */
function isTiny(block: Element): boolean {
  const { width, height } = block.getBoundingClientRect();
  return width > 0 && height > 0 && width <= 1 && height <= 1;
}

function joined(paragraphs: readonly Paragraph[]): string {
  const isMarked = paragraphs.some(({ text }) => holdsWrapper(text));
  const whole = isMarked ? paragraphs.map(({ text }) => text).join('\n\n') : '';
  if (isMarked && whole.length <= MAX_MARKED_TEXT_LENGTH) return whole;
  // Half a manifest would look like one that somebody damaged.
  return cut(paragraphs.map((one) => (isMarked ? withoutWrappers(one.text) : one.text)));
}

function cut(paragraphs: readonly string[]): string {
  let text = '';
  for (const paragraph of paragraphs) {
    const longer = text === '' ? paragraph : `${text}\n\n${paragraph}`;
    if (longer.length > MAX_TEXT_LENGTH) return text === '' ? wholeCharacters(longer) : text;
    text = longer;
  }
  return text;
}

/** Like `trim`, but for U+FEFF: a manifest in text begins with it. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charAt(from))) from += 1;
  while (to > from && isSpace(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isSpace(character: string): boolean {
  return character !== '\uFEFF' && character.trim() === '';
}

/** Never ends inside a surrogate pair. */
function wholeCharacters(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
