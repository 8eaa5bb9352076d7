import { describe, expect, it } from 'vitest';
import type { Artifacts, Fingerprint } from '../../../../src/core/artifact';
import type { DetectContext, Recollection } from '../../../../src/core/detector';
import type { Evidence, Finding } from '../../../../src/core/evidence';
import { detector } from '../../../../src/detectors/credential-memory/credential-memory';
import { fuse } from '../../../../src/fusion/fuse';
import policy from '../../../../src/fusion/policy.json';

const fingerprint: Fingerprint = { hash: '0'.repeat(64), luma: '' };

function recollection(parts: Partial<Recollection> = {}): Recollection {
  return {
    issuer: 'Desk',
    host: 'example.org',
    seenAt: '2026-11-25T08:00:00.000Z',
    says: 'ai-made',
    sourceType: 'trainedAlgorithmicMedia',
    distanceBits: 2,
    ...parts,
  };
}

async function detect(recollections: readonly Recollection[] | null): Promise<readonly Finding[]> {
  const memory = recollections && { recall: async () => recollections };
  const context = { memory, signal: new AbortController().signal } as unknown as DetectContext;
  const found = await detector.detect({} as never, { fingerprint } as Artifacts, context);
  if ('skip' in found) throw new Error(found.skip);
  return found;
}

function verdictFrom(findings: readonly Finding[]) {
  const evidence: Evidence[] = findings.map((one) => ({
    detector: detector.id,
    version: detector.version,
    ms: 1,
    status: 'found',
    ...one,
  }));
  return fuse(evidence, policy, 'image');
}

describe('a copy that was seen with credentials', () => {
  it.each(['ai-made', 'ai-part'] as const)(
    'that said %s is weak evidence, and gives no label',
    async (says) => {
      const findings = await detect([recollection({ says })]);
      expect(findings).toEqual([
        {
          basis: 'declared',
          claim: { says, sourceType: 'trainedAlgorithmicMedia' },
          trust: 'memory',
          logLr: 0.3,
          detail: {
            issuer: 'Desk',
            host: 'example.org',
            seenAt: '2026-11-25T08:00:00.000Z',
            said: says,
            saidSourceType: 'trainedAlgorithmicMedia',
            distanceBits: 2,
          },
        },
      ]);
      expect(verdictFrom(findings)).toMatchObject({ label: 'not-checked', supporting: [detector.id] });
    },
  );

  it.each(['camera', 'other', 'none'] as const)(
    'that said %s credits this one with nothing',
    async (says) => {
      const findings = await detect([recollection({ says, sourceType: 'digitalCapture' })]);
      expect(findings).toMatchObject([
        { claim: { says: 'none', sourceType: null }, logLr: null, detail: { said: says } },
      ]);
      expect(verdictFrom(findings)).toMatchObject({ label: 'not-checked', supporting: [], opposing: [] });
    },
  );

  it('counts once, however often it was met; what another copy said against it is told too', async () => {
    const findings = await detect([
      recollection({ issuer: 'nearest' }),
      recollection({ issuer: 'next', says: 'ai-part' }),
      recollection({ issuer: 'camera maker', says: 'camera' }),
      recollection({ issuer: 'farthest' }),
    ]);
    expect(findings.map(({ detail }) => detail['issuer'])).toEqual(['nearest', 'camera maker']);
  });
});

describe('a picture of which no copy was seen', () => {
  it('yields nothing', async () => {
    expect(await detect([])).toEqual([]);
  });

  it('yields nothing without a memory', async () => {
    expect(await detect(null)).toEqual([]);
  });
});
