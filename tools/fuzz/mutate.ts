import type { Random } from './random.ts';

/** Larger inputs only take longer: every cap of the parsers that matters is reached by repeating below it. */
export const maxInputBytes = 128 * 1024;

type Change = (bytes: Uint8Array, random: Random, material: Material) => Uint8Array;

/** What a change may take from. */
export interface Material {
  /** Other files of the corpus. */
  readonly others: readonly Uint8Array[];
  /** Words that mean something to the parser. */
  readonly tokens: readonly Uint8Array[];
}

/** 1 to 8 changes, few more often than many. */
export function mutate(bytes: Uint8Array, random: Random, material: Material): Uint8Array<ArrayBuffer> {
  let changed = Uint8Array.from(bytes);
  const count = 1 + Math.floor(random.next() ** 2 * 8);
  for (let round = 0; round < count; round += 1)
    changed = Uint8Array.from(random.pick(changes)(changed, random, material).subarray(0, maxInputBytes));
  return changed;
}

/** Names that every object of JavaScript has, and values of the wrong kind. */
const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'null', '-1', '1e999', ''].map(
  (word) => Buffer.from(word),
);

/** Values at which length and count fields go wrong. */
const edges = [
  0, 1, 2, 7, 8, 15, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe,
  0xffffffff,
];

const changes: readonly Change[] = [
  flipBit,
  flipBit,
  setByte,
  editLength,
  editLength,
  truncate,
  remove,
  repeat,
  splice,
  insertToken,
  insertToken,
  replaceWord,
  replaceWord,
  insertNoise,
];

function flipBit(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
}

function setByte(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length > 0)
    bytes[random.below(bytes.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
  return bytes;
}

/** Writes an edge value, or one near the true length, over 1 to 8 bytes in either order. */
function editLength(bytes: Uint8Array, random: Random): Uint8Array {
  const width = random.pick([1, 2, 3, 4, 4, 8]);
  if (bytes.length < width) return bytes;
  const at = random.below(bytes.length - width + 1);
  const value = random.next() < 0.7 ? random.pick(edges) : bytes.length - at + random.below(9) - 4;
  const isLittle = random.next() < 0.5;
  for (let offset = 0; offset < width; offset += 1) {
    const place = isLittle ? offset : width - 1 - offset;
    bytes[at + offset] =
      place > 3 ? (value === 0xffffffff ? 255 : 0) : Math.floor(value / 2 ** (8 * place)) & 255;
  }
  return bytes;
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

function remove(bytes: Uint8Array, random: Random): Uint8Array {
  const [from, to] = range(bytes, random);
  return join(bytes.subarray(0, from), bytes.subarray(to));
}

/** A range again and again: chunks, segments, tags, brackets. */
function repeat(bytes: Uint8Array, random: Random): Uint8Array {
  const [from, to] = range(bytes, random);
  if (to === from) return bytes;
  const room = Math.floor((maxInputBytes - bytes.length) / (to - from));
  const times = Math.max(0, Math.min(room, random.pick([1, 2, 10, 100, 3000])));
  return join(
    bytes.subarray(0, to),
    ...Array<Uint8Array>(times).fill(bytes.slice(from, to)),
    bytes.subarray(to),
  );
}

function splice(bytes: Uint8Array, random: Random, { others }: Material): Uint8Array {
  const other = random.pick(others);
  const [from, to] = range(other, random);
  const at = random.below(bytes.length + 1);
  const skip = random.next() < 0.5 ? 0 : to - from;
  return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at + skip));
}

function insertToken(bytes: Uint8Array, random: Random, { tokens }: Material): Uint8Array {
  if (tokens.length === 0) return bytes;
  const token = random.pick(tokens);
  const at = random.below(bytes.length + 1);
  const times = random.next() < 0.9 ? 1 : random.pick([2, 50, 1000]);
  const skip = random.next() < 0.5 ? 0 : token.length;
  return join(bytes.subarray(0, at), ...Array<Uint8Array>(times).fill(token), bytes.subarray(at + skip));
}

/** Names, values and four-character codes are words: another in the place of one leaves the rest whole. */
function replaceWord(bytes: Uint8Array, random: Random, { tokens }: Material): Uint8Array {
  let from = random.below(bytes.length + 1);
  while (from < bytes.length && !isWordByte(bytes[from])) from += 1;
  let to = from;
  while (from > 0 && isWordByte(bytes[from - 1])) from -= 1;
  while (to < bytes.length && isWordByte(bytes[to])) to += 1;
  const word = random.pick([...words, ...tokens]);
  return join(bytes.subarray(0, from), word, bytes.subarray(to));
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && /[\w.]/.test(String.fromCharCode(byte));
}

function insertNoise(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const noise = Uint8Array.from({ length: 1 + random.below(16) }, () => random.below(256));
  return join(bytes.subarray(0, at), noise, bytes.subarray(at));
}

/** Short ranges more often than long ones. */
function range(bytes: Uint8Array, random: Random): readonly [number, number] {
  const from = random.below(bytes.length + 1);
  const length = Math.floor(random.next() ** 3 * (bytes.length - from + 1));
  return [from, from + length];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts,
      Math.min(
        maxInputBytes,
        parts.reduce((sum, part) => sum + part.length, 0),
      ),
    ),
  );
}
