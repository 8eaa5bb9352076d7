import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inference } from '../../../../src/core/detector';
import { calibration } from '../../../../src/detectors/text-classifier/calibration';
import {
  partSettings,
  partWindows,
  segment,
  sentencesOf,
  sentenceScores,
} from '../../../../src/detectors/text-classifier/parts';
import { readParts } from '../../../../src/detectors/text-classifier/read-parts';

describe('windows for parts', () => {
  it('overlap, hold enough sentences and words, and cover the whole text', () => {
    const words = Array.from({ length: 25 }, (_, i) => 5 + ((i * 7) % 20));
    const windows = partWindows(words, 2, 4);
    for (const { start, end } of windows) {
      expect(end - start).toBeGreaterThanOrEqual(4);
      expect(words.slice(start, end).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(60);
    }
    expect(windows[0]?.start).toBe(0);
    expect(windows.at(-1)?.end).toBe(25);
    for (let at = 0; at < 25; at += 1)
      expect(windows.some(({ start, end }) => start <= at && at < end)).toBe(true);
  });

  it('are the whole of a text that is shorter than one', () => {
    expect(partWindows([20, 20], 2, 4)).toEqual([{ start: 0, end: 2 }]);
    expect(partWindows([], 2, 4)).toEqual([]);
  });
});

describe('the score of a sentence', () => {
  it('is the mean of the windows over it', () => {
    const windows = [
      { start: 0, end: 3, z: 1 },
      { start: 2, end: 4, z: 3 },
    ];
    expect(sentenceScores(4, windows)).toEqual([1, 1, 2, 3]);
  });
});

describe('parts', () => {
  const thresholds = { enter: 2, exit: 1 };
  it.each([
    ['begin at the upper threshold and end under the lower', [0, 1.5, 2, 1, 1, 0.9, 0], [[2, 5]]],
    ['are of two sentences or more', [0, 3, 0, 0, 3, 3, 0], [[4, 6]]],
    ['are not cut in two by one weaker sentence', [3, 3, 1.2, 3, 0, 0, 0], [[0, 4]]],
    ['may reach the end', [0, 0, 0, 3, 3], [[3, 5]]],
    ['may be several', [3, 3, 0, 0, 3, 3], [[0, 2], [4, 6]]], // prettier-ignore
    ['are none where nothing reaches the upper threshold', [1.9, 1.9, 1.9], []],
    ['are none where nearly everything does', [3, 3, 3, 3], []],
  ])('%s', (_what, scores, expected) => {
    expect(segment(scores, thresholds)).toEqual(expected.map(([start, end]) => ({ start, end })));
  });

  it('follow the calibration, and what it leaves out follows from its bins', () => {
    const stated = { windowSentences: 3, enter: 4, exit: 2 };
    expect(partSettings({ ...calibration, parts: stated })).toEqual(stated);
    const { platt, accuseAbove } = calibration.bins[0]!;
    const derived = partSettings({ ...calibration, parts: undefined });
    expect(derived.enter).toBe(accuseAbove);
    expect(derived.exit).toBeLessThanOrEqual(derived.enter);
    expect(derived.exit * platt.a + platt.b).toBeCloseTo(0, 10);
  });
});

describe('sentences', () => {
  it('are those of each paragraph, as written', () => {
    expect(sentencesOf('One is here.  Two follows!\n\nThree (no. 3) stands alone\n\n \n\n', 'en')).toEqual([
      'One is here.',
      'Two follows!',
      'Three (no. 3) stands alone',
    ]);
  });
});

describe('parts of a text', () => {
  const models = join(import.meta.dirname, '../../../../assets/public/models');
  const calm = Array.from(
    { length: 14 },
    (_, i) => `The ${i}th boat left the harbour late because of rain and wind.`,
  );
  const loud = calm.map((one) => one.replace('boat', 'DELVE'));
  const scored = (zOf: (passage: string) => number) => ({
    signal: new AbortController().signal,
    inference: {
      text: async (_id: string, passage: string) => ({ logits: [0, zOf(passage)], tokenIds: [] }),
      file: async (id: string, name: string) =>
        Uint8Array.from(await readFile(join(models, id, name))).buffer,
    } as unknown as Inference,
  });
  const share = (passage: string) =>
    (passage.match(/DELVE/g)?.length ?? 0) / (passage.match(/\./g)?.length ?? 1);

  it('are those that raise the score, quoted as the page shows them', async () => {
    const text = `${calm.join(' ')}\n\n${loud.join(' ')}`.replace('0th DELVE', '0th “DELVE”');
    const found = await readParts(
      text,
      'en',
      scored((passage) => -20 + 80 * share(passage)),
    );
    expect(found).toMatchObject({ outcome: 'parts', sentences: 28 });
    expect(found.parts).toHaveLength(1);
    const [part] = found.parts;
    expect(Math.abs(part!.from - 15)).toBeLessThanOrEqual(2);
    expect(part!.to).toBe(28);
    expect(part!.text).toContain('The 0th “DELVE” left');
  });

  it('are none where the score rests on the whole text', async () => {
    const found = await readParts(
      calm.join(' '),
      'en',
      scored(() => 40),
    );
    expect(found).toEqual({ outcome: 'whole', sentences: 14, parts: [] });
  });

  it('are never pointed out in a text that may not be called likely as a whole, whatever a part scores', async () => {
    const text = `${calm.join(' ')} ${loud.slice(0, 4).join(' ')}`;
    let calls = 0;
    const found = await readParts(
      text,
      'en',
      scored((passage) => {
        calls += 1;
        return share(passage) > 0.9 ? 40 : -5;
      }),
    );
    expect(found).toEqual({ outcome: 'undecided', sentences: 18, parts: [] });
    expect(calls).toBeLessThanOrEqual(2);
  });

  it.each([['ja'], ['en-t-t0-und'], [null]])('are none in language %s', async (language) => {
    const found = await readParts(
      calm.join(' '),
      language,
      scored(() => 40),
    );
    expect(found.outcome).toBe('undecided');
  });

  it('take a bounded number of windows of a very long text', async () => {
    let calls = 0;
    const text = Array.from({ length: 30 }, () => calm.join(' ')).join('\n\n');
    const found = await readParts(
      text,
      'en',
      scored(() => ((calls += 1), 40)),
    );
    expect(found.outcome).toBe('whole');
    expect(calls).toBeLessThanOrEqual(60 + 12);
  });
});
