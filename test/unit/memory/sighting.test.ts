import { describe, expect, it } from 'vitest';
import type { Evidence, FoundEvidence, Trust } from '../../../src/core/evidence';
import policy from '../../../src/fusion/policy.json';
import { fuse } from '../../../src/fusion/fuse';
import { carriesCredentials, sightingOf } from '../../../src/memory/sighting';
import { foundBy } from '../../support/verdicts';

const now = '2026-11-25T08:00:00.000Z';
const page = 'https://news.example.org/story?reader=42#top';

function credentials(
  says: FoundEvidence['claim']['says'],
  parts: Partial<FoundEvidence> = {},
): FoundEvidence {
  const sourceType = says === 'none' ? null : 'aType';
  return foundBy('c2pa', { trust: 'official', issuer: 'Desk', claim: { says, sourceType }, ...parts });
}

function sighting(evidence: readonly Evidence[], pageUrl = page) {
  return sightingOf({ ...fuse(evidence, policy, 'image'), evidence }, pageUrl, now);
}

describe('a picture with valid credentials', () => {
  it.each(['ai-made', 'ai-part', 'camera', 'other', 'none'] as const)(
    'that say %s is remembered with that, its issuer, the host and the time, and nothing else',
    (says) => {
      const sourceType = says === 'none' ? null : 'aType';
      const expected = { issuer: 'Desk', host: 'news.example.org', seenAt: now, says, sourceType };
      expect(sighting([credentials(says)])).toEqual(expected);
    },
  );

  it.each(['official', 'interim', 'user'] as const)(
    'is remembered when its issuer is on the %s list',
    (trust) => {
      expect(carriesCredentials([credentials('ai-made', { trust })])).toBe(true);
      expect(sighting([credentials('ai-made', { trust })])).not.toBeNull();
    },
  );

  it.each([
    ['on the sample page', 'http://127.0.0.1:8080/touchstone-sample/'],
    ['in a file on the disk', 'file:///home/me/picture.html'],
    ['in one of the extension’s own pages', 'chrome-extension://abc/check.html'],
    ['at no address', ''],
  ])('is not remembered %s', (_where, url) => {
    expect(sighting([credentials('ai-made')], url)).toBeNull();
  });

  it('is not remembered when nobody is named as issuer', () => {
    expect(sighting([foundBy('c2pa', { trust: 'official' })])).toBeNull();
  });

  it('is not remembered when an estimate contradicts the camera that they state', () => {
    const estimate = foundBy('image-classifier', {
      basis: 'inferred',
      trust: 'estimate',
      claim: { says: 'none', sourceType: null },
      logLr: 2,
      estimate: {
        mayAccuse: true,
        maySayNoSign: false,
        falseAlarmsPer100: 1,
        missesPer100: 1,
        condition: 'web',
        calibration: 'test',
      },
    });
    expect(fuse([credentials('camera'), estimate], policy, 'image').label).toBe('conflict');
    expect(sighting([credentials('camera'), estimate])).toBeNull();
  });
});

describe('a picture without', () => {
  it.each(['lapsed', 'unlisted', 'unsigned', 'page', 'publisher', 'memory'] as const satisfies Trust[])(
    'is not remembered for a claim of trust %s',
    (trust) => {
      expect(carriesCredentials([credentials('ai-made', { trust })])).toBe(false);
      expect(sighting([credentials('ai-made', { trust })])).toBeNull();
    },
  );

  it('is not remembered when the credentials do not match the file', () => {
    const broken = credentials('broken', { trust: 'invalid' });
    expect(sighting([broken])).toBeNull();
    expect(sighting([broken, credentials('ai-made')])).toBeNull();
  });

  it('is not remembered for what its page’s publisher or another check says', () => {
    expect(sighting([credentials('ai-made', { detector: 'page-signals' })])).toBeNull();
    expect(sighting([])).toBeNull();
  });
});
