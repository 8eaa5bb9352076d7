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

describe('what one listed manifest says', () => {
  it.each([
    [iptc('trainedAlgorithmicMedia'), 'ai-made'],
    ['https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/', 'ai-made'],
    ['trainedAlgorithmicMedia', 'ai-made'],
    ['https://schema.org/TrainedAlgorithmicMediaDigitalSource', 'ai-made'],
    ['http://c2pa.org/digitalsourcetype/trainedAlgorithmicData', 'ai-made'],
    [iptc('compositeSynthetic'), 'ai-part'],
    [iptc('computationalCapture'), 'camera'],
    [iptc('algorithmicMedia'), 'other'],
    [iptc('humanEdits'), 'other'],
  ])('created as %s: %s', (digitalSourceType, expected) => {
    const finding = only(
      [{ label: 'a', actions: [{ action: 'c2pa.created', digitalSourceType }] }],
      official,
    );
    expect(says(finding)).toBe(`${expected} official`);
  });

  it('reads both versions and every instance of the actions assertion', () => {
    for (const label of ['c2pa.actions', 'c2pa.actions.v2', 'c2pa.actions__1', 'c2pa.actions.v2__3']) {
      const assertions = [{ label, data: { actions: [created('trainedAlgorithmicMedia')] } }];
      expect(says(only([{ label: 'a', assertions }], official))).toBe('ai-made official');
    }
  });

  it('takes what an action leaves open from the template of its name, and from no other', () => {
    const template = { action: 'com.example.fill', digitalSourceType: iptc('compositeSynthetic') };
    const withTemplate = (action: string) => [
      {
        label: 'c2pa.actions.v2',
        data: {
          actions: [created('digitalCreation'), { action, softwareAgentIndex: 0 }],
          templates: [template],
          softwareAgents: [{ name: 'Filler' }],
        },
      },
    ];
    const finding = only([{ label: 'a', assertions: withTemplate('com.example.fill') }], official);
    expect(says(finding)).toBe('ai-part official');
    expect(finding.detail['manifests']).toMatchObject([{ actions: [{}, { agent: 'Filler' }] }]);
    expect(says(only([{ label: 'a', assertions: withTemplate('com.example.blur') }], official))).toBe(
      'other official',
    );
  });

  it.each([
    ['c2pa.edited', 'ai-part'],
    ['c2pa.drawing', 'ai-part'],
    ['c2pa.converted', 'camera'],
    ['c2pa.watermarked.unbound', 'camera'],
  ])('a camera picture with an AI type on %s: %s', (action, expected) => {
    const actions = [
      created('digitalCapture'),
      { action, digitalSourceType: iptc('trainedAlgorithmicMedia') },
    ];
    expect(says(only([{ label: 'a', actions }], official))).toBe(`${expected} official`);
  });

  it('takes a camera from the inception alone, not from what was opened or from metadata', () => {
    const opened = { action: 'c2pa.opened', digitalSourceType: iptc('digitalCapture') };
    const data = { 'Iptc4xmpExt:DigitalSourceType': iptc('digitalCapture') };
    const finding = only(
      [{ label: 'a', actions: [opened], assertions: [{ label: 'c2pa.metadata', data }] }],
      official,
    );
    expect(says(finding)).toBe('none official');
  });

  it('takes AI from signed metadata too', () => {
    const data = { 'Iptc4xmpExt:DigitalSourceType': iptc('trainedAlgorithmicMedia') };
    expect(says(only([{ label: 'a', assertions: [{ label: 'c2pa.metadata', data }] }], official))).toBe(
      'ai-made official',
    );
  });

  it.each([
    [true, 'ai-made'],
    ['true', 'none'],
    [false, 'none'],
  ])("Black Forest Labs' own mark, %j: %s", (mark, expected) => {
    const assertions = [{ label: 'c2pa.ai_generated_content', data: { ai_generated: mark } }];
    expect(says(only([{ label: 'a', assertions }], official))).toBe(`${expected} official`);
  });

  it.each([
    ['Microsoft_Responsible_AI/1.0', 'AI Generated Image', 'ai-made'],
    ['Microsoft_Responsible_AI/1.0', 'ai generated image of a cat', 'none'],
    ['Some_Editor Microsoft_Responsible_AI/1.0', 'AI Generated Image', 'none'],
  ])('%s with "%s": %s', (generator, description, expected) => {
    const actions = [{ action: 'c2pa.created', description }];
    expect(says(only([{ label: 'a', generator, actions }], official))).toBe(`${expected} official`);
  });
});

