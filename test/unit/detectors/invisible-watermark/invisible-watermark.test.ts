import { describe, expect, it } from 'vitest';
import type { Artifacts, Pixels } from '../../../../src/core/artifact';
import type { DetectContext } from '../../../../src/core/detector';
import type { Item } from '../../../../src/core/item';
import { detector } from '../../../../src/detectors/invisible-watermark/invisible-watermark';
import { patterns } from '../../../../src/detectors/invisible-watermark/patterns.table';
import { shrink } from '../../../../tools/sample/pictures';
import { clamped } from '../../../../tools/watermark/read-picture';
import { embedWatermark } from '../../../support/embed-watermark';
import { crop, photographs, throughJpeg } from './photographs';

const carriers = [...photographs.keys()];
const boats = photographs.get('nagasaki-boats')!;

function detect(pixels: Pixels, signal = new AbortController().signal) {
  return detector.detect({} as Item, { pixels } as Artifacts, { signal } as DetectContext);
}

async function marksIn(pixels: Pixels): Promise<unknown[]> {
  const found = await detect(pixels);
  return 'skip' in found ? [found.skip] : found.map(({ detail }) => detail['mark']);
}

function bitsOf(mark: string): string {
  return patterns.find((one) => one.mark === mark)!.bits;
}

/** As the generators' own scripts compute. */
const written = [
  ['dwtdct-sd1', 'integer'],
  ['dwtdct-sd2', 'integer'],
  ['dwtdct-sdxl', 'float'],
  ['dwtdct-flux', 'float'],
] as const;

describe.each(carriers)('a photograph (%s)', (name) => {
  const photograph = photographs.get(name)!;

  it('shows no mark, neither whole, nor in parts, nor resized, nor saved again', async () => {
    const { width, height } = photograph;
    const variants = [
      photograph,
      crop(photograph, 0, 0, 384, 384),
      crop(photograph, width - 512, height - 256, 512, 256),
      crop(photograph, 13, 5, 368, 300),
      clamped(shrink({ ...photograph, data: new Uint8Array(photograph.data) }, 700)),
      throughJpeg(photograph, 75),
    ];
    expect(await Promise.all(variants.map(marksIn))).toEqual(variants.map(() => []));
  });

  it.each(written)('shows the mark %s once it was written into it', async (mark, arithmetic) => {
    expect(await marksIn(embedWatermark(photograph, bitsOf(mark), arithmetic))).toEqual([mark]);
  });

  it('shows the mark of SDXL still when saved as JPEG of quality 85 with full colour resolution', async () => {
    const marked = embedWatermark(photograph, bitsOf('dwtdct-sdxl'), 'float');
    expect(await marksIn(throughJpeg(marked, 85))).toEqual(['dwtdct-sdxl']);
  });
});

