import { endOfId3, readId3 } from './id3';
import { maxSegments } from './limits';
import { latin1 } from './property';
import type { Property } from './property';
import { readVorbisComment } from './vorbis-comment';

const commentBlock = 4;

/**
 * Vorbis comments of a FLAC file, and the ID3 tag that some writers put in front.
 * Source: RFC 9639 §8.1, §8.6.
 */
export function readFlac(bytes: Uint8Array): Property[] {
  const stream = bytes.subarray(endOfId3(bytes));
  return [...readId3(bytes), ...commentBlocks(stream).flatMap(readVorbisComment)];
}

function commentBlocks(bytes: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  if (latin1(bytes.subarray(0, 4)) !== 'fLaC') return blocks;
  let at = 4;
  for (let count = 0; count < maxSegments && at + 4 <= bytes.length; count += 1) {
    const kind = bytes[at] ?? 0;
    const size = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 4 + size;
    if (end > bytes.length) break;
    if ((kind & 0x7f) === commentBlock) blocks.push(bytes.subarray(at + 4, end));
    // The highest bit marks the last block before the sound.
    if (kind >= 0x80) break;
    at = end;
  }
  return blocks;
}
