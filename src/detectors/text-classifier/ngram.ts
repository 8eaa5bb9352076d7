/** Sizes and scale of a hashed n-gram table, from `en.json` of its folder. */
export interface NgramMeta {
  readonly wordBits: number;
  readonly charBits: number;
  readonly charMin: number;
  readonly charMax: number;
  /** Weight that a stored 127 stands for. */
  readonly weightMax: number;
  readonly bias: number;
}

/** Later text adds nothing to the table's training (format 1, "tokens"). */
const MAX_CODE_POINTS = 6000;
const SPACE = 32;
const SEED = { word: 87, pair: 66, characters: 67 } as const;
const FNV_OFFSET = 0x811c9dc5;
const token = /[\p{L}\p{N}]+(?:'\p{L}+)?|[^\p{L}\p{N}\s]/gu;

type Counts = Map<number, number>;

/**
 * Logit of a logistic regression over hashed word 1-2-grams and character n-grams.
 * @param normalized output of `normalize()`
 * @param weights the table: words first, then characters
 */
export function ngramScore(normalized: string, meta: NgramMeta, weights: Int8Array): number {
  const points = codePoints(normalized.toLowerCase()).slice(0, MAX_CODE_POINTS);
  const wordBuckets = 2 ** meta.wordBits;
  const words = countWordGrams(String.fromCodePoint(...points), wordBuckets - 1);
  const characters = countCharacterGrams([SPACE, ...points, SPACE], meta);
  return (
    meta.bias +
    weigh(words, 0, weights, meta.weightMax) +
    weigh(characters, wordBuckets, weights, meta.weightMax)
  );
}

/** @throws Error when the JSON does not describe a table of format 1 */
export function parseNgramMeta(json: unknown): NgramMeta {
  const read = (name: string): number => {
    const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Error(`n-gram table: no number ${name}`);
    return value;
  };
  if (read('format') !== 1) throw new Error('n-gram table: unknown format');
  return {
    wordBits: read('word_bits'),
    charBits: read('char_bits'),
    charMin: read('char_lo'),
    charMax: read('char_hi'),
    weightMax: read('weight_max'),
    bias: read('bias'),
  };
}

function countWordGrams(text: string, mask: number): Counts {
  const counts: Counts = new Map();
  let previous: readonly number[] | null = null;
  for (const word of text.match(token) ?? []) {
    const points = codePoints(word);
    count(counts, finish(fold(SEED.word, points)) & mask);
    if (previous) count(counts, finish(fold(SEED.pair, [...previous, SPACE, ...points])) & mask);
    previous = points;
  }
  return counts;
}

function countCharacterGrams(points: readonly number[], meta: NgramMeta): Counts {
  const counts: Counts = new Map();
  const mask = 2 ** meta.charBits - 1;
  for (let start = 0; start < points.length; start += 1) {
    let hash = step(FNV_OFFSET, SEED.characters);
    const longest = Math.min(meta.charMax, points.length - start);
    for (let length = 1; length <= longest; length += 1) {
      hash = step(hash, points[start + length - 1] ?? 0);
      if (length >= meta.charMin) count(counts, finish(hash) & mask);
    }
  }
  return counts;
}

/** Sum of (1 + ln count) × weight, L2-normalised; weight = sign(q)·(q/127)²·max. */
function weigh(counts: Counts, offset: number, weights: Int8Array, max: number): number {
  let sum = 0;
  let squares = 0;
  for (const [bucket, times] of counts) {
    const value = 1 + Math.log(times);
    const q = weights[offset + bucket] ?? 0;
    squares += value * value;
    sum += value * q * Math.abs(q);
  }
  return squares === 0 ? 0 : (sum * max) / (127 * 127) / Math.sqrt(squares);
}

function count(counts: Counts, bucket: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
}

function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** FNV-1a over code points, 32 bits. */
function fold(seed: number, points: readonly number[]): number {
  return points.reduce(step, step(FNV_OFFSET, seed));
}

function step(hash: number, point: number): number {
  return Math.imul(hash ^ point, 0x01000193);
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
