import { inflateUpTo } from './inflate';
import { maxStealthRawBytes, maxStealthTextBytes } from './limits';
import { pngChunks } from './png';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { unfilterChannel } from './unfilter-channel';

const magicBytes = 15;
/** Rows that hold the first byte of the mark, at one bit a row in alpha, three in colour. */
const firstRows = 8;

interface Form {
  /** What the first 15 bytes may say. */
  readonly names: readonly string[];
  readonly channels: readonly number[];
  readonly where: string;
}

const forms: Readonly<Record<'alpha' | 'colour', Form>> = {
  alpha: { names: ['stealth_pngcomp', 'stealth_pnginfo'], channels: [3], where: 'PNG alpha channel' },
  colour: {
    names: ['stealth_rgbcomp', 'stealth_rgbinfo'],
    channels: [0, 1, 2],
    where: 'PNG colour channels',
  },
};

/**
 * Generator text hidden in the lowest bits of the alpha channel, or of red, green and blue in turn, column by column:
 * 15 ASCII bytes that name the form, 32 bits of length (in bits, big-endian), then the text (gzip in the `comp`
 * forms). Only 8-bit RGB and RGBA, not interlaced. Eight rows are inflated first; a picture without the mark costs no
 * more. A marked picture that is larger than `maxStealthRawBytes` is reported without its text.
 * Source: the format is defined by its writers (NovelAI, sd-webui-stealth-pnginfo); it has no specification.
 */
export function readStealthPng(bytes: Uint8Array): Property[] {
  const picture = openPicture(bytes);
  if (picture === null || picture.height < firstRows) return [];
  const start = inflateRows(picture, firstRows);
  const possible = picture.pixelBytes === 4 ? [forms.alpha, forms.colour] : [forms.colour];
  const form = possible.find(({ channels, names }) => {
    const known = Math.floor((firstRows * channels.length) / 8);
    const head = latin1(bitsToBytes(planesOf(picture, start, channels), picture, 0, known));
    return names.some((name) => name.startsWith(head));
  });
  return form === undefined ? [] : readForm(picture, form);
}

function readForm(picture: Picture, { names, channels, where }: Form): Property[] {
  const stride = picture.width * picture.pixelBytes + 1;
  const rows = Math.min(picture.height, Math.floor(maxStealthRawBytes / stride));
  const planes = planesOf(picture, inflateRows(picture, rows), channels);
  const name = latin1(bitsToBytes(planes, picture, 0, magicBytes));
  if (!names.includes(name)) return [];
  const value = rows === picture.height ? readPayload(planes, picture, name) : '';
  return [{ where: `${where} ${name}`, name: 'png-pixels:stealth', value: value === '' ? name : value }];
}

interface Picture extends Header {
  readonly data: readonly Uint8Array[];
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly pixelBytes: 3 | 4;
}

function openPicture(bytes: Uint8Array): Picture | null {
  let header: Header | null = null;
  const data: Uint8Array[] = [];
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IHDR') header = readHeader(chunk.data);
    if (header === null) return null;
    if (chunk.type === 'IDAT') data.push(chunk.data);
  }
  return header === null ? null : { ...header, data };
}

/** Null for any other bit depth, colour type or interlace method (PNG 3rd ed. §11.2.1). */
function readHeader(data: Uint8Array): Header | null {
  if (data.length < 13 || data[8] !== 8 || (data[9] !== 2 && data[9] !== 6) || data[12] !== 0) return null;
  const pixelBytes = data[9] === 6 ? 4 : 3;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = view.getUint32(0);
  return width === 0 || width * pixelBytes + 1 > maxStealthRawBytes / firstRows
    ? null
    : { width, height: view.getUint32(4), pixelBytes };
}

function inflateRows(picture: Picture, rows: number): Uint8Array {
  return inflateUpTo(picture.data, 'zlib', rows * (picture.width * picture.pixelBytes + 1));
}

function planesOf(
  { width, pixelBytes }: Picture,
  raw: Uint8Array,
  channels: readonly number[],
): Uint8Array[] {
  return channels.map((channel) => unfilterChannel(raw, width, pixelBytes, channel));
}

/** Bytes from the lowest bits, most significant first, walking down each column in turn. Missing rows read as 0. */
function bitsToBytes(
  planes: readonly Uint8Array[],
  { width, height }: Picture,
  firstByte: number,
  count: number,
): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let bit = 0; bit < count * 8; bit += 1) {
    const index = firstByte * 8 + bit;
    const pixel = Math.floor(index / planes.length);
    const column = Math.floor(pixel / height);
    const plane = planes[index % planes.length];
    const value = column < width ? (plane?.[(pixel % height) * width + column] ?? 0) : 0;
    bytes[bit >> 3] = ((bytes[bit >> 3] ?? 0) << 1) | (value & 1);
  }
  return bytes;
}

function readPayload(planes: readonly Uint8Array[], picture: Picture, name: string): string {
  const header = bitsToBytes(planes, picture, magicBytes, 4);
  const length = Math.floor(new DataView(header.buffer).getUint32(0) / 8);
  if (length > (picture.width * picture.height * planes.length) / 8) return '';
  const payload = bitsToBytes(planes, picture, magicBytes + 4, length);
  return decodeText(name.endsWith('comp') ? inflateUpTo([payload], 'gzip', maxStealthTextBytes) : payload);
}
