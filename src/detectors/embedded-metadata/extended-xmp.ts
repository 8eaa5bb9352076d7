import { maxXmpBytes } from './limits';
import { latin1 } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

const guidBytes = 32;
/** The name's digest, the packet's whole length and the portion's offset. */
const headerBytes = guidBytes + 8;

/**
 * What did not fit a JPEG's standard XMP packet and lies in portions of its own; the standard packet names them. The
 * digest is not verified: a wrong one does not change what is stated.
 * Source: XMP Part 3, JPEG, "Extended XMP".
 * @param portions what follows the header of each such segment
 */
export function readExtendedXmp(standard: readonly Property[], portions: readonly Uint8Array[]): Property[] {
  const guid = standard.find(({ name }) => name === 'xmp:xmpNote:HasExtendedXMP')?.value;
  if (guid === undefined) return [];
  const own = portions
    .filter((portion) => portion.length > headerBytes && latin1(portion.subarray(0, guidBytes)) === guid)
    .map((portion) => ({ at: uint32(portion, guidBytes + 4), data: portion.subarray(headerBytes) }))
    .sort((a, b) => a.at - b.at);
  return readXmpPackets([join(own)]);
}

interface Portion {
  readonly at: number;
  readonly data: Uint8Array;
}

/** Up to the first gap, or to the cap. */
function join(portions: readonly Portion[]): Uint8Array {
  const packet = new Uint8Array(maxXmpBytes);
  let length = 0;
  for (const { at, data } of portions) {
    if (at !== length || length + data.length > packet.length) break;
    packet.set(data, length);
    length += data.length;
  }
  return packet.subarray(0, length);
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}
