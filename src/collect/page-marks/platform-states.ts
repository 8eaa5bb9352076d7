import type { StateMark } from '../../core/platforms';
import { cutObject, hasOwnProperty, isEscaped, objectAround, type Allowance } from './json-cut';

/** States of one document; a profile page lists some fifty media. */
export const MAX_STATES = 64;
/** More is no statement about one medium. */
const MAX_STATE_LENGTH = 200_000;
/** All states of one document together: they travel with every batch of items. */
const MAX_TOTAL_LENGTH = 1_000_000;
/** Characters walked one by one; takes some 5 ms. */
const MAX_WALKED = 2_000_000;
/** Places looked at, whether something is cut out there or not. */
const MAX_PLACES = 256;
/** Objects around a place that are tried, innermost first. */
const MAX_LEVELS = 4;
/** A script's text, and that of a literal in it, beyond which it is not searched. */
const MAX_TEXT_LENGTH = 6_000_000;
const MAX_LITERAL_LENGTH = 2_000_000;

/** What was cut out so far, and what may still be done; shared by all texts of a document. */
export interface Cuttings {
  readonly states: Set<string>;
  readonly allowance: Allowance;
  places: number;
  length: number;
}

export function newCuttings(): Cuttings {
  return { states: new Set(), allowance: { left: MAX_WALKED }, places: 0, length: 0 };
}

/** Adds what a text says by these marks. The text is only searched here: its JSON is parsed where it is judged. */
export function cutStates(text: string, marks: readonly StateMark[], cuttings: Cuttings): void {
  if (text.length > MAX_TEXT_LENGTH) return;
  for (const find of new Set(marks.map((mark) => mark.find))) {
    const wanted = marks.filter((mark) => mark.find === find);
    for (const place of placesOf(find, text, cuttings)) {
      for (const mark of wanted) {
        const state = cutAt(text, place, mark, cuttings);
        if (state !== null) addState(state, cuttings);
      }
    }
  }
  for (const mark of marks) {
    for (const literal of literalsWith(mark, text, cuttings))
      cutStates(literal, [{ ...mark, textAfter: [] }], cuttings);
  }
}

/** Adds one that was cut out, unless that is known or too much. */
export function addState(state: string, cuttings: Cuttings): void {
  if (cuttings.states.has(state) || state.length > MAX_STATE_LENGTH) return;
  if (cuttings.states.size >= MAX_STATES || cuttings.length + state.length > MAX_TOTAL_LENGTH) return;
  cuttings.states.add(state);
  cuttings.length += state.length;
}

function* placesOf(find: string, text: string, cuttings: Cuttings): Generator<number> {
  for (let at = text.indexOf(find); at !== -1; at = text.indexOf(find, at + find.length)) {
    cuttings.places += 1;
    if (cuttings.places > MAX_PLACES || cuttings.allowance.left <= 0) return;
    yield at;
  }
}

function cutAt(text: string, place: number, mark: StateMark, { allowance }: Cuttings): string | null {
  // Inside a string, where people write.
  if (isEscaped(text, place)) return null;
  const after = place + mark.find.length;
  if (mark.except.some((nothing) => text.startsWith(nothing, after))) return null;
  if (mark.around === null) {
    const value = cutObject(text, after - 1, mark.keep, allowance);
    return value === null ? null : `{${mark.find.slice(0, -1)}${value}}`;
  }
  let start = place;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    start = objectAround(text, start, allowance);
    if (start === -1) return null;
    if (hasOwnProperty(text, start, mark.around, allowance)) {
      return cutObject(text, start, mark.keep, allowance);
    }
  }
  return null;
}

/** What the literals of the page's JSON hold in which the mark stands in escaped form, each once. */
function* literalsWith({ find, textAfter }: StateMark, text: string, cuttings: Cuttings): Generator<string> {
  if (textAfter.length === 0) return;
  let searchedTo = 0;
  for (const place of placesOf(find.replaceAll('"', '\\"'), text, cuttings)) {
    if (place < searchedTo) continue;
    const from = quoteBefore(text, place);
    const to = quoteAfter(text, place);
    // What follows is no nearer to an end.
    if (from === -1 || to === -1) return;
    searchedTo = to;
    cuttings.allowance.left -= to - from;
    const isState = textAfter.some((before) => text.startsWith(before, from - before.length));
    const literal = isState ? unescaped(text.slice(from, to + 1)) : null;
    if (literal !== null) yield literal;
  }
}

/** Of the quotation mark that opens the literal around a place; -1 when it is too far away. */
function quoteBefore(text: string, place: number): number {
  const end = Math.max(0, place - MAX_LITERAL_LENGTH);
  let at = text.lastIndexOf('"', place - 1);
  while (at >= end && at > 0 && isEscaped(text, at)) at = text.lastIndexOf('"', at - 1);
  return at >= end && !isEscaped(text, at) ? at : -1;
}

function quoteAfter(text: string, place: number): number {
  const end = Math.min(text.length, place + MAX_LITERAL_LENGTH);
  let at = text.indexOf('"', place);
  while (at !== -1 && at < end && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < end ? at : -1;
}

/** Only takes the escapes out; what is inside stays text. */
function unescaped(literal: string): string | null {
  try {
    const text: unknown = JSON.parse(literal.replaceAll("\\'", "'"));
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
