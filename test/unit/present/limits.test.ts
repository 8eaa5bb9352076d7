import { describe, expect, it } from 'vitest';
import { ratesView } from '../../../src/present/limits/rates-view';
import { testedRates, type TextRates } from '../../../src/present/limits/tested-rates';
import { createTranslate } from '../../../src/platform/translate';
import { getMessageFrom, readMessages, type Locale } from '../../support/translate';

const translate = (locale: Locale) => createTranslate(getMessageFrom(readMessages(locale)), locale);
const en = translate('en');
const rate = (hits: number, n: number) => ({ hits, n, low: 0.0123, high: 0.0456 });
const viewOf = (text: Partial<TextRates>) =>
  ratesView({ ...testedRates, text: { ...testedRates.text, ...text } })[0]!;

describe('the tables of rates', () => {
  it('name models and day', () => {
    const { caption } = viewOf({ models: ['text-v9', 'text-ngram-v9'], date: '2027-01-02' });
    expect(en(caption)).toBe('English text: text-v9, text-ngram-v9, tested Jan 2, 2027');
    expect(translate('ja')(caption)).toMatch(/^英語の文章: text-v9, text-ngram-v9、2027\/01\/02/);
  });

  it('give each rate per 100 with its interval and counts; nothing where nothing was tested', () => {
    const length = { words: '50-99', noSignOfAi: null, auroc: null };
    const { rows } = viewOf({ lengths: [{ ...length, falseFlags: rate(12, 1_234), found: null }] });
    expect(rows[0]!.name).toBe('50–99');
    const [flags, found] = rows[0]!.cells;
    expect(en(flags!.share)).toBe('1 (1.2–4.6)');
    expect(en(flags!.count)).toBe('12 of 1,234');
    expect(translate('ja')(flags!.count)).toBe('1,234件中12件');
    expect(found).toBeNull();
  });

  it('name the kind of writing that is flagged most often, if enough of it was tested', () => {
    const registers = [
      { name: 'news', falseFlags: rate(1, 400) },
      { name: 'legal', falseFlags: rate(8, 400) },
      { name: 'learner', falseFlags: rate(2, 20) },
    ];
    const [note] = viewOf({ registers }).notes;
    expect(en(note!)).toContain('among texts by people: legal texts, 2 in 100 (8 of 400).');
    expect(translate('ja')(note!)).toContain('「法律の文章」で、100本中2本です（400件中8件）');
    const [unnamed] = viewOf({ registers: [{ name: 'tablets', falseFlags: rate(8, 400) }] }).notes;
    expect(en(unnamed!)).toContain('tablets');
    const [none] = viewOf({ registers: [{ name: 'news', falseFlags: rate(0, 400) }] }).notes;
    expect(en(none!)).toBe('Rates differ by kind of writing.');
  });

  it('say that nothing was tuned on the sources', () => {
    expect(en(viewOf({}).notes[1]!)).toContain('never used to train or tune');
  });

  it('have a row for every condition of pictures, in words', () => {
    const conditions = ['clean', 'foggy'].map((name) => ({
      ...testedRates.image.conditions[0]!,
      name,
    }));
    const [, pictures] = ratesView({ ...testedRates, image: { ...testedRates.image, conditions } });
    expect(pictures!.rows.map(({ name }) => (typeof name === 'string' ? name : en(name)))).toEqual([
      'As found',
      'foggy',
    ]);
    expect(pictures!.rows.every(({ cells }) => cells.length === pictures!.columns.length - 1)).toBe(true);
  });
});
