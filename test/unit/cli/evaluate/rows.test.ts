import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../../../../cli/evaluate/options.ts';
import { lengthBin } from '../../../../cli/evaluate/report/dimensions.ts';
import { readImages } from '../../../../cli/evaluate/rows/images.ts';
import { countWords, formatFeatures } from '../../../../cli/evaluate/rows/text-features.ts';
import { parseText, readTexts } from '../../../../cli/evaluate/rows/texts.ts';
import { keyOf, openScoreFile } from '../../../../cli/evaluate/run/score-file.ts';
import type { Score } from '../../../../cli/evaluate/run/score.ts';
import { progressText } from '../../../../cli/evaluate/run/clock.ts';

const whole = { id: 'a', text: 'One two.', label: 'human', lang: 'en-GB', source: 's' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-evaluate-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

describe('a text of the file', () => {
  it('needs little, and says of the rest that it is not stated', () => {
    expect(parseText(JSON.stringify(whole)).row).toMatchObject({
      isAi: false,
      lang: 'en',
      register: 'not stated',
      generator: 'human',
      treatment: 'none',
      group: 'a',
      words: 2,
    });
  });

  it.each(['id', 'text', 'label', 'lang', 'source'] as const)('is refused without %s', (name) => {
    expect(() => parseText(JSON.stringify({ ...whole, [name]: undefined }))).toThrow(name);
  });

  it('is the same content under another name', () => {
    const other = parseText(JSON.stringify({ ...whole, id: 'b' })).row;
    expect(other.content).toBe(parseText(JSON.stringify(whole)).row.content);
  });

  it('may hold a line separator of Unicode, which ends no line of a file', async () => {
    const path = join(folder, 'separator.jsonl');
    const text = 'One\u2028two\u0085three.';
    await writeFile(path, `${JSON.stringify({ ...whole, text })}\n${JSON.stringify({ ...whole, id: 'b' })}`);
    expect(await all(readTexts(path, Infinity))).toHaveLength(2);
  });

  it('comes from a packed file, up to the limit, and a broken line is named', async () => {
    const path = join(folder, 'texts.jsonl.gz');
    const lines = [whole, { ...whole, id: 'b' }].map((row) => JSON.stringify(row));
    await writeFile(path, gzipSync(`${lines.join('\n')}\n\n{"id":1}\n`));
    expect((await all(readTexts(path, 2))).map(({ row }) => row.id)).toEqual(['a', 'b']);
    await expect(all(readTexts(path, 3))).rejects.toThrow('line 3');
  });
});

describe('the measure of a text', () => {
  it.each([
    ['one two three', 3],
    ['そのとおりです。'.repeat(15), 50],
    ['', 0],
  ])('“%.12s” is %i words', (text, words) => {
    expect(Math.abs(countWords(text) - words)).toBeLessThanOrEqual(5);
  });

  it.each([
    [10, '  0-49'],
    [50, ' 50-99'],
    [149, '100-149'],
    [400, '400+'],
  ])('%i words lie in %s', (words, bin) => {
    expect(lengthBin(words)).toBe(bin);
  });

  it('of its format is finite for every text', () => {
    for (const text of ['', '.', 'A', '\n\n', '日本語。', 'Ünïcode — “quoted”, 42!'])
      expect(formatFeatures(text).every(Number.isFinite), text).toBe(true);
  });
});

describe('a picture of the index', () => {
  it('comes in every tier, under the generator that is its source', async () => {
    await writeFile(join(folder, 'a.jpg'), 'not a picture');
    const index = join(folder, 'index.tsv');
    await writeFile(index, 'path\tlabel\tsource\tkind\tgroup\tpool\na.jpg\tai\tflux\tphoto\tg\tunseen\n');
    const rows = await all(readImages(index, 1));
    expect(rows.map(({ tier }) => tier)).toEqual(['clean', 'web', 'hard', 'thumb']);
    expect(rows[1]?.row).toMatchObject({ id: 'a.jpg web', isAi: true, generator: 'flux', register: 'photo' });
    expect(new Set(rows.map(({ row }) => row.content)).size).toBe(4);
  });

  it('that is not there ends the run', async () => {
    const index = join(folder, 'gone.tsv');
    await writeFile(index, 'path\tlabel\ngone.jpg\treal\n');
    await expect(all(readImages(index, 9))).rejects.toThrow('row 1');
  });
});

describe('scores', () => {
  const score = { key: keyOf('content', 'setup'), id: 'a', label: 'no-sign', reason: null } as Score;
  const full: Score = {
    ...score,
    ...{ language: 'en', z: -1, zModel: -1, zNgram: -1, threshold: 2, words: 60, condition: 'c' },
    ...{ calibration: 'x', logLr: -0.5, likelihood: 0.1, mayAccuse: false, maySayNoSign: true },
    ...{ classifierMs: 3, totalMs: 4 },
  };

  it('are found again, but for those that failed', async () => {
    const path = join(folder, 'scores.jsonl');
    const file = await openScoreFile(path);
    await file.add([full, { ...full, key: 'other', label: 'failed' }]);
    expect([...(await openScoreFile(path)).scores.values()]).toEqual([full]);
  });

  it('survive a line that was cut', async () => {
    const path = join(folder, 'cut.jsonl');
    await writeFile(path, `${JSON.stringify(full)}\n{"key":"ha`);
    const file = await openScoreFile(path);
    expect(file.scores.size).toBe(1);
    await file.add([{ ...full, key: 'next' }]);
    expect((await openScoreFile(path)).scores.size).toBe(2);
  });

  it('have another key under another setup', () => {
    expect(keyOf('content', 'setup')).not.toBe(keyOf('content', 'setup 2'));
  });
});

describe('the command', () => {
  it.each([
    [[], 'Name a file'],
    [['--texts', 'a', '--browser', 'opera'], '--browser'],
    [['--texts', 'a', '--limit', '0'], '--limit'],
    [['--texts', 'a', '--unheard'], 'unheard'],
  ])('%j is refused', (argv, words) => {
    expect(() => parseOptions(argv)).toThrow(words);
  });

  it('takes both browsers', () => {
    expect(parseOptions(['--texts', 'a', '--browser', 'both'])).toMatchObject({
      browsers: ['chromium', 'firefox'],
      images: null,
      limit: Infinity,
    });
  });

  it('says how long it will take', () => {
    expect(progressText('firefox', 100, 5_100, 10_000)).toBe(
      'firefox: 100 of 5100 rows, 100 ms each, about 8 min left …',
    );
  });
});
