import { inflateUpTo } from './inflate';
import { maxExifBlocks, maxProperties, maxRawProfiles, maxTextBytes } from './limits';
import { pngChunks } from './png';
import type { PngChunk } from './png';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { isRawProfile, readRawProfile } from './raw-profile';
import { readTiff } from './tiff';
import { readXmpPackets } from './xmp';

/** Keyword of the XMP chunk. Midjourney writes it as tEXt, the specification says iTXt (XMP Part 3, PNG). */
const xmpKeyword = 'XML:com.adobe.xmp';

/**
 * Text chunks (tEXt, zTXt, iTXt) before and after the picture data, and the XMP, EXIF and IPTC that a PNG holds.
 * Source: PNG 3rd ed. §11.3.3, §11.3.4.5 (eXIf).
 */
export function readPng(bytes: Uint8Array): Property[] {
  const chunks = [...pngChunks(bytes)];
  const texts = readTexts(chunks);
  const isXmp = ({ keyword }: Text) => keyword === xmpKeyword;
  const isProfile = ({ keyword }: Text) => isRawProfile(keyword);
  // An eXIf chunk is a whole TIFF stream.
  const exif = chunks.filter(({ type }) => type === 'eXIf').slice(0, maxExifBlocks);
  return [
    ...texts.filter((text) => !isXmp(text) && !isProfile(text)).map(toProperty),
    ...readXmpPackets(texts.filter(isXmp).map(({ bytes: packet }) => packet)),
    ...exif.flatMap(({ data }) => readTiff(data)),
    ...texts
      .filter(isProfile)
      .slice(0, maxRawProfiles)
      .flatMap((text) => readRawProfile(text.keyword, text.bytes)),
  ];
}

function readTexts(chunks: readonly PngChunk[]): Text[] {
  const texts: Text[] = [];
  let budget = maxTextBytes;
  for (const { type, data } of chunks) {
    if (texts.length >= maxProperties || budget <= 0) break;
    const text = readText(type, data, budget);
    if (text === null) continue;
    budget -= text.bytes.length;
    texts.push(text);
  }
  return texts;
}

function toProperty({ type, keyword, bytes }: Text): Property {
  return { where: `PNG ${type} ${keyword}`, name: `png:${keyword}`, value: decodeText(bytes) };
}

interface Text {
  readonly type: string;
  readonly keyword: string;
  /** Inflated. */
  readonly bytes: Uint8Array;
}

function readText(type: string, data: Uint8Array, maxBytes: number): Text | null {
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return null;
  const end = data.indexOf(0);
  // A keyword has 1 to 79 bytes.
  if (end < 1 || end > 79) return null;
  const rest = data.subarray(end + 1);
  const bytes = textOf[type](rest, maxBytes);
  return bytes === null ? null : { type, keyword: latin1(data.subarray(0, end)), bytes };
}

/** What follows the keyword's terminator, for each kind of chunk. */
const textOf = {
  tEXt: (rest: Uint8Array, maxBytes: number) => rest.subarray(0, maxBytes),
  zTXt: (rest: Uint8Array, maxBytes: number) =>
    rest[0] === 0 ? inflateUpTo([rest.subarray(1)], 'zlib', maxBytes) : null,
  iTXt: readInternational,
};

/** Compression flag, method, language tag, translated keyword, text. */
function readInternational(rest: Uint8Array, maxBytes: number): Uint8Array | null {
  const languageEnd = rest.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const text = rest.subarray(translatedEnd + 1);
  if (rest[0] === 0) return text.subarray(0, maxBytes);
  return rest[0] === 1 && rest[1] === 0 ? inflateUpTo([text], 'zlib', maxBytes) : null;
}
