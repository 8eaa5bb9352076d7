import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibration } from '../../../../src/detectors/text-classifier/calibration';
import { ngramScore, parseNgramMeta } from '../../../../src/detectors/text-classifier/ngram';
import { countWords, normalize } from '../../../../src/detectors/text-classifier/normalize';

const { model, ngramModel, language } = calibration;
const folder = join(import.meta.dirname, '../../../../assets/public/models');
const readJson = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const meta = parseNgramMeta(readJson(`${ngramModel}/${language}.json`));
const weights = new Int8Array(readFileSync(join(folder, `${ngramModel}/${language}.bin`)));
const short: { raw: string; normalized: string; words: number; score: number }[] = readJson(
  `${ngramModel}/${language}-vectors.json`,
);
const long: { raw: string; normalized: string; words: number; z_ngram: number }[] = readJson(
  `${model}/vectors.json`,
);
const shared: { vectors: { what: string; raw: string; normalized: string }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/vectors/normalize.json'), 'utf8'),
);

describe('normalize', () => {
  it.each(shared.vectors)('gives what the Python side gives: $what', ({ raw, normalized }) => {
    expect(normalize(raw)).toBe(normalized);
  });

  it.each([...short, ...long])(
    'gives what the model was trained with: $normalized',
    ({ raw, normalized, words }) => {
      expect(normalize(raw)).toBe(normalized);
      expect(countWords(normalize(raw))).toBe(words);
    },
  );

  it.each([
    ['zero-width and soft hyphens', 'a\u200bb\u00adc', 'abc'],
    [
      'back quotes, which are quotes as they were in training',
      'before ```let x``` after',
      `before "'let x"' after`,
    ],
    ['headings, quotes and lists', '# Head\n> said\n- one\n2) two', 'Head said one two'],
    ['dashes', 'a—b, c – d, e--f, 1–2', 'a - b, c - d, e - f, 1-2'],
    [
      'links and addresses',
      'see [this](http://x.y) or https://z.w/q, mail a@b.cd now',
      'see this or mail now',
    ],
    ['emphasis but not identifiers', '**bold** _soft_ and snake_case_name', 'bold soft and snake_case_name'],
    ['space before marks', 'well , yes !', 'well, yes!'],
    ['a Russian word', 'the слово stays', 'the слово stays'],
    ['nothing', ' \n ', ''],
  ])('handles %s', (_what, raw, expected) => {
    expect(normalize(raw)).toBe(expected);
  });
});

describe('ngramScore', () => {
  it.each([...short, ...long.map((vector) => ({ ...vector, score: vector.z_ngram }))])(
    'gives the reference score $score',
    ({ normalized, score }) => {
      expect(Math.abs(ngramScore(normalized, meta, weights) - score)).toBeLessThan(1e-3);
    },
  );

  it('looks at the first 6000 characters only', () => {
    const start = 'Rain fell on the harbour. '.repeat(300).slice(0, 6000);
    expect(ngramScore(`${start} but more`, meta, weights)).toBe(
      ngramScore(`${start} and other`, meta, weights),
    );
  });

  it('refuses a table of another format', () => {
    expect(() => parseNgramMeta({ ...readJson(`${ngramModel}/${language}.json`), format: 2 })).toThrow(
      'format',
    );
    expect(() => parseNgramMeta({ format: 1 })).toThrow('word_bits');
    expect(() => parseNgramMeta(null)).toThrow('format');
  });
});
