import { describe, expect, it } from 'vitest';
import type { Artifacts, Pixels } from '../../../../src/core/artifact';
import type { Inference } from '../../../../src/core/detector';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { calibration } from '../../../../src/detectors/image-classifier/calibration';
import { detector } from '../../../../src/detectors/image-classifier/image-classifier';
import { jpegWithQuality } from './jpeg-with-quality';
import { smoothPicture as picture } from './smooth-picture';

const item = { id: '1/2/0', kind: 'image' } as Item;
const signal = new AbortController().signal;

async function look(z: number, pixels: Pixels, artifacts: Partial<Artifacts> = {}) {
  const calls: { modelId: string; values: Float32Array; size: number }[] = [];
  const inference = {
    image: async (modelId: string, values: Float32Array, size: number) => {
      calls.push({ modelId, values, size });
      return [-z / 2, z / 2];
    },
  } as unknown as Inference;
  const given = { bytes: new Uint8Array(), format: 'png', pixels, ...artifacts } as Artifacts;
  const result = await detector.detect(item, given, {
    signal,
    inference,
    credentials: { read: async () => null },
    files: {} as never,
    memory: null,
    originatorAnchors: [],
  });
  return { result, calls };
}

async function findingFor(
  z: number,
  pixels = picture(1000, 800),
  artifacts: Partial<Artifacts> = {},
): Promise<Finding> {
  const { result } = await look(z, pixels, artifacts);
  if ('skip' in result) throw new Error(result.skip);
  return result[0]!;
}

describe('image-classifier', () => {
  it('skips a picture below its tested size without asking the model', async () => {
    const { result, calls } = await look(9, picture(500, 127));
    expect(result).toEqual({ skip: 'too-small' });
    expect(calls).toEqual([]);
    expect((await look(9, picture(128, 128))).calls).toHaveLength(1);
  });

  it('skips a flat picture', async () => {
    const flat = { width: 300, height: 300, data: new Uint8ClampedArray(4 * 300 * 300).fill(255) };
    const { result, calls } = await look(9, flat);
    expect(result).toEqual({ skip: 'no-detail' });
    expect(calls).toEqual([]);
  });

  it('feeds the whole view, planar and normalised as in training', async () => {
    const red = picture(448, 224);
    for (let i = 0; i < red.data.length; i += 4) red.data[i] = 255;
    const { calls } = await look(0, red);
    expect(calls[0]).toMatchObject({ modelId: 'image-v1', size: 224 });
    const { values } = calls[0]!;
    expect(values).toHaveLength(3 * 224 * 224);
    expect(values[0]).toBeCloseTo((1 - 0.485) / 0.229, 5);
    expect(values[224 * 224 - 1]).toBeCloseTo((1 - 0.485) / 0.229, 5);
    const blue = red.data[4 * 112 + 2]!; // first pixel of the centre square
    expect(values[2 * 224 * 224]).toBeCloseTo((blue / 255 - 0.406) / 0.225, 5);
  });

  it('reports the raw probability as score and never weighs more than the caps', async () => {
    const high = await findingFor(6);
    expect(high).toMatchObject({ basis: 'inferred', trust: 'estimate', logLr: 0.9 });
    expect(high.score).toBeCloseTo(1 / (1 + Math.exp(-6)), 10);
    expect((await findingFor(-6)).logLr).toBe(-0.3);
    const { a, b } = calibration.conditions.clean.platt;
    expect((await findingFor(1)).logLr).toBeCloseTo((a + b) / Math.LN10, 10);
  });

  it('may accuse only above the 1 % threshold of the condition', async () => {
    const { accuseAbove } = calibration.conditions.clean;
    expect((await findingFor(accuseAbove)).estimate?.mayAccuse).toBe(false);
    expect((await findingFor(accuseAbove + 0.01)).estimate).toMatchObject({
      mayAccuse: true,
      condition: 'clean',
      calibration: calibration.id,
    });
  });

  it('tells how many pictures the thresholds of the condition were set on', async () => {
    const { human, ai } = calibration.conditions.clean.testedOn!;
    expect((await findingFor(0)).estimate?.calibratedOn).toEqual({ notAi: human, ai });
  });

  it('uses the lower threshold of a small picture only when it is compressed as tested', async () => {
    const small = picture(500, 400);
    const z = (calibration.conditions.hard.accuseAbove + calibration.conditions.clean.accuseAbove) / 2;
    const asTested = { format: 'jpeg', bytes: jpegWithQuality(40) } as const;
    const better = { format: 'jpeg', bytes: jpegWithQuality(90) } as const;
    expect((await findingFor(z, small, asTested)).estimate).toMatchObject({
      mayAccuse: true,
      condition: 'hard',
    });
    expect((await findingFor(z, small, better)).estimate).toMatchObject({
      mayAccuse: false,
      condition: 'hard',
    });
    expect((await findingFor(z, small)).estimate?.mayAccuse).toBe(false);
  });

  it.each([
    [200, 200, ['limit_image_model_sources', 'limit_small_picture']],
    [700, 600, ['limit_image_model_sources', 'limit_recompressed']],
    [1000, 800, ['limit_image_model_sources']],
    [1600, 800, ['limit_image_model_sources', 'limit_centre_only']],
  ])('names the limits of a %i × %i picture', async (width, height, limits) => {
    expect((await findingFor(0, picture(width, height))).limits).toEqual(limits);
  });

  it('fails when the model gives no usable numbers', async () => {
    await expect(findingFor(Number.NaN)).rejects.toThrow('logits');
  });

  it('changes its version with its calibration, so that stored results are not taken for new ones', () => {
    expect(detector.version).toContain(calibration.id);
  });
});
