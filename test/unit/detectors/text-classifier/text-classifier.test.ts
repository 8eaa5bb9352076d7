import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Artifacts } from '../../../../src/core/artifact';
import type { Inference } from '../../../../src/core/detector';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { WRAPPER_START } from '../../../../src/core/text-manifest';
import { calibration } from '../../../../src/detectors/text-classifier/calibration';
import { countWords } from '../../../../src/detectors/text-classifier/normalize';
import { detector } from '../../../../src/detectors/text-classifier/text-classifier';

const models = join(import.meta.dirname, '../../../../assets/public/models');
const vectors: { raw: string; z_model: number; z_ngram: number; z_fused: number; above_fpr1: boolean }[] =
  JSON.parse(readFileSync(join(models, `${calibration.model}/vectors.json`), 'utf8'));
const item = { id: '1/2/0', kind: 'text' } as Item;

async function look(
  text: string,
  zModel: number | ((passage: string) => number) = 0,
  language: string | null = 'en',
) {
  const passages: string[] = [];
  const inference = {
    text: async (_id: string, passage: string) => {
      passages.push(passage);
      return { logits: [0, typeof zModel === 'number' ? zModel : zModel(passage)], tokenIds: [] };
    },
    file: async (id: string, name: string) => Uint8Array.from(await readFile(join(models, id, name))).buffer,
  } as unknown as Inference;
  const context = {
    signal: new AbortController().signal,
    inference,
    credentials: { read: async () => null },
    files: {} as never,
    memory: null,
    originatorAnchors: [],
  };
  const result = await detector.detect(item, { text, language } as Artifacts, context);
  return { result, passages };
}

async function findingFor(...args: Parameters<typeof look>): Promise<Finding> {
  const { result } = await look(...args);
  if ('skip' in result) throw new Error(result.skip);
  return result[0]!;
}

const WORDS_IN_SENTENCE = 10;
const sentences = (count: number) =>
  Array.from({ length: count }, (_, i) => `The ${i}th boat left the harbour late because of rain.`).join(' ');

describe('a text with its C2PA manifest', () => {
  it('is read as the same text without it', async () => {
    const text = sentences(12);
    const manifest = `${WRAPPER_START}${'\u{E0155}\uFE03'.repeat(9_000)}`;
    const { passages } = await look(`${text.slice(0, 60)}${manifest}${text.slice(60)}`);
    expect(passages).toEqual((await look(text)).passages);
  });
});

describe('text-classifier', () => {
  it.each([['ja'], ['de'], [null]])('does not judge text in language %s', async (language) => {
    const { result, passages } = await look(sentences(20), 5, language);
    expect(result).toEqual({ skip: 'language-unsupported' });
    expect(passages).toEqual([]);
  });

  it('does not judge the words of a translation program, and says so', async () => {
    const { result, passages } = await look(sentences(20), 5, 'en-t-t0-und');
    expect(result).toEqual({ skip: 'machine-translated' });
    expect(passages).toEqual([]);
  });

  it('does not believe "English" when the letters say otherwise', async () => {
    const { result } = await look('Это предложение написано по-русски и повторяется. '.repeat(20));
    expect(result).toEqual({ skip: 'language-unsupported' });
  });

  it('judges English of any region, and English with look-alike letters', async () => {
    expect((await look(sentences(10), 0, 'en-GB')).passages).toHaveLength(1);
    expect((await look(sentences(10).replaceAll('e', 'е'))).passages[0]).toBe(sentences(10));
  });

  it('skips fewer than 50 words, counted after normalising', async () => {
    const fifty = Array.from({ length: 50 }, () => 'word').join(' ');
    expect((await look(fifty)).passages).toHaveLength(1);
    const { result } = await look(`${fifty.slice(5)} https://example.org/ 😀`);
    expect(result).toEqual({ skip: 'too-short' });
  });

  it.each(vectors)('fuses model and n-gram score as the reference: $z_fused', async (vector) => {
    const finding = await findingFor(vector.raw, vector.z_model);
    expect(Number(finding.detail.zNgram)).toBeCloseTo(vector.z_ngram, 3);
    expect(Number(finding.detail.z)).toBeCloseTo(vector.z_fused, 2);
    expect(finding.estimate?.mayAccuse).toBe(vector.above_fpr1);
    expect(finding.score).toBeCloseTo(1 / (1 + Math.exp(-vector.z_model)), 6);
    expect(finding).toMatchObject({
      basis: 'inferred',
      trust: 'estimate',
      estimate: { condition: '50-99 words' },
    });
  });

  it('never weighs more than the caps', async () => {
    const { ai, human } = calibration.bins[1]?.logLrCap ?? calibration.logLrCap;
    expect((await findingFor(sentences(12), 40)).logLr).toBe(ai);
    expect((await findingFor(sentences(12), -40)).logLr).toBe(human);
  });

  it('may accuse only above the threshold of the length', async () => {
    const { model, ngram, bias } = calibration.fusion;
    for (const { bin, minWords, accuseAbove } of calibration.bins) {
      const count = minWords / WORDS_IN_SENTENCE + 1;
      const zNgram = Number((await findingFor(sentences(count))).detail.zNgram);
      const zModel = (accuseAbove - bias - ngram * zNgram) / model;
      expect((await findingFor(sentences(count), zModel - 0.01)).estimate?.mayAccuse).toBe(false);
      const above = await findingFor(sentences(count), zModel + 0.01);
      expect(above.estimate).toMatchObject({ mayAccuse: true, condition: `${bin} words` });
    }
  });

  it('averages the windows of a long text by their words', async () => {
    const { passages } = await look(sentences(50));
    expect(passages.length).toBeGreaterThan(1);
    const finding = await findingFor(sentences(50), (passage) => (passage === passages[0] ? 1 : 0));
    const words = countWords(sentences(50));
    expect(Number(finding.detail.zModel)).toBeCloseTo(countWords(passages[0]!) / words, 10);
    expect(finding.detail).toMatchObject({ words, wordsJudged: words, windows: passages.length });
  });

  it('names the limits that apply', async () => {
    const always = calibration.modelLimit === null ? [] : [calibration.modelLimit];
    expect((await findingFor(sentences(6))).limits).toEqual([...always, 'limit_short_text']);
    expect((await findingFor(sentences(30))).limits).toEqual(always);
    expect((await findingFor(sentences(400))).limits).toContain('limit_text_sampled');
  });

  it('fails when the model gives no usable numbers', async () => {
    await expect(findingFor(sentences(10), Number.NaN)).rejects.toThrow('score');
  });

  it('changes its version with its calibration, so that stored results are not taken for new ones', () => {
    expect(detector.version).toContain(calibration.id);
  });
});

describe('the shipped text calibration', () => {
  it.each(calibration.bins)(
    'has usable numbers for $bin words',
    ({ platt, accuseAbove, noSignGate, falseAlarmsPer100 }) => {
      expect(platt.a).toBeGreaterThan(0);
      expect(noSignGate === null || noSignGate < accuseAbove).toBe(true);
      expect(falseAlarmsPer100).toBeGreaterThan(0);
    },
  );

  it('needs the weakest score for the longest texts, and covers all lengths', () => {
    const thresholds = calibration.bins.map((bin) => bin.accuseAbove);
    expect(thresholds.at(-1)).toBe(Math.min(...thresholds));
    const from = calibration.bins.map((bin) => bin.minWords);
    expect(from[0]).toBe(calibration.minWords);
    expect(from).toEqual([...from].sort((one, other) => one - other));
  });
});
