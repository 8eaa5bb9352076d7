import { maxElements } from './limits';

export interface Element {
  /** With its length marker, as the specification writes ids: `0x1254c367` is Tags. */
  readonly id: number;
  readonly data: Uint8Array;
}

/**
 * The elements directly inside `bytes`, up to the first that does not fit. An element of unknown size (a live
 * stream's Segment and Clusters) is stepped into: what it holds is yielded in its place.
 * Source: RFC 8794 §4–§6.
 */
export function* ebmlElements(bytes: Uint8Array): Generator<Element> {
  let at = 0;
  for (let count = 0; count < maxElements && at < bytes.length; count += 1) {
    const id = readNumber(bytes, at, 4, true);
    const size = id === null ? null : readNumber(bytes, at + id.width, 8, false);
    if (id === null || size === null) return;
    at += id.width + size.width;
    if (size.value === null) continue;
    const end = at + size.value;
    if (end > bytes.length) return;
    yield { id: id.value ?? 0, data: bytes.subarray(at, end) };
    at = end;
  }
}

interface VariableNumber {
  /** Null: all value bits are set, which means "unknown". */
  readonly value: number | null;
  /** Bytes taken. */
  readonly width: number;
}

/** The zero bits in front of the first one bit tell how many bytes follow (RFC 8794 §4). */
function readNumber(
  bytes: Uint8Array,
  at: number,
  maxWidth: number,
  keepsMarker: boolean,
): VariableNumber | null {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  if (width > maxWidth || at + width > bytes.length) return null;
  const bits = first & (0xff >> width);
  let value = keepsMarker ? first : bits;
  let isUnknown = bits === 0xff >> width;
  for (let offset = 1; offset < width; offset += 1) {
    const byte = bytes[at + offset] ?? 0;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value: isUnknown && !keepsMarker ? null : value, width };
}
