import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import type { EvidenceView } from '../../../src/present/evidence-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { estimateBy, foundBy, notFoundBy, signedByGoogle, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en-GB');

const textOf = ({ name, result, notes }: EvidenceView) => [name, result, ...notes].map(t);

describe('evidence', () => {
  it('stands for AI, against it, or for neither, and keeps found, absent, skipped and failed apart', () => {
    const { evidence } = cardView(
      verdictOf({
        label: 'conflict',
        supporting: ['image-classifier'],
        opposing: ['c2pa'],
        evidence: [
          foundBy('c2pa', { claim: { says: 'camera', sourceType: 'digitalCapture' }, trust: 'interim' }),
          notFoundBy('embedded-metadata', { absent: true }),
          estimateBy('image-classifier'),
          notFoundBy('text-classifier', { skipped: 'too-small' }),
          notFoundBy('image-classifier', { failed: 'timeout' }),
        ],
      }),
    );
    expect(evidence.supporting.map(textOf)).toEqual([
      [
        'Image model',
        'Estimate made',
        'About 8 times more typical of AI images than of camera photos.',
        'Support: limited',
      ],
    ]);
    expect(evidence.opposing.map(textOf)).toEqual([
      [
        'Content Credentials',
        'Found in the file',
        'It says a camera recorded it.',
        'The issuer is on the interim list.',
      ],
    ]);
    expect(evidence.other.map((one) => one.status)).toEqual(['absent', 'skipped', 'failed']);
    expect(evidence.other.map((one) => t(one.result))).toEqual([
      'No mark of an AI tool, which says nothing either way',
      'Skipped: too small',
      'Failed: took too long',
    ]);
  });

  it('of a detector on both sides is sorted by what each finding says', () => {
    const { evidence } = cardView(
      verdictOf({
        supporting: ['c2pa', 'm'],
        opposing: ['c2pa', 'm'],
        evidence: [
          signedByGoogle,
          foundBy('c2pa', { claim: { says: 'camera', sourceType: null } }),
          estimateBy('m', { logLr: -0.5 }),
          estimateBy('m', { logLr: 0.5 }),
        ],
      }),
    );
    expect([evidence.supporting.length, evidence.opposing.length]).toEqual([2, 2]);
  });

  it('that is about equally typical with and without AI points to neither side', () => {
    const { evidence } = cardView(
      verdictOf({ supporting: [], opposing: ['m'], evidence: [estimateBy('m', { logLr: -0.02 })] }),
    );
    expect(evidence.opposing).toEqual([]);
    expect(evidence.other.map((one) => one.notes.map(t))).toEqual([
      ['About equally typical with and without AI.'],
    ]);
  });

  it('quotes where a mark stands, what it names and what it reads, cut to a line or two', () => {
    const mark = foundBy('embedded-metadata', {
      detail: { where: 'PNG tEXt parameters', generator: 'Fooocus', raw: `a\n cat ${'é'.repeat(200)}` },
    });
    const notes = cardView(verdictOf({ evidence: [mark] })).evidence.other[0]!.notes.map(t);
    expect(notes).toEqual([
      'It says an AI tool made it.',
      'Not signed: anyone could have added it.',
      'AI tool it names: Fooocus',
      `It reads: a cat ${'é'.repeat(74)}…`,
      'Place: PNG tEXt parameters',
    ]);
  });

  it.each([
    [
      foundBy('c2pa', { claim: { says: 'broken', sourceType: null }, trust: 'invalid' }),
      ["It doesn't match the file."],
    ],
    [
      foundBy('c2pa', { claim: { says: 'none', sourceType: null }, trust: 'unlisted' }),
      ["It doesn't mention AI.", "Content Credentials from an issuer we don't recognise"],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        trust: 'unlisted',
        detail: { integrity: 'odd', trustList: 'interim' },
      }),
      [
        "It doesn't mention AI.",
        "The issuer is recognised, but the file couldn't be confirmed as the one it signed",
      ],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        trust: 'unlisted',
        detail: { cameraDoubt: 'issuer-not-listed' },
      }),
      [
        "It says a camera recorded it, but we don't recognise the issuer.",
        "Content Credentials from an issuer we don't recognise",
      ],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        trust: 'official',
        detail: { cameraDoubt: 'product-not-allowed' },
      }),
      [
        "It says a camera recorded it, but the signing product isn't certified to state that.",
        'The issuer is on the official list.',
      ],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'other', sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits' },
        trust: 'official',
      }),
      ['Origin it states: edited by a person', 'The issuer is on the official list.'],
    ],
    [
      foundBy('c2pa', { claim: { says: 'other', sourceType: 'somethingNew' }, trust: 'lapsed' }),
      ['Origin it states: somethingNew', "The certificate has expired, so the issuer can't be confirmed."],
    ],
    [
      foundBy('c2pa', { claim: { says: 'other', sourceType: null }, trust: 'user' }),
      ["It doesn't mention AI.", 'The issuer is on an added list.'],
    ],
    [
      foundBy('c2pa', { claim: { says: 'ai-part', sourceType: null } }),
      ['It says an AI tool made part of it.', 'Not signed: anyone could have added it.'],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        detail: { remoteUrl: 'https://a.example/m.c2pa' },
      }),
      ['They are kept on another server and were not fetched.'],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        detail: { remoteUrl: 'https://a.example:8080/m.c2pa', fetchProblem: 'not-found' },
      }),
      ["They are kept at a.example:8080 and couldn't be fetched: nothing is at that address."],
    ],
    [
      foundBy('c2pa', {
        claim: { says: 'none', sourceType: null },
        detail: { remoteUrl: 'https://a.example/m.c2pa', fetchProblem: 'private-address' },
      }),
      ["They are kept at a.example and couldn't be fetched: it is on a private network address."],
    ],
    [
      foundBy('c2pa', { trust: 'official', detail: { remoteUrl: null, fetchedFrom: 'https://a.example/m' } }),
      [
        'It says an AI tool made it.',
        'The issuer is on the official list.',
        "They aren't in the file: they were fetched from a.example because you asked.",
      ],
    ],
  ])('puts what a declaration states and who stands behind it into words (%#)', (found, words) => {
    expect(cardView(verdictOf({ evidence: [found] })).evidence.other[0]!.notes.map(t)).toEqual(words);
  });
});
