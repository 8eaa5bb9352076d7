import { maxBoxes, maxTextBytes } from './limits';
import { decodeText, latin1, trimEnd } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

const extension = 0x21;
const image = 0x2c;
const labels = { comment: 0xfe, application: 0xff };
/** XMP Part 3, GIF: the packet is not cut into sub-blocks; bytes that lead every reader of sub-blocks out end it. */
const trailerBytes = 258;

/**
 * XMP (application extension `XMP Data`) and comments of a GIF.
 * Source: GIF89a §15–§26; XMP Part 3.
 */
export function readGif(bytes: Uint8Array): Property[] {
  const packets: Uint8Array[] = [];
  const comments: Property[] = [];
  for (const { label, data } of gifExtensions(bytes)) {
    const isXmp = label === labels.application && latin1(data.subarray(0, 12)) === '\x0bXMP DataXMP';
    if (isXmp) packets.push(data.subarray(12, -(trailerBytes - 1)));
    if (label === labels.comment)
      comments.push({ where: 'GIF comment', name: 'gif:comment', value: trimEnd(decodeText(joined(data))) });
  }
  return [...readXmpPackets(packets), ...comments];
}

interface Extension {
  readonly label: number;
  /** Sub-blocks with their lengths, without the terminator. */
  readonly data: Uint8Array;
}

/** Extensions before, between and after the pictures, up to the trailer; picture data is passed over. */
function* gifExtensions(bytes: Uint8Array): Generator<Extension> {
  if (!/^GIF8[79]a$/.test(latin1(bytes.subarray(0, 6)))) return;
  let at = 13 + tableBytes(bytes[10] ?? 0);
  for (let count = 0; count < maxBoxes && at < bytes.length; count += 1) {
    const isExtension = bytes[at] === extension;
    if (!isExtension && bytes[at] !== image) return;
    // A picture has a descriptor, maybe colours of its own, and a code size before its data.
    const start = isExtension ? at + 2 : at + 11 + tableBytes(bytes[at + 9] ?? 0);
    const end = endOfBlocks(bytes, start);
    if (isExtension && end <= bytes.length)
      yield { label: bytes[at + 1] ?? 0, data: bytes.subarray(start, end - 1) };
    at = end;
  }
}

function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Past the empty sub-block that ends a row of them. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

/** The contents of sub-blocks without their lengths. */
function joined(blocks: Uint8Array): Uint8Array {
  const text = new Uint8Array(Math.min(blocks.length, maxTextBytes));
  let length = 0;
  for (let at = 0; at < blocks.length; at += 1 + (blocks[at] ?? 0)) {
    const part = blocks.subarray(at + 1, at + 1 + (blocks[at] ?? 0));
    if (length + part.length > text.length) break;
    text.set(part, length);
    length += part.length;
  }
  return text.subarray(0, length);
}