describe('who signed', () => {
  const ai = [created('trainedAlgorithmicMedia')];
  it.each([
    ['on the official list', official, 'ai-made official'],
    ['on the interim list', { success: [listedAs('a', 'user_anchors')] }, 'ai-made interim'],
    ['on no list', { failure: [unlisted('a')] }, 'ai-made unlisted'],
    [
      'with an expired certificate',
      { failure: [unlisted('a'), { code: 'signingCredential.expired' }] },
      'ai-made lapsed',
    ],
    [
      'with a revoked certificate',
      { ...official, failure: [{ code: 'signingCredential.ocsp.revoked' }] },
      'ai-made unlisted',
    ],
    ['nothing said of the signer', {}, 'ai-made unlisted'],
  ])('%s', (_who, codes, expected) => {
    expect(says(only([{ label: 'a', actions: ai }], codes))).toBe(expected);
  });

  it('an unlisted signer who says nothing of AI says nothing', () => {
    const codes = { failure: [unlisted('a')] };
    expect(says(only([{ label: 'a', actions: [created('humanEdits')] }], codes))).toBe('none unlisted');
    expect(says(only([{ label: 'a', actions: [created('digitalCapture')] }], codes))).toBe('none unlisted');
  });
});

describe('integrity', () => {
  const ai: ManifestSpec[] = [{ label: 'a', actions: [created('trainedAlgorithmicMedia')] }];
  it.each([
    'assertion.dataHash.mismatch',
    'assertion.bmffHash.mismatch',
    'assertion.boxesHash.mismatch',
    'assertion.hashedURI.mismatch',
    'assertion.missing',
    'claimSignature.mismatch',
    'claimSignature.missing',
    'claim.missing',
    'ingredient.manifest.missing',
    'ingredient.manifest.mismatch',
  ])('%s, here or in an ingredient: does not match', (code) => {
    expect(says(only(ai, { ...official, failure: [{ code }] }))).toBe('broken invalid');
    expect(says(only(ai, official, [{ failure: [{ code }] }]))).toBe('broken invalid');
  });

  it.each([
    ['assertion.dataHash.mismatch', 'data hash exclusion does not match the manifest location in the asset'],
    ['assertion.action.malformed', ''],
  ])('%s (%s): cannot be confirmed, so nobody vouches', (code, explanation) => {
    const finding = only(ai, { ...official, failure: [{ code, explanation }] });
    expect(says(finding)).toBe('ai-made unlisted');
    expect(finding.detail['integrity']).toBe('odd');
  });

  it.each(['timeStamp.mismatch', 'cawg.x509.credential.untrusted'])('%s is no sign of change', (code) => {
    expect(says(only(ai, { ...official, failure: [{ code }] }))).toBe('ai-made official');
  });

  it('a camera that cannot be confirmed is not passed on', () => {
    const explanation = 'data hash exclusion does not match the manifest location in the asset';
    const failure = [{ code: 'assertion.dataHash.mismatch', explanation }];
    const finding = only([{ label: 'a', actions: [created('digitalCapture')] }], { ...official, failure });
    expect(says(finding)).toBe('none unlisted');
    expect(finding.detail['cameraDoubt']).toBe('not-confirmed');
  });
});

describe('lists beside the shipped ones', () => {
  const specs: ManifestSpec[] = [{ label: 'a', actions: [created('digitalCapture')] }];

  it.each([
    ['touchstone:user', 'camera user'],
    ['touchstone:sample', 'camera user'],
    ['user_anchors', 'camera interim'],
    ['system_anchors', 'camera official'],
  ] as const)('a signer found in %s: %s', (list, expected) => {
    expect(says(only(specs, { success: [listedAs('a', list)] }))).toBe(expected);
  });

  it('an ingredient recorded as recognised, of the authority that vouches for the file, is on the same list', () => {
    const recorded = { success: [listedAs('b', 'system_anchors')] };
    const held = [
      { label: 'a', certifiedBy: 'Own CA', ingredients: [parent('b', recorded)] },
      { label: 'b', certifiedBy: 'Own CA', actions: [created('digitalCapture')] },
    ];
    const checkedToday = [{ success: [{ code: 'ingredient.manifest.validated', url: signature('b') }] }];
    expect(says(only(held, { success: [listedAs('a', 'touchstone:user')] }, checkedToday))).toBe(
      'camera user',
    );
  });
});
