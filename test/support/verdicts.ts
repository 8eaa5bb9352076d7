import type { Evidence, FoundEvidence } from '../../src/core/evidence';
import type { Verdict } from '../../src/core/verdict';

/** A verdict with nothing in it but what a test says. */
export function verdictOf(parts: Partial<Verdict>): Verdict {
  return {
    itemId: 'doc/1/0',
    kind: 'image',
    label: 'inconclusive',
    variant: null,
    basis: null,
    likelihood: null,
    prior: null,
    sourceType: null,
    issuer: null,
    issuedAt: null,
    supporting: [],
    opposing: [],
    reason: null,
    evidence: [],
    rendition: null,
    policy: 'test',
    checkedAt: '2026-05-03T12:32:00.000Z',
    ms: { acquire: 0, detect: 0, total: 0 },
    ...parts,
  };
}

export function foundBy(detector: string, parts: Partial<FoundEvidence> = {}): FoundEvidence {
  return {
    detector,
    version: '1',
    ms: 1,
    status: 'found',
    basis: 'declared',
    claim: { says: 'ai-made', sourceType: 'trainedAlgorithmicMedia' },
    trust: 'unsigned',
    logLr: null,
    detail: {},
    ...parts,
  };
}

/** What the image model gives with these error rates. */
export function estimateBy(
  detector: string,
  parts: Partial<FoundEvidence> = {},
  rates: { falseAlarms?: number; misses?: number; mayAccuse?: boolean } = {},
): FoundEvidence {
  return foundBy(detector, {
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: 0.9,
    score: 0.97,
    estimate: {
      mayAccuse: rates.mayAccuse ?? true,
      maySayNoSign: false,
      falseAlarmsPer100: rates.falseAlarms ?? 2,
      missesPer100: rates.misses ?? 10,
      condition: 'web',
      calibration: 'test',
    },
    ...parts,
  });
}

export function notFoundBy(
  detector: string,
  outcome: { absent: true } | { skipped: 'too-small' } | { failed: 'timeout' },
): Evidence {
  const base = { detector, version: '1', ms: 1 };
  if ('skipped' in outcome) return { ...base, status: 'skipped', reason: outcome.skipped };
  if ('failed' in outcome) return { ...base, status: 'failed', code: outcome.failed, message: 'took 30 s' };
  return { ...base, status: 'absent' };
}

/** Content Credentials of a picture made by one tool and passed on by another. */
export const signedByGoogle = foundBy('c2pa', {
  trust: 'official',
  issuer: 'Google LLC',
  issuedAt: '2026-05-03T12:30:00.000Z',
  detail: {
    claimGenerator: 'Pixel Studio',
    manifests: [
      {
        actions: [
          { sourceType: 'composite', agent: 'Editor' },
          { sourceType: 'trainedAlgorithmicMedia', agent: 'Imagen' },
        ],
      },
    ],
  },
});
