import { readIim } from './iptc';
import { decodeText, upToNull } from './property';
import type { Property } from './property';
import { decodeUserComment } from './user-comment';
import { readXmpPackets } from './xmp';

/** Text tags that marks are read from (CIPA DC-008 §4.6). */
const textTags: Readonly<Record<number, string>> = {
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x013b: 'Artist',
};
const exifDirectory = 0x8769;
const userComment = 0x9286;
const xmpPacket = 0x02bc;
const iptcRecord = 0x83bb;

/** Bytes per value of each field type that is read: BYTE, ASCII, LONG (IPTC is often declared so), UNDEFINED. */
const typeSizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 4: 4, 7: 1 };

/**
 * EXIF text tags, and the XMP and IPTC that a TIFF stream may hold. The stream is a TIFF file, or the EXIF block of
 * another container. Each tag is read once, at its first place, so the time never exceeds the stream's length.
 * Source: TIFF 6.0 §2; CIPA DC-008 §4.6.
 */
export function readTiff(bytes: Uint8Array): Property[] {
  const stream = openTiff(bytes);
  if (stream === null) return [];
  const main = readDirectory(stream, stream.view.getUint32(4, stream.isLittle));
  const pointer = main.get(exifDirectory);
  const exif = pointer === undefined ? null : readDirectory(stream, pointer.inline);
  const texts = Object.entries(textTags).flatMap(([id, name]) => exifText(name, main.get(Number(id))));
  const packet = main.get(xmpPacket)?.data ?? new Uint8Array();
  return [
    ...texts,
    ...property('UserComment', decodeUserComment((exif ?? main).get(userComment)?.data ?? new Uint8Array())),
    ...readXmpPackets([packet]),
    ...readIim(main.get(iptcRecord)?.data ?? new Uint8Array()),
  ];
}

interface Stream {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly isLittle: boolean;
}

interface Field {
  readonly data: Uint8Array;
  /** The value field read as an offset. */
  readonly inline: number;
}

function openTiff(bytes: Uint8Array): Stream | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return null;
  const order = view.getUint16(0);
  const isLittle = order === 0x4949;
  return (isLittle || order === 0x4d4d) && view.getUint16(2, isLittle) === 42
    ? { bytes, view, isLittle }
    : null;
}

/** Fields by tag; of a repeated tag the first. Fields that lead outside the stream are left out. */
function readDirectory({ bytes, view, isLittle }: Stream, at: number): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>();
  if (at + 2 > bytes.length) return fields;
  const count = Math.min(view.getUint16(at, isLittle), Math.floor((bytes.length - at - 2) / 12));
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    const size = (typeSizes[view.getUint16(entry + 2, isLittle)] ?? 0) * view.getUint32(entry + 4, isLittle);
    const inline = view.getUint32(entry + 8, isLittle);
    const start = size <= 4 ? entry + 8 : inline;
    const tag = view.getUint16(entry, isLittle);
    if (size === 0 || start + size > bytes.length || fields.has(tag)) continue;
    fields.set(tag, { data: bytes.subarray(start, start + size), inline });
  }
  return fields;
}

function exifText(name: string, field: Field | undefined): Property[] {
  return field === undefined ? [] : property(name, upToNull(decodeText(field.data)).trim());
}

function property(name: string, value: string): Property[] {
  return value === '' ? [] : [{ where: `EXIF ${name}`, name: `exif:${name}`, value }];
}
