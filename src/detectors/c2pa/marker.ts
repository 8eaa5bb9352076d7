import type { MediaFormat } from '../../core/artifact';
import { findAscii, readAscii, u16, u32, u32le } from './bytes';

/**
 * Cheap look for a C2PA manifest, or for the XMP property that names a remote one, only where that container keeps
 * them (C2PA 2.4 annex A; XMP part 3). It saves the 9 MB wasm from files without credentials: a hit is no finding yet.
 * Never throws; a structure that cannot be followed counts as "no marker".
 */
export function hasManifestMarker(bytes: Uint8Array, format: MediaFormat): boolean {
  const look = Object.hasOwn(looks, format) ? looks[format as keyof typeof looks] : undefined;
  return look?.(bytes) ?? false;
}

/**
 * An MP4 initialisation segment without its fragments: its hash can only be checked together with them, so checking
 * it alone would wrongly say "does not match".
 */
export function isInitSegment(bytes: Uint8Array): boolean {
  const boxes = [...bmffBoxes(bytes)];
  const moov = boxes.find((box) => box.type === 'moov');
  if (moov === undefined || boxes.some((box) => box.type === 'mdat' || box.type === 'moof')) return false;
  return findAscii(bytes, 'mvex', moov.start, moov.end) >= 0;
}

const remoteProperty = 'dcterms:provenance';
/** Anything longer is no list of blocks a picture needs; bounds the walk over hostile structures. */
const MAX_BLOCKS = 100_000;
const c2paUuid = 'd8fec3d61b0e483c92975828877ec481';
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';

const looks = {
  jpeg: inJpeg,
  png: inPng,
  webp: inRiff,
  wav: inRiff,
  avi: inRiff,
  avif: inBmff,
  heic: inBmff,
  mp4: inBmff,
  mov: inBmff,
  m4a: inBmff,
  jxl: inJxl,
  tiff: inTiff,
  gif: inGif,
  svg: inWholeFile,
  mp3: inId3,
  flac: inId3,
  pdf: inPdf,
} as const;

/** APP11 segments that begin with the common identifier `JP` (ISO 19566-5); XMP is in APP1. */
function inJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isStandalone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isStandalone) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return false;
    const end = at + 2 + Math.max(2, u16(bytes, at + 2));
    if (marker === 0xeb && readAscii(bytes, at + 4, 2) === 'JP') return true;
    if (marker === 0xe1 && findAscii(bytes, remoteProperty, at + 4, end) >= 0) return true;
    at = end;
  }
  return false;
}

function inPng(bytes: Uint8Array): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + u32(bytes, at);
    const type = readAscii(bytes, at + 4, 4);
    if (type === 'caBX') return true;
    if (type === 'iTXt' && findAscii(bytes, remoteProperty, at + 8, end) >= 0) return true;
    if (type === 'IEND') return false;
    at = end;
  }
  return false;
}

function inRiff(bytes: Uint8Array): boolean {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = u32le(bytes, at + 4);
    const type = readAscii(bytes, at, 4);
    if (type === 'C2PA') return true;
    const isXmp = type === 'XMP ' || type === '_PMX';
    if (isXmp && findAscii(bytes, remoteProperty, at + 8, at + 8 + size) >= 0) return true;
    at += 8 + size + (size % 2);
  }
  return false;
}

function inBmff(bytes: Uint8Array): boolean {
  for (const box of bmffBoxes(bytes)) {
    if (box.type !== 'uuid') continue;
    const uuid = hex(bytes.subarray(box.start, box.start + 16));
    if (uuid === c2paUuid) return true;
    if (uuid === xmpUuid && findAscii(bytes, remoteProperty, box.start, box.end) >= 0) return true;
  }
  return false;
}

/** A bare codestream (FF 0A) has no boxes and so no manifest. Brotli boxes may hold either; the wasm decides. */
function inJxl(bytes: Uint8Array): boolean {
  for (const box of bmffBoxes(bytes)) {
    const type = box.type === 'brob' ? readAscii(bytes, box.start, 4) : box.type;
    if (type === 'jumb') return true;
    if (type !== 'xml ') continue;
    if (box.type === 'brob' || findAscii(bytes, remoteProperty, box.start, box.end) >= 0) return true;
  }
  return false;
}

