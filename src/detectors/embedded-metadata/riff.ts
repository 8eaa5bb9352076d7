import { readId3 } from './id3';
import { maxBoxes } from './limits';
import { decodeText, latin1, trimEnd } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

/** Texts of `LIST INFO` that marks are read from. */
const infoNames = ['AIGC', 'ICMT'];

/**
 * XMP (`_PMX`), the `LIST INFO` texts and the ID3 tag (`id3 `) of a WAV or AVI file.
 * Source: Multimedia Programming Interface and Data Specifications 1.0 (RIFF); XMP Part 3.
 */
export function readRiff(bytes: Uint8Array): Property[] {
  if (latin1(bytes.subarray(0, 4)) !== 'RIFF') return [];
  const chunks = [...riffChunks(bytes.subarray(12))];
  const lists = chunks.filter(({ id, data }) => id === 'LIST' && latin1(data.subarray(0, 4)) === 'INFO');
  return [
    ...readXmpPackets(chunks.filter(({ id }) => id === '_PMX').map(({ data }) => data)),
    ...lists.flatMap(({ data }) => readInfo(data.subarray(4))),
    ...chunks.filter(({ id }) => id.toLowerCase() === 'id3 ').flatMap(({ data }) => readId3(data)),
  ];
}

function readInfo(bytes: Uint8Array): Property[] {
  return [...riffChunks(bytes)]
    .filter(({ id }) => infoNames.includes(id))
    .map(({ id, data }) => ({
      where: `RIFF INFO ${id}`,
      name: `riff:${id}`,
      value: trimEnd(decodeText(data)),
    }));
}

export interface RiffChunk {
  readonly id: string;
  readonly data: Uint8Array;
}

/** Chunks in order, up to the first that does not fit; each starts at an even offset. */
export function* riffChunks(bytes: Uint8Array): Generator<RiffChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let count = 0; count < maxBoxes && at + 8 <= bytes.length; count += 1) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > bytes.length) return;
    yield { id: latin1(bytes.subarray(at, at + 4)), data: bytes.subarray(at + 8, at + 8 + size) };
    at += 8 + size + (size % 2);
  }
}
