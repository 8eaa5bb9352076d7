import { describe, expect, it } from 'vitest';
import type { TextCalibration } from '../../../../src/detectors/text-classifier/calibration';
import { toEvidence, type PassageScore } from '../../../../src/detectors/text-classifier/to-evidence';

const bin = (from: number, name: string, parts: Partial<TextCalibration['bins'][number]> = {}) => ({
  bin: name,
  minWords: from,
  platt: { a: 2, b: 0 },
  accuseAbove: 5 - from / 100,
  noSignGate: null,
  falseAlarmsPer100: 1,
  missesPer100: 10,
  ...parts,
});

/** As for a model that was measured on whole documents. */
const byDocument: TextCalibration = {
  id: 'text-v9-0',
  date: '2026-11-29',
  model: 'text-v9',
  ngramModel: 'text-ngram-v9',
  language: 'en',
  minWords: 50,
  logLrCap: { ai: 1.3, human: -0.7 },
  fusion: { model: 1, ngram: 0, bias: 0 },
  bins: [
    bin(50, '50-99', { logLrCap: { ai: 0.8, human: -0.2 } }),
    bin(100, '100-149'),
    bin(150, '150-199'),
    bin(200, '200-399', { noSignGate: -1 }),
    bin(400, '400+', { logLrCap: { ai: 1.8, human: -1 }, testedOn: { human: 900, ai: 800 } }),
  ],
  modelLimit: null,
};

const passage = (parts: Partial<PassageScore>): PassageScore => ({
  words: 600,
  wordsJudged: 600,
  windows: 3,
  zModel: 0,
  zNgram: 0,
  ...parts,
});

describe('a document', () => {
  it.each([
    [60, '50-99'],
    [149, '100-149'],
    [150, '150-199'],
    [399, '200-399'],
    [400, '400+'],
    [5000, '400+'],
  ])('of %i judged words is read with the calibration of %s words', (words, name) => {
    const { estimate } = toEvidence(passage({ words, wordsJudged: words }), byDocument);
    expect(estimate?.condition).toBe(`${name} words`);
  });

  it('counts the words that were judged, not those that were left out', () => {
    const { estimate, limits, detail } = toEvidence(passage({ words: 4000, wordsJudged: 390 }), byDocument);
    expect(estimate?.condition).toBe('200-399 words');
    expect(limits).toEqual(['limit_text_sampled']);
    expect(detail).toMatchObject({ words: 4000, wordsJudged: 390 });
  });

  it('may weigh more the longer it is, as far as that was measured', () => {
    const weight = (words: number, zModel: number) =>
      toEvidence(passage({ words, wordsJudged: words, zModel }), byDocument).logLr;
    expect([60, 160, 600].map((words) => weight(words, 40))).toEqual([0.8, 1.3, 1.8]);
    expect([60, 160, 600].map((words) => weight(words, -40))).toEqual([-0.2, -0.7, -1]);
  });

  it('may be accused above the threshold of its length, and cleared only where a gate was measured', () => {
    const at = (words: number, zModel: number) =>
      toEvidence(passage({ words, wordsJudged: words, zModel }), byDocument).estimate;
    expect(at(160, 3.4)?.mayAccuse).toBe(false);
    expect(at(400, 1.1)).toMatchObject({ mayAccuse: true, calibratedOn: { notAi: 900, ai: 800 } });
    expect(at(160, -9)?.maySayNoSign).toBe(false);
    expect(at(160, -9)).not.toHaveProperty('calibratedOn');
    expect(at(200, -1.1)?.maySayNoSign).toBe(true);
  });
});
