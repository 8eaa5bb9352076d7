/** Characters that may still be walked through; a page of any size is given up at its end. */
export interface Allowance {
  left: number;
}

/** Half-open range of a text. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** An object that takes more text than this is not cut out. */
const MAX_OBJECT_LENGTH = 400_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);
const OBJECT = '{';

/**
 * Where the innermost object around a place begins, or -1. JSON (RFC 8259) is walked backwards: an unescaped quotation
 * mark always begins or ends a string, so from a place outside strings the walk knows what is outside.
 */
export function objectAround(text: string, place: number, allowance: Allowance): number {
  let depth = 0;
  let isInString = false;
  const end = Math.max(0, place - Math.min(MAX_OBJECT_LENGTH, allowance.left));
  for (let at = place - 1; at >= end; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE && !isEscaped(text, at)) isInString = !isInString;
    else if (!isInString && CLOSING.has(code)) depth += 1;
    else if (!isInString && OPENING.has(code)) {
      if (depth > 0) depth -= 1;
      else if (text[at] === OBJECT) {
        allowance.left -= place - at;
        return at;
      }
    }
  }
  allowance.left -= place - end;
  return -1;
}

/**
 * The text of an object with only these properties of its own, in the order asked for (`a.b`: only `b` of the object
 * `a`); null when the object does not end or is too long.
 */
export function cutObject(
  text: string,
  start: number,
  keep: readonly string[],
  allowance: Allowance,
): string | null {
  const own = ownProperties(text, start, allowance);
  if (own === null) return null;
  const parts: string[] = [];
  for (const key of new Set(keep.map((path) => path.split('.', 1)[0] ?? path))) {
    const range = own.get(key);
    if (range === undefined) continue;
    const inner = keep.filter((path) => path.startsWith(`${key}.`)).map((path) => path.slice(key.length + 1));
    const value =
      inner.length > 0 && text[range.from] === OBJECT
        ? cutObject(text, range.from, inner, allowance)
        : text.slice(range.from, range.to);
    if (value === null) return null;
    parts.push(`"${key}":${value}`);
  }
  return `{${parts.join(',')}}`;
}

/** True when the object that begins there has one of these properties of its own. */
export function hasOwnProperty(
  text: string,
  start: number,
  names: readonly string[],
  allowance: Allowance,
): boolean {
  const own = ownProperties(text, start, allowance);
  return own !== null && names.some((name) => own.has(name));
}

/** Names as written, with the ranges of their values; the last of equal names counts, as in `JSON.parse`. */
function ownProperties(text: string, start: number, allowance: Allowance): Map<string, Range> | null {
  const end = Math.min(text.length, start + MAX_OBJECT_LENGTH, start + allowance.left);
  const found = new Map<string, Range>();
  let depth = 0;
  let string: Range = { from: start, to: start };
  let name: string | null = null;
  let valueFrom = start;
  const endValue = (at: number) => {
    if (name !== null) found.set(name, trimmed(text, valueFrom, at));
    name = null;
  };
  let at = start;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const to = stringEnd(text, at, end);
      if (depth === 1) string = { from: at + 1, to };
      at = to;
    } else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) {
      depth -= 1;
      if (depth === 0) {
        endValue(at);
        allowance.left -= at - start;
        return found;
      }
    } else if (depth === 1 && code === COLON && name === null) {
      name = text.slice(string.from, string.to);
      valueFrom = at + 1;
    } else if (depth === 1 && code === COMMA) endValue(at);
  }
  allowance.left -= end - start;
  return null;
}

/** Of the closing quotation mark; `end` when there is none before it. */
function stringEnd(text: string, opening: number, end: number): number {
  for (let at = opening + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return end;
}

export function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

function trimmed(text: string, from: number, to: number): Range {
  let [first, last] = [from, to];
  while (first < last && /\s/.test(text[first] ?? '')) first += 1;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return { from: first, to: last };
}
