import { describe, expect, it } from 'vitest';
import { greyGrid } from '../../../src/acquire/grey-grid';
import type { Pixels } from '../../../src/core/artifact';
import { grey } from './fixtures';

function greys(width: number, levels: readonly number[]): Pixels {
  return grey(width, levels.length / width, (x, y) => levels[y * width + x]!);
}

describe('the grey grid', () => {
  it('takes the mean of each part', () => {
    const grid = greyGrid(greys(4, [10, 30, 50, 50, 10, 30, 70, 70, 0, 0, 0, 0, 0, 0, 200, 200]), 2);
    expect([...grid]).toEqual([20, 60, 0, 100]);
  });

  it('gives each part its share of a pixel that lies across a border', () => {
    const grid = greyGrid(greys(3, [0, 90, 0, 0, 90, 0, 0, 90, 0]), 2);
    expect([...grid].map(Math.round)).toEqual([30, 30, 30, 30]);
    const turned = greyGrid(greys(3, [0, 0, 0, 90, 90, 90, 0, 0, 0]), 2);
    expect([...turned].map(Math.round)).toEqual([30, 30, 30, 30]);
  });

  it('leaves out rows of a part that has many, evenly', () => {
    // 28 rows a part, of which every second is read.
    const means = [
      ...greyGrid(
        grey(8, 224, (_x, y) => y),
        8,
      ),
    ].filter((_mean, at) => at % 8 === 0);
    expect(means.map(Math.round)).toEqual([14, 42, 70, 98, 126, 154, 182, 210]);
  });

  it('weighs colours as the eye does', () => {
    const green = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 255, 0, 255) };
    const blue = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 255, 255) };
    expect([greyGrid(green, 1)[0], greyGrid(blue, 1)[0]].map((level) => Math.round(level ?? 0))).toEqual([
      149, 29,
    ]);
  });
});
