import { readBoxes, findBox } from './bmff';
import type { Box } from './bmff';
import { maxProperties } from './limits';
import { decodeText, latin1 } from './property';
import type { Property } from './property';
import { readXmpPackets } from './xmp';

/** XMP Part 3, MPEG-4: the box type `uuid` with this user type, at the top level of the file. */
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';

/** Item names that marks are read from; iTunes writes `©cmt`, Apple's `keys` box spells names out. */
const itemNames: Readonly<Record<string, string>> = {
  '©cmt': 'comment',
  comment: 'comment',
  'com.apple.quicktime.comment': 'comment',
  AIGC: 'AIGC',
  aigc_info: 'aigc_info',
  prompt: 'prompt',
  workflow: 'workflow',
};

/**
 * XMP (`uuid` box, QuickTime `XMP_`), named items (`ilst`) and QuickTime's own comment of an MP4, MOV or M4A file.
 * Source: ISO/IEC 14496-12 §4.2; QuickTime File Format, "Metadata", "User Data Text Strings and Language Codes".
 */
export function readMp4(bytes: Uint8Array): Property[] {
  const boxes = readBoxes(bytes);
  const moov = findBox(boxes, 'moov');
  const movie = moov === null ? [] : readBoxes(moov.data);
  const udta = findBox(movie, 'udta');
  const user = udta === null ? [] : readBoxes(udta.data);
  const packets = [
    ...boxes.filter(isXmpBox).map((box) => box.data.subarray(16)),
    ...user.filter((box) => box.type === 'XMP_').map((box) => box.data),
  ];
  const metas = [...movie, ...user].filter((box) => box.type === 'meta');
  return [
    ...readXmpPackets(packets),
    ...metas.flatMap((meta) => readMeta(meta.data)),
    ...user.filter((box) => box.type === '©cmt').flatMap(readUserText),
  ];
}

function isXmpBox(box: Box): boolean {
  return box.type === 'uuid' && hex(box.data.subarray(0, 16)) === xmpUuid;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** ISO's `meta` starts with version and flags, QuickTime's does not. */
function readMeta(data: Uint8Array): Property[] {
  const isFull = latin1(data.subarray(4, 8)) !== 'hdlr';
  const boxes = readBoxes(isFull ? data.subarray(4) : data);
  const ilst = findBox(boxes, 'ilst');
  if (ilst === null) return [];
  const keys = readKeys(findBox(boxes, 'keys')?.data ?? new Uint8Array());
  return readBoxes(ilst.data)
    .slice(0, maxProperties)
    .flatMap((item) => readItem(item, keys));
}

function readItem(item: Box, keys: readonly string[]): Property[] {
  const inside = readBoxes(item.data);
  const written = item.type === '----' ? freeName(inside) : (keys[item.index - 1] ?? item.type);
  const name = Object.hasOwn(itemNames, written) ? itemNames[written] : undefined;
  const data = findBox(inside, 'data')?.data;
  if (name === undefined || data === undefined) return [];
  // `data` holds a type and a locale of four bytes each before the value.
  return [{ where: `MP4 ilst ${written}`, name: `mp4:${name}`, value: decodeText(data.subarray(8)) }];
}

/** iTunes' free form: version and flags, then the name. */
function freeName(inside: readonly Box[]): string {
  return decodeText(findBox(inside, 'name')?.data.subarray(4) ?? new Uint8Array());
}

/** Length and language of two bytes each, then the text. */
function readUserText({ data }: Box): Property[] {
  const length = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  if (length === 0 || 4 + length > data.length) return [];
  const value = decodeText(data.subarray(4, 4 + length));
  return [{ where: 'MOV udta ©cmt', name: 'mp4:comment', value }];
}

/** Names by position; an item of `ilst` refers to one by its 1-based index in place of a type. */
function readKeys(data: Uint8Array): string[] {
  return readBoxes(data.subarray(8))
    .slice(0, maxProperties)
    .map((key) => decodeText(key.data));
}
