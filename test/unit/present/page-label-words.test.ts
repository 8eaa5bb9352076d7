import { describe, expect, it } from 'vitest';
import type { FoundEvidence } from '../../../src/core/evidence';
import policy from '../../../src/fusion/policy.json';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { LABEL_FROM_LOG_LR } from '../../../src/present/page-label-words';
import { getMessageFrom, readMessages } from '../../support/translate';
import { foundBy, verdictOf } from '../../support/verdicts';

const english = createTranslate(getMessageFrom(readMessages('en')), 'en');
const japanese = createTranslate(getMessageFrom(readMessages('ja')), 'ja');

const byPage = foundBy('page-signals', { trust: 'page', logLr: 1.5 });
const byPlatform = foundBy('platform-labels', {
  trust: 'page',
  logLr: 1.5,
  detail: { platform: 'Instagram' },
});
const byFile = foundBy('embedded-metadata', { logLr: 2.5 });
const weakInFile = foundBy('embedded-metadata', { logLr: 0.3 });

function cardOf(evidence: readonly FoundEvidence[], parts: Parameters<typeof verdictOf>[0] = {}) {
  return cardView(verdictOf({ label: 'labelled-generated', basis: 'declared', evidence, ...parts }));
}

describe('an item that only the page labels', () => {
  it.each([
    ['image', null, 'The page says AI made this image. Anyone who writes the page can say so.'],
    ['video', null, 'The page says AI made this video. Anyone who writes the page can say so.'],
    ['audio', null, 'The page says AI made this recording. Anyone who writes the page can say so.'],
    [
      'image',
      'edited',
      'The page says AI made or changed part of this image. Anyone who writes the page can say so.',
    ],
    [
      'video',
      'edited',
      'The page says AI made or changed part of this video. Anyone who writes the page can say so.',
    ],
    [
      'audio',
      'edited',
      'The page says AI made or changed part of this recording. Anyone who writes the page can say so.',
    ],
  ] as const)('is said to be so by the page: %s, %s', (kind, variant, sentence) => {
    const card = cardOf([byPage, weakInFile], { kind, variant });
    expect(english(card.sentence)).toBe(sentence);
    expect(english(card.basis!)).toBe('Declared by the page');
    expect(japanese(card.sentence)).toMatch(/^ページに、この(画像|動画|音声)/);
    expect(japanese(card.basis!)).toBe('ページの記載');
  });

  it('is said to be so by the platform that it names', () => {
    expect(english(cardOf([byPlatform, byPage]).sentence)).toBe(
      "Instagram labels it as AI-generated. We can't check how Instagram knows.",
    );
    expect(english(cardOf([byPlatform], { variant: 'edited' }).sentence)).toBe(
      "Instagram labels it as partly made or changed with AI. We can't check how Instagram knows.",
    );
    expect(japanese(cardOf([byPlatform]).sentence)).toBe(
      'Instagram が AI 生成と表示しています。その根拠はこちらでは確認できません。',
    );
  });

  it.each(['text', 'page'] as const)('keeps its sentence when it is a %s', (kind) => {
    expect(english(cardOf([byPage], { kind }).sentence)).toMatch(/^The page says AI/);
    expect(english(cardOf([byPage], { kind }).basis!)).toBe('Declared by the page');
  });
});

describe('an item that the file labels too', () => {
  it('is said to be so by the file', () => {
    const card = cardOf([byFile, byPage, byPlatform]);
    expect(english(card.sentence)).toMatch(/^The file itself says/);
    expect(english(card.basis!)).toBe('Declared by the file');
  });

  it('or that signed credentials declare keeps its words whatever the page says', () => {
    const card = cardOf([byPage], { label: 'declared-generated', issuer: 'A' });
    expect(english(card.sentence)).toMatch(/issued by A/);
    expect(english(card.basis!)).toBe('Declared by the file');
  });
});

it('the threshold is the policy’s', () => {
  expect(LABEL_FROM_LOG_LR).toBe(policy.labelFromLogLr);
});
