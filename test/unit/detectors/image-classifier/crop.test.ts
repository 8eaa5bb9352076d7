import { expect, it } from 'vitest';
import { crop } from '../../../../src/detectors/image-classifier/crop';

it('a square is cut out as it lies in the picture, and the picture stays as it was', () => {
  const data = Uint8ClampedArray.from({ length: 4 * 12 }, (_, i) => Math.floor(i / 4));
  const cut = crop({ width: 4, height: 3, data }, { left: 1, top: 1, side: 2 });
  expect(cut).toMatchObject({ width: 2, height: 2 });
  expect([0, 1, 2, 3].map((i) => cut.data[4 * i])).toEqual([5, 6, 9, 10]);
  expect(data[4 * 5]).toBe(5);
});
