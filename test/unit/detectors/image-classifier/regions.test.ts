import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../../src/core/artifact';
import type { Inference } from '../../../../src/core/detector';
import { calibration } from '../../../../src/detectors/image-classifier/calibration';
import { scoreRegions } from '../../../../src/detectors/image-classifier/regions';
import { smoothPicture } from './smooth-picture';

const likely = calibration.conditions.clean.accuseAbove + 1;

/** @param zs of the whole view, then of each square; the last one holds for the rest */
function look(
  pixels: Pixels,
  zs: readonly number[],
  signal = new AbortController().signal,
  after?: () => void,
) {
  const asked: { modelId: string; size: number; values: number }[] = [];
  let isBusy = false;
  const inference = {
    image: async (modelId: string, values: Float32Array, size: number, given: AbortSignal) => {
      expect([isBusy, given]).toEqual([false, signal]);
      isBusy = true;
      asked.push({ modelId, size, values: values.length });
      await Promise.resolve();
      isBusy = false;
      after?.();
      const z = zs[asked.length - 1] ?? zs.at(-1)!;
      return [-z / 2, z / 2];
    },
  } as unknown as Inference;
  const source = { bytes: new Uint8Array(), format: 'png', pixels } as const;
  return { asked, found: scoreRegions(source, { inference, signal }) };
}

describe('regions of a picture', () => {
  it('are scored by the embedded model one after the other, in reading order, after the whole', async () => {
    const { asked, found } = look(smoothPicture(300, 300), [likely, 1, 2, 3, 4, 5, 6, 7, 8, -9]);
    const result = await found;
    if (result.outcome !== 'regions') throw new Error(result.outcome);
    expect(result.whole).toBeCloseTo(likely, 10);
    expect(result.regions.map(({ z }) => z)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, -9]);
    expect(result.regions.map(({ left, top }) => [left, top])).toEqual(
      [0, 0.25, 0.5].flatMap((top) => [0, 0.25, 0.5].map((left) => [left, top])),
    );
    expect(result.regions[0]).toMatchObject({ width: 0.5, height: 0.5 });
    expect(asked).toEqual(Array(10).fill({ modelId: calibration.model, size: 224, values: 3 * 224 * 224 }));
  });

  it('are shares of the picture’s own width and height', async () => {
    const result = await look(smoothPicture(600, 300), [likely]).found;
    if (result.outcome !== 'regions') throw new Error(result.outcome);
    expect(result.regions).toHaveLength(15);
    expect(result.regions.at(-1)).toMatchObject({ left: 0.75, top: 0.5, width: 0.25, height: 0.5 });
  });

  it('are never scored where the whole may not be called likely, at the very threshold of its estimate', async () => {
    const { asked, found } = look(smoothPicture(1000, 800), [calibration.conditions.clean.accuseAbove, 40]);
    expect(await found).toEqual({ outcome: 'undecided' });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Pixels, string]>([
    ['one colour', { width: 300, height: 300, data: new Uint8ClampedArray(4 * 300 * 300) }, 'undecided'],
    ['127 px', smoothPicture(300, 127), 'undecided'],
    ['223 px', smoothPicture(300, 223), 'too-small'],
    ['more than four to one', smoothPicture(1000, 240), 'too-long'],
  ])('are not looked for in a picture of %s', async (_what, pixels, outcome) => {
    const { asked, found } = look(pixels, [likely]);
    expect(await found).toEqual({ outcome });
    expect(asked).toEqual([]);
  });

  it('end when they are called off', async () => {
    const caller = new AbortController();
    let views = 0;
    const { asked, found } = look(smoothPicture(300, 300), [likely], caller.signal, () => {
      views += 1;
      if (views === 3) caller.abort();
    });
    await expect(found).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toHaveLength(3);
  });

  it('fail when the model gives no usable number for one of them', async () => {
    await expect(look(smoothPicture(300, 300), [likely, Number.NaN]).found).rejects.toThrow('logits');
  });
});
