import { describe, expect, it } from 'vitest';
import type { FoundEvidence } from '../../../src/core/evidence';
import type { MediaKind } from '../../../src/core/item';
import type { Label } from '../../../src/core/verdict';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { foundBy, notFoundBy, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en-GB');

function said(kind: MediaKind, parts: Partial<FoundEvidence>): string[] {
  const { evidence } = cardView(verdictOf({ kind, evidence: [foundBy('c2pa', parts)] }));
  return [...evidence.supporting, ...evidence.opposing, ...evidence.other].flatMap(({ result, notes }) =>
    [result, ...notes].map(t),
  );
}
const none = { says: 'none', sourceType: null } as const;
const binding = (result: string, carrier = 'text-wrapper', covers = 'all') => ({
  binding: { result, carrier, covers },
});

describe('credentials of a text or page, in words', () => {
  it('say where they stand and what they say', () => {
    expect(said('text', { trust: 'official', detail: binding('match') })).toEqual([
      'Found in the text',
      'It says an AI tool made it.',
      'The issuer is on the official list.',
    ]);
    expect(said('page', { trust: 'official', detail: binding('match', 'html') })[0]).toBe(
      'Found in the page',
    );
    expect(said('image', { trust: 'official' })[0]).toBe('Found in the file');
  });

  it('say where nothing was found', () => {
    const lookedAt = (kind: MediaKind) =>
      cardView(verdictOf({ kind, evidence: [notFoundBy('c2pa', { absent: true })] })).evidence.other.map(
        (one) => t(one.result),
      );
    expect(lookedAt('text')).toEqual(['None in the text, which says nothing either way']);
    expect(lookedAt('page')).toEqual(['None in the page, which says nothing either way']);
    expect(lookedAt('video')).toEqual(['None in the file, which says nothing either way']);
  });

  it('say that they are about a part', () => {
    expect(said('text', { trust: 'official', detail: binding('match', 'text-wrapper', 'part') })).toContain(
      'It is about a part of this text.',
    );
  });

  it('say what does not match', () => {
    const broken = { claim: { says: 'broken', sourceType: null }, trust: 'invalid' } as const;
    expect(said('text', broken)).toContain("It doesn't match the text.");
    // Broken in itself, whatever text it belongs to.
    expect(said('text', { ...broken, detail: binding('unconfirmed') })).toEqual([
      'Found in the text',
      "It doesn't match the text.",
    ]);
    expect(said('page', broken)).toContain("It doesn't match the page.");
    expect(said('image', broken)).toContain("It doesn't match the file.");
  });

  it('pass on nothing that could not be matched with the text', () => {
    expect(said('text', { claim: none, trust: 'unlisted', detail: binding('unconfirmed') })).toEqual([
      'Found in the text',
      "They couldn't be matched with this text, which may be a copy of a part or a changed copy. What they say isn't used.",
    ]);
  });

  it('pass on what a page says of itself, and that it was not confirmed', () => {
    expect(said('page', { trust: 'unlisted', detail: binding('unconfirmed', 'html') })).toEqual([
      'Found in the page',
      'It says an AI tool made it.',
      "Content Credentials from an issuer we don't recognise",
      "They couldn't be matched with the page as its server sends it.",
    ]);
  });

  it.each([
    ['manifest.text.multipleWrappers', 'There is more than one set of them, so none is read.'],
    ['manifest.html.multipleManifests', 'There is more than one set of them, so none is read.'],
    ['manifest.text.corruptedWrapper', "They are damaged and can't be read."],
    ['touchstone.html.malformedManifest', "They are damaged and can't be read."],
  ])('say why they were not read: %s', (problem, words) => {
    expect(said('text', { claim: none, trust: 'unlisted', detail: { problem } })).toEqual([
      'Found in the text',
      words,
    ]);
  });
});

describe('the sentence of a page', () => {
  it.each([
    ['credentials-invalid', null, 'the page, so ignore what they say.'],
    ['labelled-generated', null, 'The page says AI made it.'],
    ['labelled-generated', 'edited', 'The page says part of it was made with AI.'],
  ] as const)('speaks of the page: %s %s', (label: Label, variant, words) => {
    expect(t(cardView(verdictOf({ kind: 'page', label, variant })).sentence)).toContain(words);
  });
});
