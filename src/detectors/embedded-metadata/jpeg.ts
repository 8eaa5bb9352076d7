import { readExtendedXmp } from './extended-xmp';
import { readPhotoshop } from './iptc';
import { maxExifBlocks, maxSegments } from './limits';
import { latin1 } from './property';
import type { Property } from './property';
import { readTiff } from './tiff';
import { readXmpPackets } from './xmp';

const exifHeader = 'Exif\0\0';
const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const extendedHeader = 'http://ns.adobe.com/xmp/extension/\0';
const photoshopHeader = 'Photoshop 3.0\0';

/**
 * EXIF, XMP and IPTC segments of a JPEG.
 * Source: ITU-T T.81 Annex B; CIPA DC-008 §4.7; XMP Part 3.
 */
export function readJpeg(bytes: Uint8Array): Property[] {
  const segments = [...jpegSegments(bytes)];
  const xmp = readXmpPackets(segments.flatMap((segment) => payload(segment, 0xe1, xmpHeader)));
  const portions = segments.flatMap((segment) => payload(segment, 0xe1, extendedHeader));
  return [
    ...segments
      .flatMap((segment) => payload(segment, 0xe1, exifHeader))
      .slice(0, maxExifBlocks)
      .flatMap(readTiff),
    ...xmp,
    ...readExtendedXmp(xmp, portions),
    ...segments.flatMap((segment) => payload(segment, 0xed, photoshopHeader)).flatMap(readPhotoshop),
  ];
}

/** What follows the header, if the segment has this marker and header. */
function payload({ marker, data }: Segment, wanted: number, header: string): Uint8Array[] {
  const isWanted = marker === wanted && latin1(data.subarray(0, header.length)) === header;
  return isWanted ? [data.subarray(header.length)] : [];
}

interface Segment {
  /** Second byte of the marker. */
  readonly marker: number;
  readonly data: Uint8Array;
}

/** The segments before the picture data; what follows it, or the end of the image, is never visited. */
function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return;
  let at = 2;
  for (let count = 0; count < maxSegments && bytes[at] === 0xff; count += 1) {
    // Any number of 0xFF may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0xd9;
    if (marker === 0xda || marker === 0xd9) return;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return;
    yield { marker, data: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}
