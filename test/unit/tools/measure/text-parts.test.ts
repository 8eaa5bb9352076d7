import { mkdtempSync, appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/detectors/text-classifier/parts';
import { cut, excerpt } from '../../../../tools/measure/text-parts/cut';
import { makeDocuments } from '../../../../tools/measure/text-parts/make-documents';
import { borderErrors, figuresOf, iouOf } from '../../../../tools/measure/text-parts/measures';
import { parseOptions } from '../../../../tools/measure/text-parts/options';
import { readUnits, type Unit } from '../../../../tools/measure/text-parts/read-units';
import { openCache } from '../../../../tools/measure/text-parts/score-cache';
import { levelsOf, sweep } from '../../../../tools/measure/text-parts/sweep';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-parts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const span = (start: number, end: number) => ({ start, end });

describe('how well marked sentences agree with the true ones', () => {
  it.each([
    ['the same', [span(4, 10)], 1, [0, 0]],
    ['half of them', [span(4, 7)], 0.5, [0, 3]],
    ['twice as many', [span(4, 16)], 0.5, [0, 6]],
    ['others', [span(12, 15)], 0, [8, 2]],
    ['two parts', [span(3, 5), span(8, 10)], 3 / 7, [1, 0]],
    ['none', [], 0, [null, null]],
    ['up to both ends of the text, where no border is', [span(0, 20)], 0.3, [null, null]],
  ])('%s', (_what, found, iou, errors) => {
    const reading = { sentences: 20, truth: span(4, 10), found };
    expect(iouOf(reading)).toBeCloseTo(iou);
    expect(borderErrors(reading)).toEqual(errors);
  });

  it('has one border where the part by an AI begins the text', () => {
    expect(borderErrors({ sentences: 20, truth: span(0, 6), found: [span(0, 8)] })).toEqual([2]);
  });

  it('is summed up over documents, missed borders apart', () => {
    const of = (found: ReturnType<typeof span>[]) => ({ sentences: 20, truth: span(4, 10), found });
    expect(figuresOf([of([span(4, 10)]), of([span(4, 7)]), of([])])).toEqual({
      documents: 3,
      marked: 2,
      meanIou: 0.5,
      medianIou: 0.5,
      meanIouOfMarked: 0.75,
      borders: 6,
      missedBorders: 2,
      meanBorderError: 0.75,
      medianBorderError: 0,
    });
    expect(figuresOf([])).toMatchObject({ documents: 0, meanIou: null, medianBorderError: null });
  });
});

/** Sentences that tell their writer and number. */
function unit(label: 'human' | 'ai', at: number, register = 'news', source = `${label}${at % 2}`): Unit {
  const paragraph = (first: number) =>
    Array.from({ length: 5 }, (_, i) => `Here the ${label} ${at} writes sentence ${first + i}.`).join(' ');
  const text = [0, 5, 10, 15, 20, 25].map(paragraph).join('\n\n');
  return { id: `${label}-${at}`, text, label, lang: 'en', source, register };
}

describe('stitched documents', () => {
  const units = [1, 2, 3, 4, 5, 6].flatMap((at) => [unit('human', at), unit('ai', at)]);

  it('hold one run of sentences by an AI, exactly where they say', () => {
    const { stitched } = makeDocuments(units, 4, 1);
    expect(stitched).toHaveLength(4);
    for (const { text, truth } of stitched) {
      const sentences = sentencesOf(text, 'en');
      const byAi = sentences.flatMap((one, at) => (one.includes('the ai') ? [at] : []));
      expect(sentences).toHaveLength(30);
      expect(byAi).toEqual(Array.from({ length: truth.end - truth.start }, (_, i) => truth.start + i));
      expect(byAi.length).toBeGreaterThanOrEqual(6);
      expect(byAi.length).toBeLessThanOrEqual(20);
    }
  });

  it('are the same for the same seed, others for another', () => {
    expect(makeDocuments(units, 4, 1)).toEqual(makeDocuments(units, 4, 1));
    expect(makeDocuments(units, 4, 2)).not.toEqual(makeDocuments(units, 4, 1));
  });

  it('share no text by a person with the documents that are by people alone', () => {
    const { stitched, human, ai } = makeDocuments(units, 4, 1);
    const hosts = stitched.map(({ id }) => id.split('+')[0]);
    expect(human.map(({ id }) => id).filter((id) => hosts.includes(id))).toEqual([]);
    expect([human.length, ai.length]).toEqual([2, 4]);
  });

  it('take a donor of the same register where there is one', () => {
    const mixed = [unit('human', 1, 'legal'), unit('human', 2, 'news'), unit('ai', 1), unit('ai', 2, 'blog')];
    const made = makeDocuments(mixed, 2, 1).stitched;
    expect(made.find(({ id }) => id.startsWith('human-2'))).toMatchObject({
      id: 'human-2+ai-1',
      isSameRegister: true,
    });
    expect(made.find(({ id }) => id.startsWith('human-1'))).toMatchObject({ isSameRegister: false });
  });
});

describe('a text cut into sentences', () => {
  it('keeps what stands between them', () => {
    const made = cut('One is here.  Two is here.\n\nThree is here. Four is here.', 'en');
    expect(excerpt(made, 1, 3)).toBe('Two is here.\n\nThree is here.');
    expect(excerpt(made, 2, 2)).toBe('');
  });

  it('ends with the sentence that reaches the limit of words', () => {
    expect(cut('One is here. Two is here. Three is here.', 'en', 4).text).toBe('One is here. Two is here.');
  });
});

describe('the sweep', () => {
  const low = Array.from({ length: 20 }, (_, i) => (i % 5) / 10);
  const stitched = [{ truth: span(5, 12), scores: low.with(5, 4).fill(4, 5, 12), isAccused: true }];

  it('finds thresholds that mark the part and no text by a person', () => {
    const [best] = sweep({ windowSentences: 3, stitched, human: [low] });
    expect(best).toMatchObject({ iou: 1, iouOfAccused: 1, humanMarks: 0 });
    expect(best?.settings).toEqual({ windowSentences: 3, enter: 4, exit: 4 });
  });

  it('leaves out what marks too many texts by people', () => {
    const alike = low.with(5, 4).fill(4, 5, 12);
    const tried = sweep({ windowSentences: 3, stitched, human: [alike, low] });
    expect(tried.filter(({ iou }) => iou > 0)).toEqual([]);
  });

  it('tries steps of z over the range of the sentences', () => {
    expect(levelsOf([0, 0.1, 0.5, 1])).toEqual([0, 0.25, 0.5]);
  });
});

describe('the documents of a file', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  const row = (id: string, text: string, more = {}) =>
    JSON.stringify({ id, text, label: 'ai', lang: 'en', source: 's', year: null, ...more });

  it('are those of 400 words or more in the language', () => {
    const path = join(folder, 'units.jsonl');
    const rows = [
      row('short', words(399)),
      row('long', `${words(399)}\u2028word`, { unit: 'document' }),
      row('passage', words(400), { unit: 'passage' }),
      row('other', words(400), { lang: 'de' }),
    ];
    writeFileSync(path, rows.join('\n'));
    expect(readUnits(path, 'en')).toMatchObject([{ id: 'long', register: 'unknown' }]);
  });

  it('are refused with the number of the line', () => {
    const path = join(folder, 'broken.jsonl');
    writeFileSync(path, `${row('a', 'b')}\n{"id": 1}`);
    expect(() => readUnits(path, 'en')).toThrow('line 2');
  });
});

describe('known scores', () => {
  it('are kept by text and model, and outlive half a line', () => {
    const path = join(folder, 'cache', 'scores.jsonl');
    openCache(path).set('m', 'text', [1, 2]);
    appendFileSync(path, '{"key": "a');
    const again = openCache(path);
    expect(again.get('m', 'text')).toEqual([1, 2]);
    expect(again.get('other', 'text')).toBeUndefined();
  });
});

describe('the command', () => {
  it('takes settings instead of choosing any', () => {
    expect(parseOptions(['--test', 'a', '--settings', '4,2.5,0.5'])).toMatchObject({
      settings: { windowSentences: 4, enter: 2.5, exit: 0.5 },
      count: 60,
      calibration: null,
    });
  });

  it.each([
    [[]],
    [['--calibration', 'a', '--count', '0']],
    [['--settings', '4,1,2']],
    [['--settings', '4,1']],
    [['--settings', '0,2,1']],
  ])('refuses %j', (argv) => {
    expect(() => parseOptions(argv)).toThrow(/--/);
  });
});
