import { describe, expect, it } from 'vitest';
import type { Finding, FoundEvidence } from '../../../src/core/evidence';
import type { Pack, PackManifest } from '../../../src/core/pack';
import { asPackFinding } from '../../../src/core/pack-finding';
import { falseAlarmWords, missWords } from '../../../src/present/error-rate-words';
import { packDescription } from '../../support/pack-description';

const rate = { hits: 1, n: 200, low: 0, high: 0.03 };
const description = packDescription(64);
const packWith = (errorTable: object | undefined, items = 1000): Pack => ({
  manifest: {
    ...description,
    calibration: { ...description.calibration, sampleSizes: { ai: items, notAi: items } },
    files: [],
    errorTable,
  } as unknown as PackManifest,
  sha256: 'a'.repeat(64),
  addedAt: '2026-11-29T00:00:00.000Z',
  sizeBytes: 4,
  cardText: '',
});
const tested = { conditions: [{ name: 'web', falseFlags: rate, found: rate }] };
const finding: Finding = {
  basis: 'inferred',
  claim: { says: 'none', sourceType: null },
  trust: 'estimate',
  logLr: 0.9,
  estimate: {
    mayAccuse: true,
    maySayNoSign: true,
    falseAlarmsPer100: 0.5,
    missesPer100: 10,
    condition: 'web',
    calibration: 'test-1',
  },
  detail: {},
};

describe('asPackFinding', () => {
  it('keeps what a pack with rates for the condition may say', () => {
    const { estimate, logLr, limits } = asPackFinding(finding, packWith(tested), 'web');
    expect([estimate?.mayAccuse, estimate?.maySayNoSign, logLr, limits]).toEqual([
      true,
      true,
      0.9,
      ['limit_pack'],
    ]);
  });

  it('lets a pack without them neither accuse nor acquit, and weigh nothing', () => {
    for (const pack of [packWith(undefined), packWith({ conditions: [] })]) {
      const { estimate, logLr } = asPackFinding(finding, pack, 'web');
      expect([estimate?.mayAccuse, estimate?.maySayNoSign, logLr]).toEqual([false, false, null]);
    }
  });

  it('weighs no more than its calibration sample shows', () => {
    expect(asPackFinding(finding, packWith(tested, 40), 'web').logLr).toBeCloseTo(Math.log10(4), 6);
  });

  it('is not spoken of as if the rates came from tests of our own', () => {
    const found = asPackFinding(finding, packWith(tested), 'web') as FoundEvidence;
    expect(falseAlarmWords('image', [found]).key).toBe('label_likely_untested_sentence');
    expect(missWords('image', [found]).key).toBe('label_no_sign_untested_sentence');
  });
});
