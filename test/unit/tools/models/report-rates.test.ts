import { describe, expect, it } from 'vitest';
import { english } from '../../../../tools/models/limits/english';
import { japanese } from '../../../../tools/models/limits/japanese';
import { limitsText } from '../../../../tools/models/limits/limits-text';
import { reportRates } from '../../../../tools/models/limits/report-rates';
import { testedRates } from '../../../../src/present/limits/tested-rates';
import { evaluationReport, times } from './evaluation-report';

const report = evaluationReport([
  ...times(10, { label: 'human', words: 40 }),
  ...times(58, { label: 'human', words: 120 }),
  ...times(2, { label: 'human', words: 120, said: 'likely', register: 'essay' }),
  ...times(20, { label: 'human', words: 500, register: 'essay' }),
  ...times(24, { label: 'ai', words: 120, said: 'likely' }),
  ...times(15, { label: 'ai', words: 120 }),
  ...times(1, { label: 'ai', words: 120, said: 'no-sign' }),
  ...times(4, { label: 'human', words: 130, register: 'rare' }),
]);
const attacked = evaluationReport([
  ...times(12, { label: 'ai', words: 120, said: 'likely', attack: 'case' }),
  ...times(9, { label: 'ai', words: 120, said: 'likely' }),
  ...times(3, { label: 'ai', words: 120 }),
  ...times(6, { label: 'ai', words: 120, said: 'likely', attack: 'homoglyph' }),
  ...times(6, { label: 'ai', words: 120, said: 'no-sign', attack: 'homoglyph' }),
]);
const rewritten = { paraphrased: attacked, humanised: attacked };
const rates = reportRates(report, attacked, rewritten, 'en');

describe('rates from an evaluation report', () => {
  it('name what was tested, when and under what policy', () => {
    expect(rates).toMatchObject({
      ...{ language: 'en', date: '2026-12-01', policy: '2026-12-01.1', browser: 'chromium 140' },
      ...{ models: ['text-v1', 'text-ngram-v1'], calibration: 'text-v1-abcd1234' },
      sources: { human: 3, ai: 3 },
    });
  });

  it('count by length, without the lengths that are not judged', () => {
    const [short, long, ...more] = rates.lengths;
    expect(more).toEqual([]);
    expect(short).toMatchObject({
      words: '100-149',
      falseFlags: { hits: 2, n: 64 },
      found: { hits: 24, n: 40 },
      noSignOfAi: { hits: 1, n: 40 },
    });
    expect(short?.auroc?.value).toBeGreaterThan(0.5);
    expect(short?.found?.low).toBeLessThanOrEqual(0.6);
    expect(short?.found?.high).toBeGreaterThanOrEqual(0.6);
    expect(long).toMatchObject({
      words: '400+',
      falseFlags: { hits: 0, n: 20, low: 0 },
      found: null,
      noSignOfAi: null,
      auroc: null,
    });
  });

  it('count by kind of writing, small kinds together', () => {
    const counts = rates.registers.map(({ name, falseFlags: { hits, n } }) => [name, hits, n]);
    expect(counts).toEqual([
      ['news', 0, 68],
      ['essay', 2, 22],
      ['others', 0, 4],
    ]);
  });

  it('set changed texts against the same texts unchanged', () => {
    expect(rates.attacks).toMatchObject([
      { name: 'none', found: { hits: 9, n: 12 }, noSignOfAi: { hits: 0, n: 12 } },
      { name: 'homoglyph', found: { hits: 6, n: 12 }, noSignOfAi: { hits: 6, n: 12 } },
      { name: 'case', found: { hits: 12, n: 12 }, noSignOfAi: { hits: 0, n: 12 } },
    ]);
    expect(reportRates(report, null, rewritten, 'en').attacks).toEqual([]);
  });

  it('keep each set of texts that a model wrote anew beside its own unchanged texts', () => {
    expect(rates.rewritten).toEqual({ paraphrased: rates.attacks, humanised: rates.attacks });
  });

  it('are refused where changed texts would count as texts as published, or the language is missing', () => {
    expect(() => reportRates(attacked, null, rewritten, 'en')).toThrow('a report of their own');
    expect(() => reportRates(report, null, rewritten, 'ja')).toThrow('no part "text ja"');
  });
});

describe('the page of limits', () => {
  const tested = { ...testedRates, text: rates };

  it('says all of it in English', () => {
    const page = limitsText(tested, english);
    expect(page).toContain('## English text: text-v1 with text-ngram-v1, 2026-12-01');
    expect(page).toMatch(/from 3 sources, AI texts from 3; nothing was trained, chosen or tuned/);
    expect(page).toMatch(/\| 100-149 \| 3\.1 % \(2 of 64\) \[.+\] \| 60\.0 % \(24 of 40\) .+ \| 0\.\d{3} \[/);
    expect(page).toMatch(/\| 400\+ \| 0\.0 % \(0 of 20\) \[0\.0–16\.1\] \| – \| – \| – \|/);
    expect(page).toMatch(/\| essays \| 9\.1 % \(2 of 22\)/);
    expect(page).toMatch(/\| letters that look the same \| 50\.0 % \(6 of 12\)/);
  });

  it('says the same in Japanese', () => {
    const page = limitsText(tested, japanese);
    expect(page).toContain('## 英語の文章: text-v1 と text-ngram-v1、2026-12-01');
    expect(page).toMatch(/\| 100-149 \| 3\.1 %（64 件中 2 件）/);
    expect(page).toMatch(/\| エッセイ \| 9\.1 %（22 件中 2 件）/);
    expect(page).toMatch(/\| 見た目の似た文字 \| 50\.0 %（12 件中 6 件）/);
    const figures = (text: string) => [...text.matchAll(/\d+\.\d+/g)].map(([one]) => one).sort();
    expect(figures(page)).toEqual(figures(limitsText(tested, english)));
  });
});

describe('what the files of the pictures alone tell', () => {
  const told = (low: number) => {
    const image = { ...testedRates.image, filesAlone: { auroc: 0.7, above: { value: 0.1, low, high: 0.2 } } };
    return [english, japanese].map((words) => words.image.notes(image));
  };

  it('is set against the model, whose difference may be none', () => {
    const [en, ja] = told(-0.05);
    expect(en).toContain(
      'AUROC of 0.70 on the clean pictures; the difference of the model, 0.10 [-0.05 to 0.20], may be none',
    );
    expect(ja).toContain('モデルとの差は 0.10（-0.05～0.20）で、差がないこともあり得ます');
  });

  it('is less than what the model tells when the interval says so', () => {
    const [en, ja] = told(0.02);
    expect(en).toContain('the model has 0.10 [0.02 to 0.20] more.');
    expect(ja).not.toContain('差がないこともあり得ます');
  });

  it('is left out where nothing was compared', () => {
    expect(english.image.notes({ ...testedRates.image, filesAlone: null })).toMatch(/close to guessing\.$/);
  });
});
