import { inflateUpTo } from './inflate';
import { maxStealthRawBytes, maxStealthTextBytes } from './limits';
import { pngChunks } from './png';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { unfilterAlpha } from './unfilter-alpha';

const magicBytes = 15;
const names = ['stealth_pngcomp', 'stealth_pnginfo', 'stealth_rgbcomp', 'stealth_rgbinfo'];
/** Rows that hold the first byte of the mark, at one bit a row. */
const firstRows = 8;

/**
 * Generator text hidden in the lowest bit of the alpha channel, column by column: 15 ASCII bytes that name the form,
 * 32 bits of length (in bits, big-endian), then the text (gzip in the `comp` forms). Only 8-bit RGBA, not interlaced.
 * Eight rows are inflated first; a picture without the mark costs no more. A marked picture that is larger than
 * `maxStealthRawBytes` is reported without its text.
 * Source: the format is defined by its writers (NovelAI, sd-webui-stealth-pnginfo); it has no specification.
 */
export function readStealthPng(bytes: Uint8Array): Property[] {
  const picture = openPicture(bytes);
  if (picture === null || picture.height < firstRows) return [];
  const start = alphaRows(picture, firstRows);
  if (bitsToBytes(start, picture, 0, 1)[0] !== 's'.charCodeAt(0)) return [];
  const rows = Math.min(picture.height, Math.floor(maxStealthRawBytes / (picture.width * 4 + 1)));
  const whole = alphaRows(picture, rows);
  const name = latin1(bitsToBytes(whole, picture, 0, magicBytes));
  if (!names.includes(name)) return [];
  const value = rows === picture.height ? readPayload(whole, picture, name) : '';
  return [
    { where: `PNG alpha channel ${name}`, name: 'png-alpha:stealth', value: value === '' ? name : value },
  ];
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: readonly Uint8Array[];
}

function openPicture(bytes: Uint8Array): Picture | null {
  let size: { width: number; height: number } | null = null;
  const data: Uint8Array[] = [];
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IHDR') size = readRgbaHeader(chunk.data);
    if (size === null) return null;
    if (chunk.type === 'IDAT') data.push(chunk.data);
  }
  return size === null ? null : { ...size, data };
}

/** Null for any other bit depth, colour type or interlace method (PNG 3rd ed. §11.2.1). */
function readRgbaHeader(data: Uint8Array): { width: number; height: number } | null {
  if (data.length < 13 || data[8] !== 8 || data[9] !== 6 || data[12] !== 0) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = view.getUint32(0);
  return width === 0 || width * 4 + 1 > maxStealthRawBytes / firstRows
    ? null
    : { width, height: view.getUint32(4) };
}

function alphaRows(picture: Picture, rows: number): Uint8Array {
  const raw = inflateUpTo(picture.data, 'zlib', rows * (picture.width * 4 + 1));
  return unfilterAlpha(raw, picture.width);
}

/** Bytes from the lowest bits, most significant first, walking down each column in turn. Missing rows read as 0. */
function bitsToBytes(alpha: Uint8Array, picture: Picture, firstByte: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let bit = 0; bit < count * 8; bit += 1) {
    const index = firstByte * 8 + bit;
    const column = Math.floor(index / picture.height);
    const value =
      column < picture.width ? (alpha[(index % picture.height) * picture.width + column] ?? 0) : 0;
    bytes[bit >> 3] = ((bytes[bit >> 3] ?? 0) << 1) | (value & 1);
  }
  return bytes;
}

function readPayload(alpha: Uint8Array, picture: Picture, name: string): string {
  const header = bitsToBytes(alpha, picture, magicBytes, 4);
  const length = Math.floor(new DataView(header.buffer).getUint32(0) / 8);
  if (length > (picture.width * picture.height) / 8) return '';
  const payload = bitsToBytes(alpha, picture, magicBytes + 4, length);
  return decodeText(name.endsWith('comp') ? inflateUpTo([payload], 'gzip', maxStealthTextBytes) : payload);
}
