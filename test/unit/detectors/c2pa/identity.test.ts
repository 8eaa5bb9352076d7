import { describe, expect, it } from 'vitest';
import { toFindings } from '../../../../src/detectors/c2pa/to-findings';
import { created, listedAs, report } from './report-builder';

const actions = [created('trainedAlgorithmicMedia')];
const about = (code: string, label = 'cawg.identity') => ({
  code,
  url: `self#jumbf=/c2pa/a/c2pa.assertions/${label}`,
});
const certificate = { signature_info: { issuer: 'Example Daily', common_name: 'Photo desk' } };
const account = (name: string) => ({
  issuer: 'did:web:identities.example',
  verifiedIdentities: [{ type: 'cawg.social_media', username: name, provider: { name: 'Example Social' } }],
});

function detailOf(
  assertions: { label: string; data?: unknown }[],
  codes: { success?: string[]; failure?: string[] },
) {
  const active = {
    success: [listedAs('a', 'system_anchors'), ...(codes.success ?? []).map((code) => about(code))],
    failure: (codes.failure ?? []).map((code) => about(code)),
  };
  const finding = toFindings(report([{ label: 'a', actions, assertions }], active))[0]!;
  expect([finding.claim.says, finding.trust]).toEqual(['ai-made', 'official']);
  return finding.detail as { identities: { state: string }[]; notChecked: string[] };
}

describe('a CAWG identity', () => {
  const one = [{ label: 'cawg.identity', data: certificate }];

  it.each([
    [{ success: ['cawg.identity.well-formed', 'cawg.x509.credential.trusted'] }, 'valid'],
    [{ success: ['cawg.identity.well-formed'] }, 'issuer-not-listed'],
    [
      { success: ['cawg.identity.well-formed'], failure: ['cawg.x509.credential.untrusted'] },
      'issuer-not-listed',
    ],
    [{ success: ['cawg.x509.credential.trusted'], failure: ['cawg.x509.signature.mismatch'] }, 'broken'],
    [{ failure: ['cawg.identity.assertion.mismatch', 'cawg.ica.did_unavailable'] }, 'broken'],
    [{ failure: ['cawg.ica.did_unavailable'] }, 'not-checked'],
    [{}, 'not-checked'],
  ])('with %j is %s, and the verdict stays', (codes, state) => {
    expect(detailOf(one, codes).identities).toMatchObject([{ state }]);
  });

  it('that needs a request is among what was not checked', () => {
    expect(detailOf(one, { failure: ['cawg.ica.did_unavailable'] }).notChecked).toContain('identity');
    expect(detailOf(one, { success: ['cawg.identity.well-formed'] }).notChecked).not.toContain('identity');
  });

  it('fits nothing when the file was changed since', () => {
    const changed = {
      code: 'assertion.dataHash.mismatch',
      url: 'self#jumbf=/c2pa/a/c2pa.assertions/c2pa.hash.data',
    };
    const active = { success: [about('cawg.x509.credential.trusted')], failure: [changed] };
    const finding = toFindings(report([{ label: 'a', actions, assertions: one }], active))[0]!;
    expect(finding).toMatchObject({ trust: 'invalid', detail: { identities: [{ state: 'broken' }] } });
  });

  it('is judged by the results about itself, not about another', () => {
    const two = [...one, { label: 'cawg.identity__1', data: account('desk') }];
    expect(detailOf(two, { success: ['cawg.x509.credential.trusted'] }).identities).toMatchObject([
      { state: 'valid', kind: 'certificate', names: [{ name: 'Photo desk, Example Daily' }] },
      { state: 'not-checked', kind: 'aggregated', names: [{ name: 'desk', provider: 'Example Social' }] },
    ]);
  });

  it('of any form does no harm, and no more than four are told', () => {
    const odd = [
      null,
      5,
      'x',
      [],
      { verifiedIdentities: { length: 1e9 } },
      { signature_info: [], issuer: {} },
    ];
    const assertions = odd.map((data, at) => ({ label: `cawg.identity__${at}`, data }));
    expect(detailOf(assertions, {}).identities).toHaveLength(4);
  });
});
