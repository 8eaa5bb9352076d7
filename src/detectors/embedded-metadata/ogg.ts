import { maxOggPages, maxTextBytes } from './limits';
import { latin1 } from './property';
import type { Property } from './property';
import { readVorbisComment } from './vorbis-comment';

/** What stands before the comments of each codec; `\x04` is the block type of FLAC, followed by its size. */
const headers: readonly (readonly [string, number])[] = [
  ['\x03vorbis', 7],
  ['OpusTags', 8],
  ['\x81theora', 7],
  ['\x04', 4],
  ['\x84', 4],
];

/**
 * Vorbis comments of an Ogg file: the second packet of each of its streams.
 * Source: RFC 3533 §6; Vorbis I §4.2; RFC 7845 §5.2; RFC 9639 §10.1; Theora §6.3.
 */
export function readOgg(bytes: Uint8Array): Property[] {
  return secondPackets(bytes).flatMap((packet) => {
    const start = latin1(packet.subarray(0, 8));
    const size = headers.find(([header]) => start.startsWith(header))?.[1];
    return size === undefined ? [] : readVorbisComment(packet.subarray(size));
  });
}

interface Stream {
  /** Packets that are whole. */
  complete: number;
  readonly second: Uint8Array[];
}

function secondPackets(bytes: Uint8Array): Uint8Array[] {
  const streams = new Map<number, Stream>();
  let budget = maxTextBytes;
  for (const { serial, parts } of oggPages(bytes)) {
    const stream = streams.get(serial) ?? { complete: 0, second: [] };
    streams.set(serial, stream);
    for (const { data, isLast } of parts) {
      if (stream.complete === 1) {
        budget -= data.length;
        if (budget < 0) return [];
        stream.second.push(data);
      }
      if (isLast) stream.complete += 1;
      // Sound follows in every stream: no comment is expected any more.
      if (stream.complete > 2) return joined(streams);
    }
  }
  return joined(streams);
}

function joined(streams: ReadonlyMap<number, Stream>): Uint8Array[] {
  return [...streams.values()]
    .filter(({ complete }) => complete >= 2)
    .map(({ second }) => {
      const packet = new Uint8Array(second.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of second) {
        packet.set(part, at);
        at += part.length;
      }
      return packet;
    });
}

interface Page {
  readonly serial: number;
  readonly parts: readonly Part[];
}

/** A packet, or the part of it that a page holds. */
interface Part {
  readonly data: Uint8Array;
  readonly isLast: boolean;
}

function* oggPages(bytes: Uint8Array): Generator<Page> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let count = 0; count < maxOggPages && at + 27 <= bytes.length; count += 1) {
    const segments = view.getUint8(at + 26);
    const lacing = bytes.subarray(at + 27, at + 27 + segments);
    const start = at + 27 + segments;
    const end = start + lacing.reduce((sum, size) => sum + size, 0);
    if (latin1(bytes.subarray(at, at + 4)) !== 'OggS' || end > bytes.length) return;
    yield { serial: view.getUint32(at + 14, true), parts: partsOf(bytes.subarray(start, end), lacing) };
    at = end;
  }
}

/** A segment of 255 bytes goes on in the next one, a shorter one ends its packet (RFC 3533 §5). */
function partsOf(body: Uint8Array, lacing: Uint8Array): Part[] {
  const parts: Part[] = [];
  let [start, end] = [0, 0];
  for (const size of lacing) {
    end += size;
    if (size === 255) continue;
    parts.push({ data: body.subarray(start, end), isLast: true });
    start = end;
  }
  if (end > start) parts.push({ data: body.subarray(start, end), isLast: false });
  return parts;
}
