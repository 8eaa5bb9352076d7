import { maxProperties } from './limits';
import { decodeText, latin1 } from './property';
import type { Property } from './property';

const iptcResource = 0x0404;
/** Record 2, data set 110. */
const credit = 110;

/**
 * IPTC-IIM Credit among Photoshop's image resources, as JPEG's APP13 segment holds them.
 * Source: Photoshop File Formats, "Image Resource Blocks".
 */
export function readPhotoshop(resources: Uint8Array): Property[] {
  const view = new DataView(resources.buffer, resources.byteOffset, resources.byteLength);
  let at = 0;
  while (at + 12 <= resources.length && latin1(resources.subarray(at, at + 4)) === '8BIM') {
    // A Pascal string names the resource; it and the data are padded to even lengths.
    const nameLength = 1 + (resources[at + 6] ?? 0);
    const sizeAt = at + 6 + nameLength + (nameLength % 2);
    if (sizeAt + 4 > resources.length) return [];
    const size = view.getUint32(sizeAt);
    const data = resources.subarray(sizeAt + 4, sizeAt + 4 + size);
    if (view.getUint16(at + 4) === iptcResource) return readIim(data);
    at = sizeAt + 4 + size + (size % 2);
  }
  return [];
}

/**
 * Credit of an IPTC-IIM record: marker 0x1C, record, data set, two bytes of length, value.
 * Source: IPTC-IIM 4.2 §1.
 */
export function readIim(bytes: Uint8Array): Property[] {
  let at = 0;
  for (let count = 0; count < maxProperties && at + 5 <= bytes.length && bytes[at] === 0x1c; count += 1) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    // Bit 15 announces an extended length; no text field has one.
    if (length > 0x7fff) return [];
    const value = decodeText(bytes.subarray(at + 5, at + 5 + length)).trim();
    const isCredit = bytes[at + 1] === 2 && bytes[at + 2] === credit;
    if (isCredit && value !== '') return [{ where: 'IPTC Credit', name: 'iptc:Credit', value }];
    at += 5 + length;
  }
  return [];
}
