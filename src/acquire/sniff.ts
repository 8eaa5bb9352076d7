import type { MediaFormat } from '../core/artifact';
import { SVG_PROLOG_BYTES } from './limits';

/**
 * Container by the first bytes, never by name or header. Anything not recognised with certainty is `unknown`.
 * Signatures: WHATWG MIME Sniffing §6, ISO/IEC 14496-12 §4.3 (brands), ISO/IEC 18181-2 (JPEG XL), RFC 8794 (EBML).
 */
export function sniffFormat(bytes: Uint8Array): MediaFormat {
  const head = ascii(bytes, 0, 16);
  const start = hex(bytes.subarray(0, 16));
  return (
    signatures.find(([signature]) => start.startsWith(signature))?.[1] ??
    sniffRiff(head) ??
    sniffBoxes(bytes, head) ??
    sniffBmp(bytes, head) ??
    sniffEbml(bytes, start) ??
    sniffMpegAudio(bytes, head) ??
    sniffSvg(bytes) ??
    'unknown'
  );
}

/** The registered media type, as c2pa and Blob expect it. */
export function mimeOf(format: MediaFormat): string {
  return mimes[format];
}

/** In hexadecimal: bytes above 127 in a string would depend on the encoding under which the script is loaded. */
const signatures: readonly (readonly [string, MediaFormat])[] = [
  ['ffd8ff', 'jpeg'],
  ['89504e470d0a1a0a', 'png'],
  ['474946383761', 'gif'], // GIF87a
  ['474946383961', 'gif'], // GIF89a
  ['ff0a', 'jxl'], // bare codestream
  ['0000000c4a584c200d0a870a', 'jxl'],
  ['49492a00', 'tiff'],
  ['4d4d002a', 'tiff'],
  ['49492b00', 'tiff'], // BigTIFF
  ['4d4d002b', 'tiff'],
  ['664c6143', 'flac'], // fLaC
  ['4f67675300', 'ogg'], // OggS, version 0
  ['255044462d', 'pdf'], // %PDF-
];

const mimes: Readonly<Record<MediaFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  heic: 'image/heic',
  jxl: 'image/jxl',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  m4a: 'audio/mp4',
  webm: 'video/webm',
  mkv: 'video/matroska',
  avi: 'video/x-msvideo',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  unknown: 'application/octet-stream',
};

function sniffRiff(head: string): MediaFormat | null {
  if (!/^(RIFF|RF64)/.test(head)) return null;
  const kinds: Readonly<Record<string, MediaFormat>> = { WEBP: 'webp', WAVE: 'wav', 'AVI ': 'avi' };
  return kinds[head.slice(8, 12)] ?? null;
}

function sniffBoxes(bytes: Uint8Array, head: string): MediaFormat | null {
  const type = head.slice(4, 8);
  if (type === 'moov' || type === 'mdat' || type === 'wide') return 'mov'; // QuickTime before brands existed
  if (type !== 'ftyp') return null;
  const [major = '', ...compatible] = brandsOf(bytes);
  // Named after a structure, not a codec: the compatible brands tell which.
  if (/^(mif1|msf1|miaf)$/.test(major))
    return compatible.some((brand) => avifBrand.test(brand)) ? 'avif' : 'heic';
  return brandFormats.find(([brand]) => brand.test(major))?.[1] ?? null;
}

const avifBrand = /^avi[fs]$/;

/** Registered brands: https://mp4ra.org/registered-types/brands */
const brandFormats: readonly (readonly [RegExp, MediaFormat])[] = [
  [avifBrand, 'avif'],
  [/^(hei[cxms]|hev[cxms])$/, 'heic'],
  [/^qt {2}$/, 'mov'],
  [/^M4[ABP] $/, 'm4a'],
  [/^(iso[m2-9a-c]|mp[47][12]|avc[1-4]|dash|cmf[cfsl2]|M4V.|MSNV|f4v |3g[p2].|NDS.|XAVC)$/, 'mp4'],
];

/** Major brand first, then the compatible ones: ISO/IEC 14496-12 §4.3. */
export function brandsOf(bytes: Uint8Array): string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(size, bytes.length, 256);
  const brands = [ascii(bytes, 8, 12)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(ascii(bytes, offset, offset + 4));
  return brands;
}

function sniffBmp(bytes: Uint8Array, head: string): MediaFormat | null {
  // Two letters are too little: the size of the second header must be one that exists.
  const infoSizes = [12, 16, 40, 52, 56, 64, 108, 124];
  return head.startsWith('BM') && infoSizes.includes(bytes[14] ?? 0) && bytes[15] === 0 ? 'bmp' : null;
}

/** The document type stands in the first element: RFC 8794 §11.2.8, RFC 9559 §4.2. */
function sniffEbml(bytes: Uint8Array, start: string): MediaFormat | null {
  if (!start.startsWith('1a45dfa3')) return null;
  const header = ascii(bytes, 4, 64);
  if (header.includes('webm')) return 'webm';
  return header.includes('matroska') ? 'mkv' : null;
}

function sniffMpegAudio(bytes: Uint8Array, head: string): MediaFormat | null {
  if (head.startsWith('ID3'))
    return ascii(bytes, endOfId3(bytes), endOfId3(bytes) + 4) === 'fLaC' ? 'flac' : 'mp3';
  const [sync = 0, version = 0, rates = 0] = bytes;
  const isLayer3 = sync === 0xff && (version & 0xe6) === 0xe2 && (version & 0x18) !== 0x08;
  const bitrate = rates >> 4;
  return isLayer3 && bitrate > 0 && bitrate < 15 && (rates & 0x0c) !== 0x0c ? 'mp3' : null;
}

/** Tag size in 4 × 7 bits, after a 10-byte header: ID3v2.4 §3.1. */
function endOfId3(bytes: Uint8Array): number {
  return 10 + bytes.subarray(6, 10).reduce((size, byte) => (size << 7) | (byte & 0x7f), 0);
}

function sniffSvg(bytes: Uint8Array): MediaFormat | null {
  const text = decodeText(bytes.subarray(0, SVG_PROLOG_BYTES));
  const prolog = /\s+|<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE\s+(?:\w+:)?svg[^>[]*(?:\[[^\]]*\]\s*)?>/iy;
  let end = 0;
  while (prolog.test(text)) end = prolog.lastIndex;
  return /^<(?:\w+:)?svg[\s/>]/.test(text.slice(end, end + 64)) ? 'svg' : null;
}

/** TextDecoder strips the byte order mark of its own encoding. */
function decodeText(bytes: Uint8Array): string {
  const mark = hex(bytes.subarray(0, 2));
  const encoding = mark === 'feff' ? 'utf-16be' : mark === 'fffe' ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
