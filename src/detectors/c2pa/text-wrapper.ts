import { selectorsEnd, WRAPPER_START } from '../../core/text-manifest';

/**
 * A manifest in plain text (C2PA 2.4 §A.8): U+FEFF, then one variation selector a byte, U+FE00–FE0F for 0–15 and
 * U+E0100–E01EF for 16–255. The bytes are `C2PATXT\0`, version 1, length (u32 BE), manifest store, padding.
 */
export interface TextWrapper {
  /** Of U+FEFF; UTF-16 units, as the other positions. */
  readonly start: number;
  /** Behind the last selector of the store. */
  readonly storeEnd: number;
  /** Behind the last selector of the run, padding included. */
  readonly end: number;
  readonly store: Uint8Array<ArrayBuffer>;
}

export interface WrapperSearch {
  readonly wrappers: readonly TextWrapper[];
  /** Runs that begin like a wrapper and are none (`manifest.text.corruptedWrapper`). */
  readonly damaged: number;
}

const VERSION = 1;
/** Magic, version and length, bytes. */
const HEADER = 13;
/** More than one is none; a hostile text must not make us decode thousands. */
const MAX_WRAPPERS = 16;

/** Reads every character once. Runs that are damaged never hide a whole one elsewhere in the text. */
export function findWrappers(text: string): WrapperSearch {
  const wrappers: TextWrapper[] = [];
  let damaged = 0;
  let from = 0;
  for (let at = text.indexOf(WRAPPER_START); at >= 0; at = text.indexOf(WRAPPER_START, from)) {
    from = selectorsEnd(text, at + 1);
    const wrapper = decode(text, at, from);
    if (wrapper === null) damaged += 1;
    else wrappers.push(wrapper);
    if (wrappers.length + damaged >= MAX_WRAPPERS) break;
  }
  return { wrappers, damaged };
}

function decode(text: string, start: number, end: number): TextWrapper | null {
  const bytes = new Uint8Array(end - start - 1);
  /** Position behind each byte's selector: a selector is one unit or two. */
  const behind = new Uint32Array(bytes.length);
  let length = 0;
  for (let at = start + 1; at < end; length += 1) {
    const unit = text.charCodeAt(at);
    const isShort = unit !== 0xdb40;
    bytes[length] = isShort ? unit - 0xfe00 : text.charCodeAt(at + 1) - 0xdd00 + 16;
    at += isShort ? 1 : 2;
    behind[length] = at;
  }
  if (length < HEADER || bytes[8] !== VERSION) return null;
  const storeLength = new DataView(bytes.buffer).getUint32(9);
  const last = HEADER + storeLength - 1;
  if (storeLength === 0 || last >= length) return null;
  return { start, storeEnd: behind[last] ?? end, end, store: bytes.slice(HEADER, last + 1) };
}
