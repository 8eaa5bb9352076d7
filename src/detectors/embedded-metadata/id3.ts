import { maxProperties } from './limits';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

/**
 * Comments (COMM), user texts (TXXX) and XMP (PRIV owned by `XMP`) of an ID3v2.3 or v2.4 tag at the start of a file.
 * Unsynchronised, compressed and encrypted frames are passed over.
 * Source: id3.org, ID3v2.4.0 structure §3–§4; XMP Part 3.
 */
export function readId3(bytes: Uint8Array): Property[] {
  const version = bytes[3] ?? 0;
  const flags = bytes[5] ?? 0;
  // 0x80: unsynchronised; 0x40: extended header.
  if (latin1(bytes.subarray(0, 3)) !== 'ID3' || (version !== 3 && version !== 4) || (flags & 0xc0) !== 0)
    return [];
  const end = Math.min(bytes.length, 10 + syncsafe(bytes, 6));
  const found: Property[] = [];
  let at = 10;
  for (let frames = 0; frames < maxProperties && at + 10 <= end; frames += 1) {
    const size = version === 4 ? syncsafe(bytes, at + 4) : uint32(bytes, at + 4);
    const next = at + 10 + size;
    if (size === 0 || next > end) break;
    const isPlain = bytes[at + 9] === 0;
    if (isPlain) found.push(...readFrame(latin1(bytes.subarray(at, at + 4)), bytes.subarray(at + 10, next)));
    at = next;
  }
  return found;
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
