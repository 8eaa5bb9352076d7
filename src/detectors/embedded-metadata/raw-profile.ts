import { readPhotoshop } from './iptc';
import { latin1 } from './property';
import type { Property } from './property';
import { readTiff } from './tiff';
import { readXmpPackets } from './xmp';

const prefix = 'Raw profile type ';
const exifHeader = 'Exif\0\0';
const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';

/** Whether a PNG text keyword announces a block of another container, as ImageMagick and Exiv2 write it. */
export function isRawProfile(keyword: string): boolean {
  return keyword.startsWith(prefix);
}

/**
 * EXIF, XMP and IPTC that ImageMagick keeps in a PNG text: the block's name, its length in bytes, and its bytes in
 * hexadecimal, on lines.
 * Source: the layout as ExifTool and Exiv2 document it; it has no specification.
 * @param text what follows the keyword, inflated
 */
export function readRawProfile(keyword: string, text: Uint8Array): Property[] {
  const data = decodeProfile(latin1(text));
  if (data === null) return [];
  const kind = keyword.slice(prefix.length).toLowerCase();
  if (kind === 'iptc' || kind === '8bim') return readPhotoshop(data);
  if (kind === 'xmp') return readXmpPackets([data]);
  if (kind !== 'exif' && kind !== 'app1') return [];
  const head = latin1(data.subarray(0, xmpHeader.length));
  if (head === xmpHeader) return readXmpPackets([data.subarray(xmpHeader.length)]);
  return readTiff(head.startsWith(exifHeader) ? data.subarray(exifHeader.length) : data);
}

/** Null: not this layout, or the length does not fit the digits. */
function decodeProfile(text: string): Uint8Array | null {
  const head = /^\s{0,9}\S{1,79}\s{1,9}(\d{1,9})\s/.exec(text);
  if (head === null) return null;
  const digits = text.slice(head[0].length).replace(/\s+/g, '');
  const length = Number(head[1]);
  if (digits.length < length * 2) return null;
  const data = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const byte =
      (hexValues[digits.charCodeAt(at * 2)] ?? -1) * 16 + (hexValues[digits.charCodeAt(at * 2 + 1)] ?? -999);
    if (byte < 0) return null;
    data[at] = byte;
  }
  return data;
}

/** Value of each hexadecimal digit by its character code. */
const hexValues: Readonly<Record<number, number>> = Object.fromEntries(
  [...'0123456789abcdefABCDEF'].map((digit) => [digit.charCodeAt(0), Number.parseInt(digit, 16)]),
);
