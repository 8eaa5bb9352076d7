import { imageSize } from 'image-size';
import type { MediaFormat } from '../core/artifact';
import { BOX_HEADER_BYTES, HEADER_BYTES } from './limits';
import { sniffFormat } from './sniff';

export interface Dimensions {
  /** px */
  readonly width: number;
  readonly height: number;
}

/** Size as shown (JPEG orientation applied), from the header, without decoding; null when none can be read. */
export function readDimensions(bytes: Uint8Array): Dimensions | null {
  const format = sniffFormat(bytes);
  const headerBytes = headerSizes[format];
  if (!headerBytes || (format === 'webp' && bytes.length < WEBP_HEADER_BYTES)) return null;
  return parseHeader(bytes.slice(0, headerBytes)); // a copy: the package would read past the end of a view
}

/** The package takes missing bytes of a WebP header for zeros. */
const WEBP_HEADER_BYTES = 30;

/** How far the size may stand from the start; formats without an entry have no size in pixels or are not pictures. */
const headerSizes: Partial<Readonly<Record<MediaFormat, number>>> = {
  jpeg: HEADER_BYTES,
  png: HEADER_BYTES,
  webp: HEADER_BYTES,
  gif: HEADER_BYTES,
  bmp: HEADER_BYTES,
  tiff: HEADER_BYTES,
  avif: BOX_HEADER_BYTES,
  heic: BOX_HEADER_BYTES,
  jxl: BOX_HEADER_BYTES,
};

function parseHeader(header: Uint8Array): Dimensions | null {
  try {
    const { width, height, orientation = 1 } = imageSize(header);
    if (!(width > 0 && height > 0)) return null;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null; // the package throws on every kind of damage; the decoder has the last word
  }
}
