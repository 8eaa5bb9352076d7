import ExifReader from 'exifreader';
import type { MetadataBlock } from 'exifreader';
import { findBox, readBoxes } from './bmff';
import { maxBoxes, maxExifBlocks, maxMetaBytes } from './limits';
import type { Property } from './property';
import { readTiff } from './tiff';
import { readXmpPackets } from './xmp';

/**
 * EXIF and XMP of an AVIF, HEIC or JPEG XL file. ExifReader finds them (item tables, ISO/IEC 23008-12; boxes,
 * ISO/IEC 18181-2) and no more: its own reading of values needs a DOMParser for XMP, which workers lack, drops
 * namespaces, and takes seconds on hostile input (4.46.0: 34 s for the XMP of a 640 kB JPEG).
 */
export function readHeif(bytes: Uint8Array): Property[] {
  const boxes = readBoxes(bytes);
  // ExifReader walks every box, and every item of `meta`.
  if (boxes.length >= maxBoxes || (findBox(boxes, 'meta')?.data.length ?? 0) > maxMetaBytes) return [];
  const found = locate(bytes);
  const blocks = (wanted: string) =>
    found
      .filter(({ type }) => type === wanted)
      .map(({ start, end }) => withoutBoxHeader(bytes.subarray(start, end)));
  return [
    ...blocks('exif')
      .slice(0, maxExifBlocks)
      .flatMap((block) => readTiff(withoutOffset(block))),
    ...readXmpPackets(blocks('xmp')),
  ];
}

function locate(bytes: Uint8Array): readonly MetadataBlock[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // Asking for JFIF, which these formats lack, keeps it from reading any value.
    const includeTags = { jfif: ['JFIF Version'] };
    const tags = ExifReader.loadView(view, {
      expanded: true,
      includeOffsets: true,
      async: false,
      includeTags,
    });
    return tags.metadataRange?.blocks ?? [];
  } catch {
    // Thrown for "no metadata" and "not one of these formats" as well as for damage: in each case nothing is stated.
    return [];
  }
}

/** JPEG XL's blocks are given with their box header, item extents are bare. */
function withoutBoxHeader(block: Uint8Array): Uint8Array {
  const [box] = readBoxes(block);
  return box?.type === 'xml ' || box?.type === 'Exif' ? box.data : block;
}

/** An EXIF item starts with four bytes that say how far on the TIFF stream begins. */
function withoutOffset(block: Uint8Array): Uint8Array {
  if (block.length < 4) return block;
  const offset = new DataView(block.buffer, block.byteOffset, 4).getUint32(0);
  return block.subarray(Math.min(4 + offset, block.length));
}