function* bmffBoxes(bytes: Uint8Array): Generator<{ type: string; start: number; end: number }> {
  let at = 0;
  for (let count = 0; at + 8 <= bytes.length && count < MAX_BLOCKS; count += 1) {
    const short = u32(bytes, at);
    const header = short === 1 ? 16 : 8;
    // Sizes above 4 GiB cannot lie inside a file under our byte cap.
    const size = short === 1 ? u32(bytes, at + 8) * 2 ** 32 + u32(bytes, at + 12) : short;
    const end = size === 0 ? bytes.length : at + size;
    if (end < at + header) return;
    yield { type: readAscii(bytes, at + 4, 4), start: at + header, end: Math.min(end, bytes.length) };
    at = end;
  }
}

/** Tag 0xCD41 holds the manifest, 700 the XMP. BigTIFF is left to the wasm: rare, and read differently. */
function inTiff(bytes: Uint8Array): boolean {
  const isLittle = readAscii(bytes, 0, 2) === 'II';
  const short = (at: number): number =>
    isLittle ? (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 : u16(bytes, at);
  const long = (at: number): number => (isLittle ? u32le(bytes, at) : u32(bytes, at));
  if (short(2) === 43) return true;
  let at = long(4);
  // One XMP packet is legal; looking at more would let entries that share one range multiply the work.
  let hasSeenXmp = false;
  for (let count = 0; at > 0 && at + 2 <= bytes.length && count < MAX_BLOCKS;) {
    const entries = short(at);
    for (let index = 0; index < entries; index += 1, count += 1) {
      const entry = at + 2 + index * 12;
      const tag = short(entry);
      const start = long(entry + 8);
      if (tag === 0xcd41) return true;
      if (tag !== 700 || hasSeenXmp) continue;
      hasSeenXmp = true;
      if (findAscii(bytes, remoteProperty, start, start + long(entry + 4)) >= 0) return true;
    }
    count += 1;
    at = long(at + 2 + entries * 12);
  }
  return false;
}

function inGif(bytes: Uint8Array): boolean {
  const flags = bytes[10] ?? 0;
  let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  for (let count = 0; at < bytes.length && count < MAX_BLOCKS; count += 1) {
    if (bytes[at] === 0x2c) {
      const local = bytes[at + 9] ?? 0;
      at = skipGifBlocks(bytes, at + 11 + (local & 0x80 ? 3 * 2 ** ((local & 7) + 1) : 0));
      continue;
    }
    if (bytes[at] !== 0x21) return false;
    const name = bytes[at + 1] === 0xff ? readAscii(bytes, at + 3, 8) : '';
    const end = skipGifBlocks(bytes, at + 2);
    if (name === 'C2PA_GIF') return true;
    if (name === 'XMP Data' && findAscii(bytes, remoteProperty, at, end) >= 0) return true;
    at = end;
  }
  return false;
}

function skipGifBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

function inWholeFile(bytes: Uint8Array): boolean {
  return findAscii(bytes, '<c2pa:manifest') >= 0 || findAscii(bytes, remoteProperty) >= 0;
}

/** The MIME type of the GEOB frame, in both spellings, or XMP in a PRIV frame; ID3v2 size is 4 × 7 bits. */
function inId3(bytes: Uint8Array): boolean {
  if (readAscii(bytes, 0, 3) !== 'ID3') return false;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return ['application/c2pa', 'application/x-c2pa-manifest-store', remoteProperty].some(
    (needle) => findAscii(bytes, needle, 10, 10 + size) >= 0,
  );
}

function inPdf(bytes: Uint8Array): boolean {
  return ['C2PA_Manifest', 'x-c2pa-manifest-store', remoteProperty].some(
    (needle) => findAscii(bytes, needle) >= 0,
  );
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
