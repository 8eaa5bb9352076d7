import { describe, expect, it } from 'vitest';
import { compare } from '../../../../cli/evaluate/report/compare.ts';
import { type Entry, outcomeOf } from '../../../../cli/evaluate/report/entry.ts';
import { plotsOf } from '../../../../cli/evaluate/report/plots.ts';
import { partsOf, reportPart } from '../../../../cli/evaluate/report/report.ts';
import { tablesText } from '../../../../cli/evaluate/report/tables.ts';
import { worstOf } from '../../../../cli/evaluate/report/worst.ts';
import { parseText } from '../../../../cli/evaluate/rows/texts.ts';
import { toScore, type Score } from '../../../../cli/evaluate/run/score.ts';
import type { Verdict } from '../../../../src/core/verdict';

const PRIOR = 0.2;
const REPLICATES = 50;

function entry(number: number, label: 'human' | 'ai', z: number | null, score: Partial<Score> = {}): Entry {
  const { row } = parseText(
    JSON.stringify({
      id: `row-${number}`,
      text: `The harbour was empty on day ${10 + (number % 40)}. Nobody, as ever, minded. `.repeat(
        6 + (number % 9),
      ),
      label,
      lang: 'en',
      source: `source-${number % 4}`,
      register: number % 2 ? 'news' : 'blog',
      generator: label === 'ai' ? `model-${number % 2}` : undefined,
      year: 2019,
    }),
  );
  const all: Score = {
    ...{ key: String(number), id: row.id, label: 'inconclusive', reason: null, language: 'en', z },
    ...{ zModel: z, zNgram: z, threshold: 2, words: 60, condition: '50-99 words', calibration: 'c' },
    ...{ logLr: z, likelihood: 0.5, mayAccuse: false, maySayNoSign: false, classifierMs: 9, totalMs: 10 },
  };
  return { row, score: { ...all, ...score }, nulls: {} };
}

const entries = [
  ...Array.from({ length: 40 }, (_, i) => entry(i, 'human', -2 + i / 20)),
  ...Array.from({ length: 40 }, (_, i) =>
    entry(100 + i, 'ai', -1 + i / 10, i > 20 ? { label: 'likely' } : {}),
  ),
  entry(200, 'human', null, { label: 'not-checked', reason: 'language-unsupported', logLr: null }),
  entry(201, 'ai', null, { label: 'not-checked', reason: 'too-short', logLr: null }),
];
const [part] = partsOf(entries);
const report = reportPart(part!, PRIOR, REPLICATES);

