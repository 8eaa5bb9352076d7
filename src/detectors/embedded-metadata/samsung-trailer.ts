import { maxTrailerBlockBytes, maxTrailerEntries } from './limits';
import { decodeText, latin1 } from './property';
import type { Property } from './property';

/** Blocks in which Galaxy phones describe edits. */
const blockNames = ['PhotoEditor_Re_Edit_Data', 'PEg_Info'];

/**
 * The named text blocks of a Samsung trailer, which follows the end of a JPEG or PNG: blocks, a directory
 * (`SEFH`, version, count, entries of type, distance back from the directory, size), the directory's length, `SEFT`.
 * Every offset must lead to a block of the declared type inside the file; loose words at the end are not a trailer.
 * Source: the layout as ExifTool documents it (Samsung trailer tags), checked on a Galaxy S25 file.
 */
export function readSamsungTrailer(bytes: Uint8Array): Property[] {
  const directory = findDirectory(bytes);
  if (directory === null) return [];
  const found: Property[] = [];
  const count = Math.min(directory.view.getUint32(8, true), maxTrailerEntries);
  for (let entry = 12; entry + 12 <= directory.view.byteLength && entry < 12 + count * 12; entry += 12) {
    const block = readBlock(bytes, directory, entry);
    if (block !== null) found.push(block);
  }
  return found;
}

interface Directory {
  readonly at: number;
  readonly view: DataView;
}

function findDirectory(bytes: Uint8Array): Directory | null {
  if (bytes.length < 20 || latin1(bytes.subarray(-4)) !== 'SEFT') return null;
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = file.getUint32(bytes.length - 8, true);
  const at = bytes.length - 8 - length;
  if (length < 12 || at < 0 || latin1(bytes.subarray(at, at + 4)) !== 'SEFH') return null;
  return { at, view: new DataView(bytes.buffer, bytes.byteOffset + at, length) };
}

function readBlock(bytes: Uint8Array, directory: Directory, entry: number): Property | null {
  const type = directory.view.getUint16(entry + 2, true);
  const at = directory.at - directory.view.getUint32(entry + 4, true);
  const size = directory.view.getUint32(entry + 8, true);
  if (at < 0 || size < 8 || at + size > directory.at) return null;
  const block = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  const nameLength = block.getUint32(4, true);
  if (block.getUint16(2, true) !== type || nameLength > 64 || 8 + nameLength > size) return null;
  const name = latin1(bytes.subarray(at + 8, at + 8 + nameLength));
  if (!blockNames.includes(name)) return null;
  const end = Math.min(at + size, at + 8 + nameLength + maxTrailerBlockBytes);
  const value = decodeText(bytes.subarray(at + 8 + nameLength, end));
  return { where: `Samsung trailer ${name}`, name: `samsung:${name}`, value };
}
