import { maxId3Bytes, maxProperties } from './limits';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

/** Flags of a tag's header. */
const flags = { unsynchronised: 0x80, extendedHeader: 0x40, footer: 0x10 };
/** Flags of a frame in version 4 that are undone here; any other means compressed or encrypted. */
const frameFlags = { unsynchronised: 0x02, lengthInFront: 0x01 };

/**
 * Comments (COMM), user texts (TXXX) and XMP (PRIV owned by `XMP`) of an ID3v2.3 or v2.4 tag at the start of a file.
 * Compressed and encrypted frames are passed over.
 * Source: id3.org, ID3v2.3.0 §3, ID3v2.4.0 structure §3–§4; XMP Part 3.
 */
export function readId3(bytes: Uint8Array): Property[] {
  const version = bytes[3] ?? 0;
  if (!isId3(bytes) || (version !== 3 && version !== 4)) return [];
  const tag = openTag(bytes, version);
  const found: Property[] = [];
  let at = hasFlag(bytes, flags.extendedHeader) ? extendedHeaderBytes(tag, version) : 0;
  for (let frames = 0; frames < maxProperties && at + 10 <= tag.length; frames += 1) {
    const size = version === 4 ? syncsafe(tag, at + 4) : uint32(tag, at + 4);
    const next = at + 10 + size;
    if (size === 0 || next > tag.length) break;
    const data = plainFrame(tag[at + 9] ?? 0, version, tag.subarray(at + 10, next));
    if (data !== null) found.push(...readFrame(latin1(tag.subarray(at, at + 4)), data));
    at = next;
  }
  return found;
}

/** Where the file goes on after its ID3 tag; 0 without one. */
export function endOfId3(bytes: Uint8Array): number {
  if (!isId3(bytes)) return 0;
  return 10 + syncsafe(bytes, 6) + (hasFlag(bytes, flags.footer) ? 10 : 0);
}

function isId3(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 3)) === 'ID3';
}

function hasFlag(bytes: Uint8Array, flag: number): boolean {
  return ((bytes[5] ?? 0) & flag) !== 0;
}

/** What follows the header. Version 3 unsynchronises the whole tag, version 4 each frame. */
function openTag(bytes: Uint8Array, version: number): Uint8Array {
  const body = bytes.subarray(10, 10 + Math.min(syncsafe(bytes, 6), maxId3Bytes));
  return version === 3 && hasFlag(bytes, flags.unsynchronised) ? resynchronise(body) : body;
}

/** In version 3 the size leaves itself out, in version 4 it does not. */
function extendedHeaderBytes(tag: Uint8Array, version: number): number {
  if (tag.length < 4) return tag.length;
  return version === 4 ? syncsafe(tag, 0) : 4 + uint32(tag, 0);
}

/** Null for what is not read. */
function plainFrame(written: number, version: number, data: Uint8Array): Uint8Array | null {
  const undone = version === 4 ? frameFlags.unsynchronised | frameFlags.lengthInFront : 0;
  if ((written & ~undone) !== 0) return null;
  const body = (written & frameFlags.lengthInFront) === 0 ? data : data.subarray(4);
  return (written & frameFlags.unsynchronised) === 0 ? body : resynchronise(body);
}

/** Takes out the zero that stands after each 0xFF. */
function resynchronise(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 && bytes[at - 1] === 0xff) continue;
    plain[length] = byte;
    length += 1;
  }
  return plain.subarray(0, length);
}

function readFrame(id: string, data: Uint8Array): Property[] {
  if (id === 'PRIV' && latin1(data.subarray(0, 4)) === 'XMP\0') return readXmpPackets([data.subarray(4)]);
  if (id === 'COMM') return [{ where: 'ID3 COMM', name: 'id3:COMM', value: afterTerminator(data, 4) }];
  if (id !== 'TXXX') return [];
  const [name = '', value = ''] = decodeString(data[0] ?? 0, data.subarray(1)).split('\0');
  return [{ where: `ID3 TXXX ${name}`, name: `id3:${name}`, value }];
}

/** The text after a comment's short description; the first byte names the encoding of both. */
function afterTerminator(data: Uint8Array, from: number): string {
  const whole = decodeString(data[0] ?? 0, data.subarray(from));
  return whole.slice(whole.indexOf('\0') + 1).replaceAll('\0', '');
}

/** ID3v2.4 §4: 0 Latin-1, 1 UTF-16 with mark, 2 UTF-16BE, 3 UTF-8. */
function decodeString(encoding: number, bytes: Uint8Array): string {
  if (encoding === 0) return latin1(bytes);
  if (encoding === 3) return decodeText(bytes);
  const isLittle = encoding === 1 && bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be')
    .decode(bytes)
    .replaceAll('\ufeff', '')
    .replaceAll('\ufffe', '');
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

/** Four bytes of seven bits each. */
function syncsafe(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((sum, offset) => sum * 128 + ((bytes[at + offset] ?? 0) & 0x7f), 0);
}
