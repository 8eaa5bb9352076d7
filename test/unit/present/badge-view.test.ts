import { describe, expect, it } from 'vitest';
import { mediaKinds } from '../../../src/core/item';
import { labels, type Label, type Verdict } from '../../../src/core/verdict';
import { createTranslate } from '../../../src/platform/translate';
import { badgeView, isFlagged } from '../../../src/present/badge-view';
import { glyphNames } from '../../../src/present/glyph';
import { getMessageFrom, readMessages } from '../../support/translate';
import { estimateBy, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');
const ja = createTranslate(getMessageFrom(readMessages('ja')), 'ja');

const chipOf = (parts: Partial<Verdict>) => t(badgeView(verdictOf(parts)).chip);
const sentenceOf = (parts: Partial<Verdict>) => t(badgeView(verdictOf(parts)).sentence);

describe('which badges are shown', () => {
  const shownByDefault: readonly Label[] = labels.slice(0, 9);

  it.each(labels)('%s: from likely upwards, all declarations, and nothing below', (label) => {
    expect(badgeView(verdictOf({ label })).isShown).toBe(shownByDefault.includes(label));
  });

  it('shows no chip while checking, but has words and three dots for whoever asks', () => {
    const view = badgeView(null);
    expect(view).toMatchObject({ label: 'checking', glyph: 'dots', isShown: false });
    expect(t(view.chip)).toBe('Checking…');
    expect(t(view.sentence)).toBe('Checking on this device.');
  });

  it.each([...labels.map((label) => verdictOf({ label })), null])(
    'shows every state when asked for all',
    (verdict) => {
      expect(badgeView(verdict, 'all').isShown).toBe(true);
    },
  );

  it('can be kept to the weightiest states', () => {
    const shown = labels.filter((label) => badgeView(verdictOf({ label }), 'very-likely').isShown);
    expect(shown).toEqual([
      'credentials-invalid',
      'conflict',
      'declared-generated',
      'declared-edited',
      'very-likely',
    ]);
  });

  it('uses the alert colour for credentials that do not match their file, and for nothing else', () => {
    const alerting = labels.filter((label) => badgeView(verdictOf({ label })).tone === 'alert');
    expect(alerting).toEqual(['credentials-invalid']);
  });

  it('uses every glyph', () => {
    const used = new Set([
      ...labels.map((label) => badgeView(verdictOf({ label })).glyph),
      badgeView(null).glyph,
    ]);
    expect([...used].sort()).toEqual([...glyphNames].sort());
  });

  it('counts as flagged what is said to be AI, not what is broken or in dispute', () => {
    expect(labels.filter((label) => isFlagged(verdictOf({ label })))).toEqual([
      'declared-generated',
      'declared-edited',
      'labelled-generated',
      'very-likely',
      'likely',
    ]);
  });
});

describe('the words of a chip', () => {
  it.each<[Partial<Verdict>, string]>([
    [{ label: 'declared-generated' }, 'AI-generated'],
    [{ label: 'declared-generated', kind: 'text' }, 'AI-written'],
    [{ label: 'labelled-generated', kind: 'text' }, 'Labelled AI-written'],
    [{ label: 'labelled-generated', variant: 'edited' }, 'Labelled AI-edited'],
    [{ label: 'labelled-generated', variant: 'edited-lapsed' }, 'Labelled AI-edited'],
    [{ label: 'labelled-generated', variant: 'lapsed' }, 'Labelled AI-generated'],
    [{ label: 'likely', kind: 'text' }, 'Likely AI-written'],
    [{ label: 'very-likely', kind: 'text' }, 'Likely AI-written'],
    [{ label: 'camera-captured', kind: 'audio' }, 'Device-recorded'],
  ])('%o is "%s"', (parts, words) => {
    expect(chipOf(parts)).toBe(words);
  });
});

describe('the sentence', () => {
  it('names the issuer of a declaration', () => {
    expect(sentenceOf({ label: 'declared-edited', issuer: 'Adobe Inc.' })).toBe(
      'Its Content Credentials, issued by Adobe Inc., say part of it was made with an AI tool.',
    );
  });

  it('says so when the certificate names nobody', () => {
    expect(sentenceOf({ label: 'declared-generated' })).toContain('issued by an unnamed issuer');
  });

  it.each<[number, string]>([
    [0.4, 'fewer than 1 in 100'],
    [1, 'about 1 in 100'],
    [2.4, 'about 2 in 100'],
    [9.7, 'about 10 in 100'],
    [34, 'about 30 in 100'],
  ])('gives a false-alarm rate of %s per 100 as "%s"', (falseAlarms, words) => {
    const evidence = [estimateBy('image-classifier', {}, { falseAlarms })];
    expect(sentenceOf({ label: 'likely', evidence })).toBe(
      `In our tests, ${words} camera photos also scored this high.`,
    );
  });

  it('takes the rate of the estimate that weighs most among those that may accuse', () => {
    const evidence = [
      estimateBy('a', { logLr: 0.3 }, { falseAlarms: 5 }),
      estimateBy('b', { logLr: 0.8 }, { falseAlarms: 3 }),
      estimateBy('c', { logLr: 2 }, { falseAlarms: 1, mayAccuse: false }),
    ];
    expect(sentenceOf({ label: 'very-likely', evidence })).toContain('about 3 in 100');
  });

  it('takes the worst miss rate of several estimates', () => {
    const evidence = [estimateBy('a', {}, { misses: 8 }), estimateBy('b', {}, { misses: 20 })];
    expect(sentenceOf({ label: 'no-sign', kind: 'text', evidence })).toBe(
      "We looked and found nothing. That doesn't show that a person wrote it: about 20 in 100 AI texts pass too.",
    );
  });

  it.each(mediaKinds)('admits for %s that a rate was not tested', (kind) => {
    expect(sentenceOf({ label: 'likely', kind })).toBe('The evidence points to AI. Estimates can be wrong.');
    expect(sentenceOf({ label: 'no-sign', kind })).toContain("doesn't rule AI out");
  });

  it('dates credentials where they are dated', () => {
    const dated = {
      label: 'credentials-present',
      issuer: 'Leica',
      issuedAt: '2026-05-03T12:00:00Z',
    } as const;
    expect(ja(badgeView(verdictOf(dated)).sentence)).toBe(
      '2026/05/03 に Leica が発行しました。AI の記載はありませんが、使われていないという意味ではありません。',
    );
    expect(sentenceOf({ ...dated, issuedAt: null })).toBe(
      "Issued by Leica. They don't mention AI, which doesn't rule it out.",
    );
  });

  it.each<[Partial<Verdict>, string]>([
    [{ label: 'not-checked', reason: 'too-small' }, 'Not checked: too small.'],
    [{ label: 'failed', reason: 'timeout' }, "Couldn't check: took too long. Try again."],
    [{ label: 'failed', reason: null }, "Couldn't check: an error in this extension. Try again."],
  ])('gives the reason: %o', (parts, words) => {
    expect(sentenceOf(parts)).toBe(words);
  });

  it.each<[Verdict['variant'], Verdict['kind'], string]>([
    ['lapsed', 'image', 'but the certificate has expired, so OpenAI'],
    ['edited-lapsed', 'image', 'say part of it was made with an AI tool, but the certificate has expired'],
    ['edited', 'image', 'The file itself says part of it was made with AI.'],
    ['edited', 'text', 'The page says AI helped to write it.'],
    [null, 'text', 'The page says AI wrote it.'],
    [null, 'video', 'The file itself says it is AI-generated.'],
  ])('tells an unconfirmed label apart: %s %s', (variant, kind, words) => {
    expect(sentenceOf({ label: 'labelled-generated', variant, kind, issuer: 'OpenAI' })).toContain(words);
  });

  it('speaks of a recording device where a camera would be wrong', () => {
    expect(sentenceOf({ label: 'conflict', kind: 'audio' })).toContain('recording device');
    expect(sentenceOf({ label: 'conflict', kind: 'text' })).not.toContain('camera');
    expect(sentenceOf({ label: 'camera-captured', kind: 'audio', issuer: 'Sony' })).toContain(
      'a device recorded it',
    );
    expect(sentenceOf({ label: 'camera-captured', issuer: 'Sony' })).toContain('a camera recorded it');
  });
});