describe('a report', () => {
  it('counts what has no score, and leaves it out of the figures', () => {
    expect(report.all.rows).toEqual({ human: 41, ai: 41 });
    expect(report.all.judged).toEqual({ human: 40, ai: 40 });
    expect(report.all.outcomes).toMatchObject({ 'not supported': 1, 'too short': 1, likely: 19 });
  });

  it('gives no error an interval all the same', () => {
    const { falsePositiveRate, auroc } = report.all.figures;
    expect(falsePositiveRate).toMatchObject({ value: 0, low: 0, by: 'wilson' });
    expect(falsePositiveRate.high).toBeCloseTo(0.088, 2);
    expect(auroc.by).toBe('bootstrap');
    expect(auroc.low).toBeLessThan(auroc.value);
  });

  it('has every dimension, and holds generators against all that people wrote', () => {
    expect(Object.keys(report.slices)).toEqual([
      'register',
      'length',
      'attack',
      'generator',
      'year',
      'source',
    ]);
    const [generator] = report.slices['generator'] ?? [];
    expect(generator).toMatchObject({ isAgainstAllHuman: true, rows: { human: 0 } });
    expect(generator?.falsePositives.n).toBe(0);
    expect(generator?.figures.auroc.by).toBe('bootstrap');
    expect(generator?.figures.cllr.value).toBeNaN();
    expect(report.slices['register']?.map(({ name }) => name)).toEqual(['blog', 'news']);
  });

  it('sets its nulls beside, which know nothing here', () => {
    expect(Object.keys(report.all.nulls)).toEqual(['length', 'format']);
    expect(report.all.figures.aboveNull.value).toBeGreaterThan(0.1);
  });

  it('becomes tables and plots', async () => {
    const facts = {
      schema: 'touchstone.evaluation/1',
      date: '2026-11-29',
      extension: '1',
      browser: 'B 1',
    } as const;
    const tables = tablesText({
      ...facts,
      ...{
        policy: 'p',
        prior: PRIOR,
        detectors: [],
        models: [],
        inputs: [],
        rows: 82,
        failed: 0,
        speed: null,
      },
      comparison: compare(
        'F 1',
        entries.map(({ score }) => [score, score]),
      ),
      parts: [report],
    });
    expect(tables).toContain('not supported 1');
    expect(tables).toContain('F 1: 0 of 82 labels differ');
    expect(tables).toContain('model-1 (against all human)');
    expect(tables).not.toContain('NaN');
    const plots = await plotsOf(report, part!, PRIOR);
    expect([...plots.keys()]).toEqual([
      'text-en-roc.svg',
      'text-en-reliability.svg',
      'text-en-false-positives-by-register.svg',
      'text-en-recall-by-generator.svg',
      'text-en-recall-by-year.svg',
      'text-en-recall-by-length.svg',
    ]);
    for (const [name, svg] of plots) expect(svg, name).toMatch(/^<svg[^>]*>[^]*<path/);
  });

  it('names what to read: the farthest misses first', () => {
    const { falsePositives, misses } = worstOf([...entries, entry(300, 'human', 5, { label: 'likely' })]);
    expect(falsePositives.map(({ id, margin }) => [id, margin])).toEqual([['row-300', 3]]);
    expect(misses).toHaveLength(21);
    expect(misses[0]).toMatchObject({ id: 'row-100', z: -1 });
  });
});

describe('a score', () => {
  const verdict = {
    itemId: 'evaluate/1/0',
    kind: 'text',
    label: 'likely',
    reason: null,
    likelihood: 0.8,
    ms: { acquire: 0, detect: 9, total: 9 },
    evidence: [
      { detector: 'text-marks', version: '1', status: 'absent', ms: 1 },
      {
        ...{ detector: 'text-classifier', version: '1', status: 'found', ms: 8, logLr: 1.2 },
        detail: { z: 3, zModel: 2, words: 70, threshold: 2.5 },
        estimate: { mayAccuse: true, maySayNoSign: false, condition: '50-99 words', calibration: 'c' },
      },
    ],
  } as unknown as Verdict;

  it('keeps what the product says, and null for what it does not', () => {
    expect(toScore('k', 'a', verdict, 'en')).toMatchObject({
      ...{ key: 'k', label: 'likely', z: 3, zModel: 2, zNgram: null, words: 70, logLr: 1.2 },
      ...{ mayAccuse: true, condition: '50-99 words', classifierMs: 8, totalMs: 9 },
    });
  });

  it('of what was not checked has a reason', () => {
    const skipped = {
      detector: 'text-classifier',
      version: '1',
      status: 'skipped',
      reason: 'too-short',
      ms: 0,
    };
    const nothing = { ...verdict, label: 'not-checked', reason: 'too-short', evidence: [skipped] } as Verdict;
    const score = toScore('k', 'a', nothing, null);
    expect(score).toMatchObject({ z: null, logLr: null, reason: 'too-short', mayAccuse: null });
    expect(outcomeOf({ ...entry(1, 'ai', null), score })).toBe('too short');
  });
});

describe('two browsers', () => {
  it('differ by labels, by flags among them, and by scores', () => {
    const one = entry(1, 'ai', 1).score;
    const pairs = [
      [one, { ...one, z: 1.25 }],
      [one, { ...one, label: 'likely' }],
      [one, { ...one, label: 'no-sign' }],
    ] as const;
    expect(compare('F', pairs)).toEqual({
      browser: 'F',
      rows: 3,
      differing: 2,
      flagsDiffering: 1,
      largestDifference: 0.25,
    });
  });
});
