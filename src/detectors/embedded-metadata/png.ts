import { maxChunks } from './limits';

export interface PngChunk {
  /** Four-character code. */
  readonly type: string;
  readonly data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The chunks of a PNG in order, up to IEND, to the first chunk that does not fit the file, or to `maxChunks`.
 * Bytes after IEND are never visited. Checksums are not verified: a wrong one does not change what is stated.
 * Source: PNG 3rd ed. §5.
 */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  if (signature.some((byte, at) => bytes[at] !== byte)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = signature.length;
  for (let count = 0; count < maxChunks && at + 12 <= bytes.length; count += 1) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') return;
    yield { type, data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}
