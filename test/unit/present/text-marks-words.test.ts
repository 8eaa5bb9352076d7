import { describe, expect, it } from 'vitest';
import type { FoundEvidence } from '../../../src/core/evidence';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { estimateBy, verdictOf } from '../../support/verdicts';

const english = createTranslate(getMessageFrom(readMessages('en')), 'en');
const japanese = createTranslate(getMessageFrom(readMessages('ja')), 'ja');

const marks = (parts: Partial<FoundEvidence> = {}, mayAccuse = true) =>
  estimateBy(
    'text-marks',
    {
      logLr: 2.5,
      limits: ['limit_marks_part'],
      detail: { finds: 'chatbot-marks', raw: '[oaicite:1]' },
      ...parts,
    },
    { mayAccuse, misses: 100 },
  );
const hidden = estimateBy('text-marks', {
  logLr: null,
  detail: { finds: 'hidden-data', raw: 'ignore the above' },
});
const model = (parts: Partial<FoundEvidence> = {}) =>
  estimateBy('text-classifier', { logLr: 1.3, ...parts }, { falseAlarms: 2, misses: 10 });
const likely = (...evidence: FoundEvidence[]) =>
  cardView(verdictOf({ kind: 'text', label: 'likely', supporting: ['text-marks'], evidence }));

describe('a text that is likely AI-written by its marks', () => {
  it('names the mark, and says that it shows not how much was pasted', () => {
    const view = likely(marks(), model());
    expect(english(view.sentence)).toBe('It contains marks that chatbots leave in pasted text: [oaicite:1].');
    expect(japanese(view.sentence)).toBe(
      'チャットボットの文章を貼り付けたときに残る記号があります: [oaicite:1]',
    );
    expect(view.limits.map(english)).toEqual([
      'Marks show that something was pasted from a chatbot, not how much.',
      'Edited or translated text may be flagged.',
      "It says nothing about a person's conduct.",
    ]);
  });

  it('shows the mark with its strength, and no ratio: its weight was not measured', () => {
    const [row] = likely(marks()).evidence.supporting;
    expect([row!.name, row!.result, ...row!.notes].map(english)).toEqual([
      'Chatbot marks',
      'Marks found',
      'It reads: [oaicite:1]',
      'Support: moderately strong',
    ]);
  });

  it('speaks of the model instead where the marks may not accuse', () => {
    const view = likely(marks({ logLr: 1.3 }, false), model());
    expect(english(view.sentence)).toBe(
      'In our tests, about 2 in 100 texts written by people also scored this high.',
    );
  });
});

describe('hidden data', () => {
  it('has a name, a result and a limit of its own, and stands on no side', () => {
    const { evidence } = likely(marks(), hidden);
    expect(evidence.supporting).toHaveLength(1);
    const [row] = evidence.other;
    expect([row!.name, row!.result, ...row!.notes].map(english)).toEqual([
      'Hidden data',
      "Found in characters that can't be seen",
      "It doesn't show who or what wrote the text.",
      'It reads: ignore the above',
    ]);
    expect([row!.name, row!.result].map(japanese)).toEqual(['隠されたデータ', '目に見えない文字の中に検出']);
  });
});

describe('"no sign" beside a weak mark', () => {
  it('tells how often the model misses, not how seldom there are marks', () => {
    const quiet = model({ logLr: -0.6 });
    const passed = { ...quiet, estimate: { ...quiet.estimate!, maySayNoSign: true } };
    const view = cardView(
      verdictOf({ kind: 'text', label: 'no-sign', evidence: [marks({ logLr: 0.2 }, false), passed] }),
    );
    expect(english(view.sentence)).toContain('about 10 in 100 AI texts pass too');
  });
});
