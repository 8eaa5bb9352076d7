import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { toFindings } from '../../../../src/detectors/c2pa/to-findings';
import {
  created,
  iptc,
  listedAs,
  parent,
  report,
  signature,
  unlisted,
  type ManifestSpec,
} from './report-builder';

const official = { success: [listedAs('a', 'system_anchors')] };
const only = (...args: Parameters<typeof report>): Finding => toFindings(report(...args))[0]!;
const says = (finding: Finding): string => `${finding.claim.says} ${finding.trust}`;

describe('the chain', () => {
  const inner = (token: string, more: Partial<ManifestSpec> = {}): ManifestSpec => ({
    label: 'b',
    organisation: 'Inner',
    actions: [created(token)],
    ...more,
  });
  const listedInner = [{ success: [listedAs('b', 'system_anchors')] }];

  it.each([
    ['parentOf', 'ai-made'],
    ['componentOf', 'ai-part'],
    ['inputTo', 'none'],
    ['somethingNew', 'none'],
  ])('AI in an ingredient that is %s: %s', (relationship, expected) => {
    const outer = { label: 'a', ingredients: [{ relationship, active_manifest: 'b' }] };
    expect(only([outer, inner('trainedAlgorithmicMedia')], official, listedInner).claim.says).toBe(expected);
  });

  it.each([
    ['parentOf', 'camera'],
    ['componentOf', 'none'],
    ['inputTo', 'none'],
  ])('a camera in an ingredient that is %s: %s', (relationship, expected) => {
    const outer = { label: 'a', ingredients: [{ relationship, active_manifest: 'b' }] };
    expect(only([outer, inner('digitalCapture')], official, listedInner).claim.says).toBe(expected);
  });

  it('names the signer of the manifest that says it', () => {
    const outer = { label: 'a', organisation: 'Outer', ingredients: [parent('b')] };
    const finding = only(
      [outer, inner('trainedAlgorithmicMedia', { signedAt: '2026-01-02T03:04:05+09:00' })],
      official,
      listedInner,
    );
    expect([finding.issuer, finding.issuedAt]).toEqual(['Inner', '2026-01-01T18:04:05.000Z']);
  });

  it('an unlisted holder weakens the statement inside and gets the name', () => {
    const outer = { label: 'a', organisation: 'Outer', ingredients: [parent('b')] };
    const finding = only(
      [outer, inner('trainedAlgorithmicMedia')],
      { failure: [unlisted('a')] },
      listedInner,
    );
    expect([says(finding), finding.issuer]).toEqual(['ai-made unlisted', 'Outer']);
  });

  it.each([
    [
      'recorded and confirmed today, same authority',
      'CA',
      [{ success: [{ code: 'ingredient.manifest.validated', url: 'self#jumbf=/c2pa/b' }] }],
      'ai-made official',
    ],
    [
      'recorded and confirmed today, another authority',
      'CA2',
      [{ success: [{ code: 'ingredient.manifest.validated', url: 'self#jumbf=/c2pa/b' }] }],
      'ai-made interim',
    ],
    ['recorded, but refuted today', 'CA', [{ failure: [unlisted('b')] }], 'ai-made unlisted'],
    ['recorded, but not looked at today', 'CA', [], 'ai-made unlisted'],
  ])('a recorded "trusted": %s', (_how, certifiedBy, deltas, expected) => {
    const recorded = { success: [{ code: 'signingCredential.trusted', url: signature('b') }] };
    const outer = { label: 'a', certifiedBy: 'CA', ingredients: [parent('b', recorded)] };
    expect(says(only([outer, inner('trainedAlgorithmicMedia', { certifiedBy })], official, deltas))).toBe(
      expected,
    );
  });

  it('an ingredient without time stamp whose certificate has ended is lapsed', () => {
    const outer = { label: 'a', ingredients: [parent('b')] };
    const ended = inner('trainedAlgorithmicMedia', { notAfter: '2026-04-15T00:00:00Z' });
    expect(says(only([outer, ended], official, [{ failure: [unlisted('b')] }]))).toBe('ai-made lapsed');
  });

  it('reads nothing from an ingredient that was broken when it was put in, in either form of record', () => {
    const failure = [{ code: 'claimSignature.mismatch', url: 'Cose_Sign1' }];
    const old = { relationship: 'parentOf', active_manifest: 'b', validation_status: failure };
    for (const ingredient of [old, parent('b', { failure })]) {
      const finding = only(
        [{ label: 'a', ingredients: [ingredient] }, inner('trainedAlgorithmicMedia')],
        official,
        listedInner,
      );
      expect(says(finding)).toBe('none official');
      expect(finding.detail['brokenWhenSigned']).toEqual([
        { label: 'b', codes: ['claimSignature.mismatch'] },
      ]);
    }
  });

  it('a listed statement goes before an unlisted one', () => {
    const edit = { action: 'c2pa.edited', digitalSourceType: iptc('compositeWithTrainedAlgorithmicMedia') };
    const outer = { label: 'a', actions: [edit], ingredients: [parent('b')] };
    expect(
      says(only([outer, inner('trainedAlgorithmicMedia')], official, [{ failure: [unlisted('b')] }])),
    ).toBe('ai-part official');
  });

  it('ends when manifests hold each other', () => {
    const a = { label: 'a', ingredients: [parent('b'), parent('a')] };
    const b = inner('trainedAlgorithmicMedia', {
      ingredients: [parent('a'), { relationship: 'componentOf', active_manifest: 'a' }],
    });
    expect(says(only([a, b], official, listedInner))).toBe('ai-made official');
  });
});
