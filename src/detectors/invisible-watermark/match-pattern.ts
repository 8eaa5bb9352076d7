/**
 * How many bits of a pattern the picture repeats: block k votes for bit k mod L.
 * A bit reads as one when it gets more ones than the picture's blocks do on average. The method's own decoder asks for
 * more than half instead; but colours of one tone push all votes to one side, and then it reads nothing although the
 * mark is whole. Without a mark, both read chance.
 * @param blocks one bit a block, row by row; fewer blocks than bits match nothing
 * @param pattern characters 0 and 1
 * @returns 0…L
 */
export function countMatches(blocks: Uint8Array, pattern: string): number {
  const length = pattern.length;
  if (blocks.length < length) return 0;
  const ones = countOnes(blocks, length);
  const allOnes = ones.reduce((sum, one) => sum + one, 0);
  let matched = 0;
  for (let bit = 0; bit < length; bit++) {
    const votes = Math.ceil((blocks.length - bit) / length);
    // Whole numbers on both sides, so that a flat picture is an exact tie.
    const isOne = (ones[bit] as number) * blocks.length > votes * allOnes;
    if (isOne === (pattern[bit] === '1')) matched++;
  }
  return matched;
}

function countOnes(blocks: Uint8Array, length: number): Float64Array {
  const ones = new Float64Array(length);
  for (let k = 0, bit = 0; k < blocks.length; k++) {
    ones[bit] = (ones[bit] as number) + (blocks[k] as number);
    bit = bit + 1 === length ? 0 : bit + 1;
  }
  return ones;
}
