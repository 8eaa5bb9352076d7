import { describe, expect, it } from 'vitest';
import { labels } from '../../../src/core/verdict';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { strengthWords } from '../../../src/present/strength-words';
import { getMessageFrom, readMessages } from '../../support/translate';
import { estimateBy, foundBy, signedByGoogle, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en-GB');

describe('the card', () => {
  it('while checking says only that, and can be hidden', () => {
    const view = cardView(null);
    expect(t(view.title)).toBe('Checking…');
    expect(view.actions.map((one) => one.do)).toEqual(['hide']);
    expect([view.basis, view.rendition, view.credentials, view.footer, view.likelihood]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it.each(labels)('for %s has a title, a sentence, three actions and a time', (label) => {
    const view = cardView(verdictOf({ label, reason: 'too-small' }));
    expect(t(view.title)).not.toBe('');
    expect(t(view.sentence)).not.toBe('');
    expect(view.actions.map((one) => one.do)).toEqual(['details', 'check-again', 'hide']);
    expect(t(view.footer!)).toMatch(/^Checked on this device, \d\d:\d\d$/);
  });

  it('says who speaks', () => {
    const basisOf = (parts: Parameters<typeof verdictOf>[0]) => cardView(verdictOf(parts)).basis;
    expect(t(basisOf({ basis: 'declared' })!)).toBe('Declared by the file');
    expect(t(basisOf({ basis: 'declared', kind: 'text' })!)).toBe('Declared by the page');
    expect(t(basisOf({ basis: 'inferred' })!)).toBe('Estimated on this device');
    expect(basisOf({ basis: null })).toBeNull();
  });

  it('names the rendition that was judged', () => {
    const rendition = {
      url: 'https://a.example/p/caf%C3%A9.jpg?w=640',
      sizeBytes: 245_300,
      sha256: '',
      format: 'jpeg',
      width: 1200,
      height: 800,
    } as const;
    const named = cardView(verdictOf({ rendition })).rendition!;
    expect(named.file.value).toBe('café.jpg');
    expect(t(named.size)).toBe('1,200 × 800 px, JPEG, 245 kB');
    const undecoded = cardView(
      verdictOf({
        rendition: {
          ...rendition,
          url: 'data:,',
          format: 'unknown',
          width: null,
          height: null,
          sizeBytes: 3_400_000,
        },
      }),
    ).rendition!;
    expect(undecoded.file.value).toEqual({ key: 'card_rendition_embedded' });
    expect(t(undecoded.size)).toBe('unknown format, 3.4 MB');
  });

  it('does not stumble over an address that is not well escaped or very long', () => {
    const at = (url: string) =>
      cardView(
        verdictOf({ rendition: { url, sizeBytes: 1, sha256: '', format: 'png', width: null, height: null } }),
      ).rendition!.file.value;
    expect(at('https://a.example/100%.png')).toBe('100%.png');
    expect(at(`https://a.example/${'x'.repeat(300)}.png`)).toHaveLength(61);
    expect(at('https://a.example/')).toBe('a.example');
  });
});

describe('limits', () => {
  const limited = estimateBy('image-classifier', {
    limits: ['limit_small_picture', 'limit_unheard_of'],
    detail: { view: 'whole' },
  });

  it('are those that the detector names for this item, and those of its view', () => {
    const { limits } = cardView(verdictOf({ label: 'likely', evidence: [limited] }));
    expect(limits.map((one) => one.key)).toEqual(['limit_small_picture', 'limit_whole_view_only']);
  });

  it('of an estimate are left out where the file itself speaks', () => {
    expect(
      cardView(verdictOf({ label: 'declared-generated', evidence: [signedByGoogle, limited] })).limits,
    ).toEqual([]);
  });

  it('always tell that likely AI-written text says nothing about a person', () => {
    const { limits } = cardView(verdictOf({ label: 'likely', kind: 'text' }));
    expect(limits.map(t)).toEqual([
      'Edited or translated text may be flagged.',
      "It says nothing about a person's conduct.",
    ]);
  });

  it('tell with "no sign" that traces can be hidden', () => {
    expect(cardView(verdictOf({ label: 'no-sign' })).limits.map((one) => one.key)).toEqual([
      'limit_laundered',
    ]);
  });
});

describe('Content Credentials', () => {
  it('of a recognised issuer give issuer, date with zone, origin, app and AI tool', () => {
    const facts = cardView(
      verdictOf({ label: 'declared-generated', evidence: [signedByGoogle] }),
    ).credentials!;
    expect(facts.map(({ term, value }) => [t(term), typeof value === 'string' ? value : t(value)])).toEqual([
      ['Issued by', 'Google LLC'],
      ['Date', expect.stringMatching(/2026.*(UTC|GMT)/) as string],
      ['Stated origin', 'made with an AI tool'],
      ['App or device used', 'Pixel Studio'],
      ['AI tool used', 'Imagen'],
    ]);
  });

  it('give only what the file holds', () => {
    const bare = foundBy('c2pa', {
      trust: 'interim',
      claim: { says: 'none', sourceType: null },
      detail: { manifests: [null, { actions: 'x' }, []] },
    });
    const facts = cardView(verdictOf({ evidence: [bare] })).credentials!;
    expect(facts).toEqual([{ term: { key: 'card_issued_by' }, value: { key: 'issuer_unnamed' } }]);
  });

  it.each(['lapsed', 'unlisted', 'invalid'] as const)(
    'of a signer that is %s make no such block',
    (trust) => {
      expect(cardView(verdictOf({ evidence: [foundBy('c2pa', { trust })] })).credentials).toBeNull();
    },
  );
});

describe('numbers', () => {
  it('give a likelihood only with its prior', () => {
    const likely = verdictOf({ label: 'likely', likelihood: 0.665, prior: 0.2 });
    expect(t(cardView(likely).likelihood!)).toBe(
      'If 1 in 5 such images is AI, the likelihood that this one is AI is about 67%.',
    );
    expect(t(cardView({ ...likely, kind: 'text', prior: 0.05 }).likelihood!)).toContain(
      'If 1 in 20 such texts',
    );
  });

  it.each(['inconclusive', 'declared-generated', 'conflict'] as const)('are not given for %s', (label) => {
    expect(cardView(verdictOf({ label, likelihood: 0.5, prior: 0.2 })).likelihood).toBeNull();
  });

  it.each([
    [null, []],
    [0, ['ratio_none']],
    [0.29, ['ratio_none']],
    [Math.log10(2), ['ratio_image_ai', 'strength_limited']],
    [1, ['ratio_image_ai', 'strength_moderate']],
    [2, ['ratio_image_ai', 'strength_moderately_strong']],
    [3, ['ratio_image_ai', 'strength_strong']],
    [4, ['ratio_image_ai', 'strength_very_strong']],
    [-0.7, ['ratio_image_camera', 'strength_limited']],
  ])('name the strength of a log10 likelihood ratio of %s', (logLr, keys) => {
    expect(strengthWords(logLr, 'image').map((one) => one.key)).toEqual(keys);
  });

  it.each([
    ['text', 0.9, 'ratio_text_ai'],
    ['text', -0.9, 'ratio_text_people'],
    ['video', 0.9, 'ratio_recording_ai'],
    ['audio', -0.9, 'ratio_recording_device'],
  ] as const)('compare %s with its own kind', (kind, logLr, key) => {
    expect(strengthWords(logLr, kind)[0]!.key).toBe(key);
  });
});
