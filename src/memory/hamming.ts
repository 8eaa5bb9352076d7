/** Bits of a perceptual hash, 32 a word. */
export type HashWords = Uint32Array<ArrayBuffer>;

const HEX_DIGITS_A_WORD = 8;

/** @param hash hexadecimal, of a whole number of words */
export function hashWords(hash: string): HashWords {
  return Uint32Array.from({ length: hash.length / HEX_DIGITS_A_WORD }, (_, word) =>
    Number.parseInt(hash.slice(word * HEX_DIGITS_A_WORD, (word + 1) * HEX_DIGITS_A_WORD), 16),
  );
}

/** Number of differing bits; hashes of different lengths differ in all. */
export function hammingDistance(a: HashWords, b: HashWords): number {
  if (a.length !== b.length) return Math.max(a.length, b.length) * 32;
  let distance = 0;
  for (let word = 0; word < a.length; word++) {
    distance += bitCount((a[word] as number) ^ (b[word] as number));
  }
  return distance;
}

/** Sums neighbouring bits in ever wider fields (Warren, Hacker's Delight, §5–1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