describe('what is said of a mark', () => {
  it('is an unsigned statement of the generator, with the bits that agree', async () => {
    const [finding] = (await detect(embedWatermark(boats, bitsOf('dwtdct-sdxl'), 'float'))) as unknown[];
    expect(finding).toMatchObject({
      basis: 'declared',
      claim: { says: 'ai-made', sourceType: null },
      trust: 'unsigned',
      logLr: 2.5,
      detail: { mark: 'dwtdct-sdxl', generator: 'Stable Diffusion XL', matched: 48, of: 48, where: 'pixels' },
    });
  });

  it.each(['dwtdct-sdxl', 'dwtdct-flux', 'dwtdct-flux-48'])(
    'is the same for %s, whichever arithmetic its writer used',
    async (mark) => {
      expect(await marksIn(embedWatermark(boats, bitsOf(mark), 'integer'))).toEqual([mark]);
      expect(await marksIn(embedWatermark(boats, bitsOf(mark), 'float'))).toEqual([mark]);
    },
  );

  it('is nothing when too few bits agree', async () => {
    const flip = (bits: string, count: number) =>
      [...bits].map((bit, at) => (at % 9 === 4 && at / 9 < count ? String(1 - Number(bit)) : bit)).join('');
    const sdxl = bitsOf('dwtdct-sdxl');
    expect(await marksIn(embedWatermark(boats, flip(sdxl, 4), 'float'))).toEqual(['dwtdct-sdxl']);
    expect(await marksIn(embedWatermark(boats, flip(sdxl, 5), 'float'))).toEqual([]);
    expect(await marksIn(embedWatermark(boats, flip(bitsOf('dwtdct-sd2'), 1), 'integer'))).toEqual([]);
  });

  it('is nothing once the picture was cropped off the grid or resized', async () => {
    const marked = embedWatermark(boats, bitsOf('dwtdct-sdxl'), 'float');
    expect(await marksIn(crop(marked, 3, 0, 1000, 800))).toEqual([]);
    expect(await marksIn(clamped(shrink({ ...marked, data: new Uint8Array(marked.data) }, 900)))).toEqual([]);
  });

  it('does not depend on the last rows and columns, which fill no block', async () => {
    const marked = embedWatermark(crop(boats, 0, 0, 1001, 607), bitsOf('dwtdct-sd1'), 'integer');
    expect(await marksIn(marked)).toEqual(['dwtdct-sd1']);
    expect(await marksIn(crop(marked, 0, 0, 1000, 600))).toEqual(['dwtdct-sd1']);
  });
});

describe('pictures that cannot carry a mark', () => {
  it.each([
    [255, 256],
    [100, 100],
    [7, 20_000],
    [20_000, 7],
  ])('are skipped as too small: %i × %i px', async (width, height) => {
    const data = new Uint8ClampedArray(width * height * 4);
    expect(await detect({ width, height, data })).toEqual({ skip: 'too-small' });
  });

  it('are looked at only from 256 × 256 px on', async () => {
    expect(await marksIn(crop(boats, 400, 400, 256, 256))).toEqual([]);
    expect(
      await marksIn(embedWatermark(crop(boats, 400, 400, 256, 256), bitsOf('dwtdct-sdxl'), 'float')),
    ).toEqual(['dwtdct-sdxl']);
  });

  it.each([0, 64, 128, 255])('show nothing when all of one colour (%i)', async (level) => {
    const colours = [
      [level, level, level],
      [level, 0, 0],
      [0, 0, level],
      [255, 255, level],
    ];
    for (const colour of colours) {
      const data = new Uint8ClampedArray(512 * 512 * 4);
      for (let at = 0; at < data.length; at += 4) data.set([...colour, 255], at);
      expect(await marksIn({ width: 512, height: 512, data })).toEqual([]);
    }
  });

  it('show nothing when they are columns that repeat like a pattern would', async () => {
    for (const period of [32, 46, 48, 136]) {
      const picture = stripes(period);
      expect(await marksIn(picture)).toEqual([]);
    }
  });
});

/** Vertical stripes in step with a pattern of `period` blocks: the votes of every row are the same. */
function stripes(period: number): Pixels {
  const width = period * 8 * 4;
  const height = 256;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const block = Math.floor((at % width) / 8) % period;
    data.set([128, 128, block % 3 === 0 ? 220 : 40, 255], at * 4);
  }
  return { width, height, data };
}

describe('looking', () => {
  it('ends when nobody waits for it any more', async () => {
    const wide = { width: 4000, height: 2000, data: new Uint8ClampedArray(4000 * 2000 * 4) };
    const stopped = new AbortController();
    const running = detect(wide, stopped.signal);
    stopped.abort();
    await expect(running).rejects.toThrow();
    await expect(detect(boats, AbortSignal.abort())).rejects.toThrow();
  });

  it('lets others work between strips', async () => {
    const wide = { width: 4000, height: 2000, data: new Uint8ClampedArray(4000 * 2000 * 4) };
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await detect(wide);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });
});
