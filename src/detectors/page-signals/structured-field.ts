/** A value of a Structured Field (RFC 9651 §3.3), as text, with the kind it was written in. */
export interface FieldItem {
  readonly kind: 'token' | 'string' | 'number' | 'boolean' | 'bytes' | 'date' | 'list';
  readonly value: string;
  readonly parameters: ReadonlyMap<string, FieldItem>;
}
export type Dictionary = ReadonlyMap<string, FieldItem>;

interface Cursor {
  readonly text: string;
  at: number;
}

const keyPattern = /[a-z*][a-z0-9_\-.*]*/y;
const barePatterns: readonly (readonly [FieldItem['kind'], RegExp])[] = [
  ['string', /"((?:[ !#-[\]-~]|\\["\\])*)"/y],
  ['string', /%"((?:[ !#$&-~]|%[0-9a-f]{2})*)"/y],
  ['number', /(-?\d{1,15}(?:\.\d{1,3})?)/y],
  ['date', /@(-?\d{1,15})/y],
  ['boolean', /\?([01])/y],
  ['bytes', /:([A-Za-z0-9+/=]*):/y],
  ['token', /([A-Za-z*][\w!#$%&'*+\-.^`|~:/]*)/y],
];
const noParameters: FieldItem['parameters'] = new Map();

/** Reads a Dictionary (RFC 9651 §4.2.2). @returns null when the field breaks the syntax: it is then ignored as a whole */
export function parseDictionary(text: string): Dictionary | null {
  const cursor = { text: text.replace(/^ +| +$/g, ''), at: 0 };
  const members = new Map<string, FieldItem>();
  while (cursor.at < cursor.text.length) {
    const key = take(cursor, keyPattern)?.[0];
    if (key === undefined) return null;
    const item = skip(cursor, '=') ? readMember(cursor) : flag(cursor);
    if (item === null) return null;
    members.delete(key);
    members.set(key, item);
    take(cursor, /[ \t]*/y);
    if (cursor.at === cursor.text.length) return members;
    if (!skip(cursor, ',')) return null;
    take(cursor, /[ \t]*/y);
    if (cursor.at === cursor.text.length) return null;
  }
  return members;
}

function readMember(cursor: Cursor): FieldItem | null {
  return skip(cursor, '(') ? readInnerList(cursor) : readItem(cursor);
}

/** Its items are not kept: nothing that is read here has any. */
function readInnerList(cursor: Cursor): FieldItem | null {
  for (;;) {
    take(cursor, / */y);
    if (skip(cursor, ')')) break;
    if (readItem(cursor) === null || !/[ )]/.test(cursor.text.charAt(cursor.at))) return null;
  }
  return withParameters(cursor, 'list', '');
}

function readItem(cursor: Cursor): FieldItem | null {
  const bare = readBare(cursor);
  return bare === null ? null : withParameters(cursor, bare.kind, bare.value);
}

/** A key without a value stands for true. */
function flag(cursor: Cursor): FieldItem | null {
  return withParameters(cursor, 'boolean', '1');
}

function withParameters(cursor: Cursor, kind: FieldItem['kind'], value: string): FieldItem | null {
  const parameters = new Map<string, FieldItem>();
  while (skip(cursor, ';')) {
    take(cursor, / */y);
    const key = take(cursor, keyPattern)?.[0];
    if (key === undefined) return null;
    const bare = skip(cursor, '=') ? readBare(cursor) : { kind: 'boolean' as const, value: '1' };
    if (bare === null) return null;
    parameters.set(key, { ...bare, parameters: noParameters });
  }
  return { kind, value, parameters };
}

function readBare(cursor: Cursor): Pick<FieldItem, 'kind' | 'value'> | null {
  for (const [kind, pattern] of barePatterns) {
    const value = take(cursor, pattern)?.[1];
    if (value !== undefined) return { kind, value: value.replace(/\\(["\\])/g, '$1') };
  }
  return null;
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.at += match[0].length;
  return match;
}

function skip(cursor: Cursor, character: string): boolean {
  const isThere = cursor.text.charAt(cursor.at) === character;
  if (isThere) cursor.at += 1;
  return isThere;
}
