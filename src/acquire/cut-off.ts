import type { MediaFormat } from '../core/artifact';
import { outlineGif } from './gif';

/**
 * Whether a picture file ends before its end mark. Chromium refuses such files, Firefox fills the missing part with
 * nothing: a model must not be asked about half a picture in one of them.
 */
export function isCutOff(bytes: Uint8Array<ArrayBuffer>, format: MediaFormat): boolean {
  switch (format) {
    case 'jpeg':
      return lacksEndOfImage(bytes);
    case 'png':
      return lacksEndChunk(bytes);
    case 'gif':
      return outlineGif(bytes).frames === 0;
    case 'webp':
      return viewOf(bytes).getUint32(4, true) + 8 > bytes.length; // RIFF size
    default:
      return false;
  }
}

/** ITU-T T.81 §B.1.1: no `ff d9` can occur inside coded data, so any after the start of the first scan is the end. */
function lacksEndOfImage(bytes: Uint8Array<ArrayBuffer>): boolean {
  const scan = startOfScan(bytes);
  if (scan === null) return true;
  for (let at = bytes.lastIndexOf(0xd9); at > scan; at = bytes.lastIndexOf(0xd9, at - 1)) {
    if (bytes[at - 1] === 0xff) return false;
  }
  return true;
}

function startOfScan(bytes: Uint8Array<ArrayBuffer>): number | null {
  const view = viewOf(bytes);
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    if (bytes[offset] !== 0xff || bytes[offset + 1] === 0xff)
      offset += 1; // fill bytes
    else if (bytes[offset + 1] === 0xda) return offset;
    else offset += 2 + view.getUint16(offset + 2);
  }
  return null;
}

function lacksEndChunk(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = viewOf(bytes);
  const end = 0x49454e44; // IEND
  for (let offset = 8; offset + 8 <= bytes.length; offset += 12 + view.getUint32(offset)) {
    if (view.getUint32(offset + 4) === end) return false;
  }
  return true;
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
