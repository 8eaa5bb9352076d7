import { maxExifBlocks } from './limits';
import { latin1 } from './property';
import type { Property } from './property';
import { riffChunks } from './riff';
import { readTiff } from './tiff';
import { readXmpPackets } from './xmp';

const exifHeader = 'Exif\0\0';

/**
 * EXIF and XMP chunks of a WebP file.
 * Source: WebP Container Specification (RFC 9649 §2.7); some writers put JPEG's `Exif` header before the TIFF stream.
 */
export function readWebp(bytes: Uint8Array): Property[] {
  if (latin1(bytes.subarray(8, 12)) !== 'WEBP') return [];
  const chunks = [...riffChunks(bytes.subarray(12))];
  const blocks = (id: string) => chunks.filter((chunk) => chunk.id === id).map(({ data }) => data);
  return [
    ...blocks('EXIF')
      .slice(0, maxExifBlocks)
      .flatMap((block) => readTiff(withoutHeader(block))),
    ...readXmpPackets(blocks('XMP ')),
  ];
}

function withoutHeader(data: Uint8Array): Uint8Array {
  return latin1(data.subarray(0, exifHeader.length)) === exifHeader ? data.subarray(exifHeader.length) : data;
}
