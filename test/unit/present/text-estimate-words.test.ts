import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { detailView } from '../../../src/present/detail-view';
import { partViews } from '../../../src/present/detail/text-parts';
import { textEstimateNotes } from '../../../src/present/text-estimate-words';
import { getMessageFrom, readMessages, type Locale } from '../../support/translate';
import { estimateBy, verdictOf } from '../../support/verdicts';

const translateTo = (locale: Locale) => createTranslate(getMessageFrom(readMessages(locale)), locale);
const t = translateTo('en');

const estimate = (judged: number, falseAlarms: number) => {
  const found = estimateBy(
    'text-classifier',
    { detail: { words: 612, wordsJudged: judged } },
    { falseAlarms },
  );
  const tested = { ...found.estimate!, condition: '400+ words', calibratedOn: { notAi: 1566, ai: 1180 } };
  return { ...found, estimate: tested };
};
const likely = (judged = 612, falseAlarms = 1.8) =>
  verdictOf({
    kind: 'text',
    label: 'likely',
    basis: 'inferred',
    likelihood: 0.83,
    prior: 0.2,
    supporting: ['text-classifier'],
    evidence: [estimate(judged, falseAlarms)],
  });

describe('what is said of the text model', () => {
  it('is how many words were judged, and how often texts of that length were flagged wrongly', () => {
    expect(textEstimateNotes(estimate(612, 1.8)).map(t)).toEqual([
      '612 words were judged.',
      'At this length (400+ words), about 2 in 100 texts written by people were flagged in our tests.',
    ]);
    expect(textEstimateNotes(estimate(420, 0.4)).map(t)).toEqual([
      '420 of 612 words were judged.',
      'At this length (400+ words), fewer than 1 in 100 texts written by people were flagged in our tests.',
    ]);
    expect(textEstimateNotes(estimate(420, 1.8)).map(translateTo('ja'))).toEqual([
      '612語のうち420語を判定しました。',
      'この長さ（400+語）では、テストで人が書いた文章100本のうち約2本が該当しました。',
    ]);
  });

  it('is nothing for other models', () => {
    expect(textEstimateNotes(estimateBy('image-classifier'))).toEqual([]);
  });

  it.each(['en', 'ja'] as const)(
    'stands in the card, with its limits, and no percentage without its prior: %s',
    (locale) => {
      const card = cardView(likely());
      const say = translateTo(locale);
      expect(card.evidence.supporting[0]!.notes.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['found_words_all', 'found_flagged']),
      );
      expect(card.limits.map(({ key }) => key)).toEqual(['limit_edited_text', 'limit_no_conduct']);
      const said = [
        card.title,
        card.sentence,
        ...card.limits,
        ...[card.likelihood!],
        ...card.evidence.supporting.flatMap(({ name, result, notes }) => [name, result, ...notes]),
      ].map(say);
      const withPercent = said.filter((one) => /[%％]/.test(one));
      expect(withPercent).toHaveLength(1);
      expect(withPercent[0]).toMatch(/1 in 5|5本に1本/);
    },
  );

  it('says the same of a text whose evidence conflicts', () => {
    const { limits } = cardView({ ...likely(), label: 'conflict' });
    expect(limits.map(({ key }) => key)).toEqual(['limit_edited_text', 'limit_no_conduct']);
  });
});

describe('the details of a text', () => {
  it('name words, length, rates and what they were counted on', () => {
    const [section] = detailView(likely()).sections;
    const facts = section!.groups.flatMap(({ facts: all }) => all);
    const valueOf = (key: string) => facts.find(({ term }) => term.key === key)?.values[0];
    const say = (key: string) => {
      const value = valueOf(key)!;
      return 'quote' in value ? value.quote : t(value);
    };
    expect(say('details_words_judged')).toBe('612');
    expect(say('details_condition')).toBe('400+ words');
    expect(say('details_false_alarms')).toBe('1.8 in 100');
    expect(say('details_calibrated_on')).toBe('1,566 made by people, 1,180 made by AI');
  });

  it('offer to look for parts only where the text model may say likely', () => {
    const has = (verdict: Parameters<typeof detailView>[0]) => detailView(verdict).sections[0]!.hasParts;
    expect(has(likely())).toBe(true);
    const mayNot = estimateBy('text-classifier', {}, { mayAccuse: false });
    expect(has({ ...likely(), evidence: [mayNot] })).toBe(false);
    expect(has({ ...likely(), evidence: [estimateBy('text-marks')] })).toBe(false);
  });

  it('offer no parts for what a pack judged: the built-in model looks for them', () => {
    const judged = estimateBy('text-classifier', { detail: { pack: { isTested: true } } });
    expect(detailView({ ...likely(), evidence: [judged] }).sections[0]!.hasParts).toBe(false);
  });

  it('quote each part with its place, hidden characters written out', () => {
    expect(partViews(null)).toEqual([]);
    const [view] = partViews({
      outcome: 'parts',
      sentences: 21,
      parts: [{ from: 3, to: 7, text: 'In a wor\u200bld.' }],
    });
    expect(t(view!.place)).toBe('Sentences 3–7 of 21');
    expect(translateTo('ja')(view!.place)).toBe('全21文のうち3～7文目');
    expect(view!.quote.quote).toBe('In a wor<U+200B>ld.');
  });

  it.each(['en', 'ja'] as const)('never say that a part is by AI: %s', (locale) => {
    const messages = Object.entries(readMessages(locale)).filter(([key]) => key.startsWith('details_parts_'));
    expect(messages.length).toBeGreaterThan(6);
    expect(messages.filter(([, { message }]) => /\bAI\b|generated|生成/.test(message))).toEqual([]);
  });
});
