import { describe, expect, it } from 'vitest';
import { hammingDistance, hashWords } from '../../../src/memory/hamming';

const zeros = '0'.repeat(64);

describe('the distance of two hashes', () => {
  it.each([
    [zeros, 0],
    [`${'0'.repeat(63)}1`, 1],
    [`8${'0'.repeat(63)}`, 1],
    [`${'0'.repeat(56)}deadbeef`, 24],
    ['f'.repeat(64), 256],
  ])('from %s to zeros is %i', (hash, distance) => {
    expect(hammingDistance(hashWords(hash), hashWords(zeros))).toBe(distance);
  });

  it('is as large as can be where the lengths differ', () => {
    expect(hammingDistance(hashWords('00000000'), hashWords(zeros))).toBe(256);
  });
});
