import type { MediaFormat } from '../core/artifact';
import { outlineGif } from './gif';
import { brandsOf } from './sniff';

/** Whether a picture file holds more than one frame to show. Reads the structure only; damaged files count as still. */
export function isAnimated(bytes: Uint8Array<ArrayBuffer>, format: MediaFormat): boolean {
  switch (format) {
    case 'gif':
      return outlineGif(bytes).frames > 1;
    case 'webp':
      return hasAnimationFlag(bytes);
    case 'png':
      return hasAnimationControl(bytes);
    case 'avif':
      return brandsOf(bytes).includes('avis');
    default:
      return false;
  }
}

/** WebP container specification, "Extended File Format": bit 1 of the VP8X flags. */
function hasAnimationFlag(bytes: Uint8Array): boolean {
  return chunkName(bytes, 12) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}

/** PNG third edition §11.3.3.1: an `acTL` chunk in front of the first `IDAT`. */
function hasAnimationControl(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 8; offset + 8 <= bytes.length; offset += 12 + view.getUint32(offset)) {
    const name = chunkName(bytes, offset + 4);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}

function chunkName(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
