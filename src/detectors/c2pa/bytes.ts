/** Reads past the end give zeros: callers walk hostile structures and end by their own bounds. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 65536 + u16(bytes, at + 2);
}

export function u32le(bytes: Uint8Array, at: number): number {
  return [3, 2, 1, 0].reduce((sum, offset) => sum * 256 + (bytes[at + offset] ?? 0), 0);
}

export function readAscii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** First offset of `needle` within [from, to), or -1. `indexOf` on the first byte runs at memory speed. */
export function findAscii(bytes: Uint8Array, needle: string, from = 0, to = bytes.length): number {
  const limit = Math.min(to, bytes.length) - needle.length;
  const first = needle.charCodeAt(0);
  let at = bytes.indexOf(first, from);
  while (at >= 0 && at <= limit) {
    if (matchesAt(bytes, needle, at)) return at;
    at = bytes.indexOf(first, at + 1);
  }
  return -1;
}

function matchesAt(bytes: Uint8Array, needle: string, at: number): boolean {
  for (let index = 1; index < needle.length; index += 1) {
    if (bytes[at + index] !== needle.charCodeAt(index)) return false;
  }
  return true;
}

/** One character a byte, so that positions are the same; Latin letters and marks as they are. */
export function asLatin(bytes: Uint8Array): string {
  return latin.decode(bytes);
}
const latin = new TextDecoder('windows-1252', { ignoreBOM: true });

/** RFC 4648 §4, padded; white space between is no part of it. null when it is something else. */
export function fromBase64(written: string): Uint8Array<ArrayBuffer> | null {
  const text = written.replace(/[\t\n\f\r ]+/g, '');
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
