import { describe, expect, it } from 'vitest';
import { MAX_REGIONS } from '../../../../src/core/image-regions';
import { squaresOver, whyNoSquares } from '../../../../src/detectors/image-classifier/squares';

const sizes = [
  [224, 224],
  [640, 319],
  [1000, 800],
  [1920, 1080],
  [1080, 1920],
  [1001, 501],
  [452, 226],
  [225, 900],
  [2000, 501],
  [333, 997],
] as const;

const startsOf = (squares: readonly { left: number; top: number }[], along: 'left' | 'top') =>
  [...new Set(squares.map((one) => one[along]))].toSorted((a, b) => a - b);

describe.each(sizes)('squares over %i × %i px', (width, height) => {
  const squares = squaresOver({ width, height });
  const { side } = squares[0]!;
  const axes = [
    { starts: startsOf(squares, 'left'), length: width },
    { starts: startsOf(squares, 'top'), length: height },
  ];

  it('cover the picture from end to end and stay inside it', () => {
    for (const { starts, length } of axes) {
      expect(starts[0]).toBe(0);
      expect(starts.at(-1)! + side).toBe(length);
    }
  });

  it('overlap by at least a quarter, but for the rounding to whole pixels, and are evenly spaced', () => {
    for (const { starts } of axes) {
      const steps = starts.slice(1).map((start, i) => start - starts[i]!);
      for (const step of steps) expect(side - step).toBeGreaterThanOrEqual(side / 4 - 1);
      expect(Math.max(0, ...steps) - Math.min(...steps, ...steps)).toBeLessThanOrEqual(1);
    }
  });

  it('are a grid of at most 15, at most five along a side, each enlarged at most twice', () => {
    expect(squares.length).toBeLessThanOrEqual(MAX_REGIONS);
    expect(squares).toHaveLength(axes[0]!.starts.length * axes[1]!.starts.length);
    for (const { starts } of axes) expect(starts.length).toBeLessThanOrEqual(5);
    expect(side).toBeGreaterThanOrEqual(112);
  });

  it('are listed in reading order', () => {
    const sorted = squares.toSorted((a, b) => a.top - b.top || a.left - b.left);
    expect(squares).toEqual(sorted);
  });
});

describe('squares', () => {
  it('are of half the short side of a usual picture: three rows of five on a wide one', () => {
    const squares = squaresOver({ width: 1920, height: 1080 });
    expect(squares).toHaveLength(15);
    expect(squares[0]!.side).toBe(540);
  });

  it.each([
    [223, 4000, 'too-small'],
    [300, 223, 'too-small'],
    [224, 897, 'too-long'],
    [5000, 1000, 'too-long'],
  ] as const)('are not cut from %i × %i px: %s', (width, height, outcome) => {
    expect(whyNoSquares({ width, height })).toEqual({ outcome });
  });

  it.each([
    [224, 224],
    [224, 896],
  ])('are cut from %i × %i px', (width, height) => {
    expect(whyNoSquares({ width, height })).toBeNull();
  });
});
