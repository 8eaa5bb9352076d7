/** One tag, as the HTML standard takes it apart (§13.2.5); positions in the source. */
export interface Tag {
  /** Lower case. */
  readonly name: string;
  readonly isEnd: boolean;
  /** Names in lower case; of two with one name the first counts. Character references are left as written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  /** Behind `>`. */
  readonly end: number;
}

const nameEnd = /[\t\n\f\r />]/g;
const attributeStart = /[^\t\n\f\r /]/g;
const attributeNameEnd = /[\t\n\f\r />=]/g;
const notSpace = /[^\t\n\f\r ]/g;
const unquotedEnd = /[\t\n\f\r >]/g;

/**
 * @param at of `<`
 * @returns null when no tag begins here, or the source ends inside it
 */
export function readTag(source: string, at: number): Tag | null {
  const isEnd = source[at + 1] === '/';
  const nameStart = at + (isEnd ? 2 : 1);
  if (!/[A-Za-z]/.test(source[nameStart] ?? '')) return null;
  const behindName = next(nameEnd, source, nameStart);
  const attributes = new Map<string, string>();
  let position = behindName;
  for (;;) {
    const from = next(attributeStart, source, position);
    if (from >= source.length) return null;
    if (source[from] === '>') {
      const name = source.slice(nameStart, behindName).toLowerCase();
      return { name, isEnd, attributes, start: at, end: from + 1 };
    }
    position = readAttribute(source, from, attributes);
  }
}

/** @returns the position behind it; behind the source when it never ends */
function readAttribute(source: string, from: number, attributes: Map<string, string>): number {
  // An equals sign at the beginning belongs to the name.
  const behindName = next(attributeNameEnd, source, from + 1);
  const name = source.slice(from, behindName).toLowerCase();
  const set = (value: string): void => {
    if (!attributes.has(name)) attributes.set(name, value);
  };
  const equals = next(notSpace, source, behindName);
  if (source[equals] !== '=') {
    set('');
    return behindName;
  }
  const valueStart = next(notSpace, source, equals + 1);
  const quote = source[valueStart];
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(quote, valueStart + 1);
    set(source.slice(valueStart + 1, close < 0 ? source.length : close));
    return close < 0 ? source.length : close + 1;
  }
  const behindValue = next(unquotedEnd, source, valueStart);
  set(source.slice(valueStart, behindValue));
  return behindValue;
}

/** Where a comment, a doctype or anything else that is no tag ends; `at` is that of `<`. */
export function skipMarkup(source: string, at: number): number {
  if (source.startsWith('<!--', at)) return skipComment(source, at);
  const isMarkup = /[!?/]/.test(source[at + 1] ?? '');
  if (!isMarkup) return at + 1;
  const close = source.indexOf('>', at + 2);
  return close < 0 ? source.length : close + 1;
}

function skipComment(source: string, at: number): number {
  const short = /^(?:-?>)/.exec(source.slice(at + 4, at + 6));
  if (short !== null) return at + 4 + short[0].length;
  const close = /--!?>/g;
  close.lastIndex = at + 4;
  return close.exec(source) === null ? source.length : close.lastIndex;
}

/**
 * The end tag of an element whose content is text (§13.2.5.2 ff.), or null when there is none.
 * @param from behind the start tag
 */
export function endTagOf(name: string, source: string, from: number): Tag | null {
  if (name === 'script') return endOfScript(source, from);
  const close = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
  close.lastIndex = from;
  const found = close.exec(source);
  return found === null ? null : readTag(source, found.index);
}

/** In `<!--`, a further `<script` makes its own end tag part of the script (§13.2.5.15–30). */
function endOfScript(source: string, from: number): Tag | null {
  const pattern = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
  pattern.lastIndex = from;
  let state: 'plain' | 'escaped' | 'double' = 'plain';
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    const token = found[0].toLowerCase();
    if (token === '<!--') {
      // `<!-->` is over at once.
      if (state === 'plain') pattern.lastIndex = found.index + 2;
      state = state === 'plain' ? 'escaped' : state;
    } else if (token === '-->') state = 'plain';
    else if (token === '<script') state = state === 'escaped' ? 'double' : state;
    else if (state === 'double') state = 'escaped';
    else return readTag(source, found.index);
  }
  return null;
}

export function isSpace(text: string): boolean {
  return !/[^\t\n\f\r ]/.test(text);
}

/** Position of the next match, or behind the source. */
function next(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? source.length;
}
