import { describe, expect, it } from 'vitest';
import { reasons } from '../../../src/detectors/originator-profile/result';
import type { Json } from '../../../src/core/evidence';
import { evidenceGroups } from '../../../src/present/evidence-view';
import { originatorProfileNotes } from '../../../src/present/originator-profile-words';
import { createTranslate } from '../../../src/platform/translate';
import { getMessageFrom, readMessages, type Locale } from '../../support/translate';
import { foundBy, verdictOf } from '../../support/verdicts';

const say = {
  en: createTranslate(getMessageFrom(readMessages('en')), 'en'),
  ja: createTranslate(getMessageFrom(readMessages('ja')), 'ja'),
};
const organisation = 'The Harbour Times';
const known = {
  finds: 'page',
  state: 'publisher-verified',
  reason: null,
  organisation,
  registry: { id: 'dns:registry.example', name: 'Registry of Originators', date: '2026-11-02' },
  certificates: [],
};
const notes = (detail: { readonly [key: string]: Json }, locale: Locale = 'en') =>
  originatorProfileNotes(foundBy('originator-profile', { detail: { ...known, ...detail } })).map(say[locale]);
const first = (detail: { readonly [key: string]: Json }) => [notes(detail)[0], notes(detail, 'ja')[0]];

describe('what is said of a page', () => {
  it.each([
    ['publisher-verified', 'Signed by The Harbour Times', 'The Harbour Times が署名'],
    ['site-verified', 'Site of The Harbour Times', 'The Harbour Times のサイト'],
    [
      'changed',
      'Text or picture differs from what The Harbour Times signed',
      'The Harbour Times が署名した内容と異なります',
    ],
  ])('%s', (state, english, japanese) => {
    expect(first({ state })).toEqual([english, japanese]);
  });

  it('not-verifiable, with the reason and nothing more', () => {
    const unknown = { state: 'not-verifiable', reason: 'unknown-registry', organisation: null };
    expect([notes(unknown), notes(unknown, 'ja')]).toEqual([
      ["Originator Profile could not be verified: the registry isn't recognised"],
      ['Originator Profile を検証できません: レジストリを認識できません'],
    ]);
  });

  it('says who stands behind it, and what was not looked at', () => {
    expect(notes({})).toEqual([
      'Signed by The Harbour Times',
      expect.stringMatching(/^Registered with Registry of Originators \(its profile is of .*2026\)$/),
      "Whether this was withdrawn since isn't checked.",
      'Signed by the publisher of the page. It says who speaks, not how this was made.',
    ]);
  });

  it.each(['changed', 'site-verified'])('does not call a page signed that is %s', (state) => {
    expect(notes({ state }).join(' ')).not.toContain('Signed by');
  });

  it('says of a verified site why the page itself is not verified', () => {
    expect(notes({ state: 'site-verified', reason: 'wrong-url' })[1]).toBe(
      'Originator Profile could not be verified: it was signed for another address',
    );
  });

  it('names the certificates that hold and who issued them, and counts the others', () => {
    const one = {
      name: 'Certificate of existence',
      issuerId: 'dns:a',
      issuerName: 'Chamber',
      isOwn: false,
      reason: null,
    };
    const certificates = [
      one,
      { ...one, name: 'Own', isOwn: true },
      { ...one, reason: 'expired' },
      { ...one, reason: 'signature' },
    ];
    expect(notes({ certificates }).slice(2, 5)).toEqual([
      'Certificate of existence, from Chamber',
      'Own, stated by the organisation itself',
      "Certificates that couldn't be verified: 2",
    ]);
  });
});

describe('what is said of one item', () => {
  it.each([
    ['publisher-verified', 'text', 'Part of what The Harbour Times signed'],
    ['publisher-verified', 'file', 'Part of what The Harbour Times signed'],
    [
      'publisher-verified',
      'markup',
      "It stands in a part of the page that The Harbour Times signed. The file itself isn't covered by the signature.",
    ],
    ['changed', 'text', 'Text or picture differs from what The Harbour Times signed'],
    ['changed', 'markup', 'It stands in a part of the page that differs from what The Harbour Times signed.'],
  ])('%s, %s', (state, covers, said) => {
    expect(notes({ finds: 'part', state, covers })[0]).toBe(said);
  });
});

describe('reasons', () => {
  it.each(['en', 'ja'] as const)('have words of their own in %s', (locale) => {
    const said = reasons.map((reason) => notes({ state: 'not-verifiable', reason }, locale)[0]);
    expect(new Set(said).size).toBe(reasons.length);
  });

  it.each(['__proto__', 'constructor', 'something else', null])(
    'that are none, such as %s, break nothing',
    (reason) => {
      expect(notes({ state: 'not-verifiable', reason })).toHaveLength(1);
    },
  );
});

it('stands among the evidence that speaks neither for nor against AI', () => {
  const found = foundBy('originator-profile', {
    claim: { says: 'none', sourceType: null },
    trust: 'publisher',
    detail: known,
  });
  const { supporting, opposing, other } = evidenceGroups(verdictOf({ kind: 'page', evidence: [found] }));
  expect([supporting, opposing, other.map(({ detector }) => detector)]).toEqual([
    [],
    [],
    ['originator-profile'],
  ]);
});
