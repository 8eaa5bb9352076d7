import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../../src/core/evidence';
import { priors } from '../../../src/core/policy';
import { fuse } from '../../../src/fusion/fuse';
import { posterior } from '../../../src/fusion/inferred';
import policy from '../../../src/fusion/policy.json';

const base = { version: '1', ms: 1 };

function declared(
  detector: string,
  says: Finding['claim']['says'],
  trust: Finding['trust'],
  logLr: number | null = null,
): Evidence {
  return {
    ...base,
    detector,
    status: 'found',
    basis: 'declared',
    claim: { says, sourceType: null },
    trust,
    logLr,
    issuer: 'Maker',
    detail: {},
  };
}

function estimate(
  logLr: number,
  gates: { mayAccuse?: boolean; maySayNoSign?: boolean } = {},
  detector = 'image-classifier',
): Evidence {
  return {
    ...base,
    detector,
    status: 'found',
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr,
    score: 0.5,
    detail: {},
    estimate: {
      mayAccuse: false,
      maySayNoSign: false,
      falseAlarmsPer100: 1,
      missesPer100: 10,
      condition: 'web',
      calibration: 'c',
      ...gates,
    },
  };
}

const absent = (detector: string): Evidence => ({ ...base, detector, status: 'absent' });
const label = (...evidence: Evidence[]) => fuse(evidence, policy, 'image').label;

describe('declarations', () => {
  it.each([
    ['a listed signer that says AI made', declared('c2pa', 'ai-made', 'official'), 'declared-generated'],
    ['a listed signer that says AI part', declared('c2pa', 'ai-part', 'interim'), 'declared-edited'],
    ['a listed camera', declared('c2pa', 'camera', 'official'), 'camera-captured'],
    [
      'a listed signer that does not mention AI',
      declared('c2pa', 'other', 'official'),
      'credentials-present',
    ],
    ['an unlisted signer that says AI made', declared('c2pa', 'ai-made', 'unlisted'), 'labelled-generated'],
    ['a lapsed signer that says AI made', declared('c2pa', 'ai-made', 'lapsed'), 'labelled-generated'],
    [
      'strong unsigned metadata',
      declared('embedded-metadata', 'ai-made', 'unsigned', 2.5),
      'labelled-generated',
    ],
    ['credentials that do not match', declared('c2pa', 'broken', 'invalid'), 'credentials-invalid'],
  ])('%s: %s', (_name, evidence, expected) => {
    expect(label(evidence)).toBe(expected);
  });

  it('give no credit to a camera claim by an unlisted signer', () => {
    expect(label(declared('c2pa', 'camera', 'unlisted'), estimate(0.1))).toBe('inconclusive');
    expect(label(declared('c2pa', 'camera', 'lapsed'), estimate(0.1))).toBe('inconclusive');
  });

  it('do not label a picture on a weak unsigned hint', () => {
    expect(label(declared('embedded-metadata', 'ai-made', 'unsigned', 0.3), estimate(0))).toBe(
      'inconclusive',
    );
  });

  it('say in the variant that only a part is AI, or that the certificate lapsed', () => {
    expect(fuse([declared('embedded-metadata', 'ai-part', 'unsigned', 2.5)], policy, 'image').variant).toBe(
      'edited',
    );
    expect(fuse([declared('c2pa', 'ai-made', 'lapsed')], policy, 'image').variant).toBe('lapsed');
    expect(fuse([declared('c2pa', 'ai-part', 'lapsed')], policy, 'image').variant).toBe('edited-lapsed');
  });

  it('put invalid credentials before everything else', () => {
    const all = [
      declared('c2pa', 'broken', 'invalid'),
      declared('embedded-metadata', 'ai-made', 'unsigned', 2.5),
      estimate(0.9, { mayAccuse: true }),
    ];
    expect(label(...all)).toBe('credentials-invalid');
  });

  it('name the signer of the claim that decided', () => {
    expect(fuse([declared('c2pa', 'ai-made', 'official')], policy, 'image').issuer).toBe('Maker');
  });
});

describe('estimates', () => {
  it('accuse only through the tested gate', () => {
    expect(label(estimate(0.9, { mayAccuse: true }))).toBe('likely');
    expect(label(estimate(0.9))).toBe('inconclusive');
  });

  it.each([
    [0.05, 'inconclusive'],
    [0.2, 'likely'],
    [0.5, 'likely'],
  ] as const)('never reach "very likely" alone, however large the ratio: at a prior of %s', (prior, most) => {
    const at = (detector?: string) => {
      const kind = detector === undefined ? 'image' : 'text';
      return fuse([estimate(99, { mayAccuse: true }, detector)], { ...policy, prior }, kind).label;
    };
    expect([at(), at('text-classifier'), at('text-marks')]).toEqual([most, most, most]);
  });

  it('carry the prior that their likelihood was computed with', () => {
    for (const prior of priors) {
      const fused = fuse([estimate(0.9)], { ...policy, prior }, 'image');
      expect([fused.prior, fused.likelihood]).toEqual([prior, posterior(prior, 0.9)]);
    }
    expect(priors).toContain(policy.prior);
  });

  it('say "no sign" only through their own gate', () => {
    expect(label(estimate(-0.3, { maySayNoSign: true }))).toBe('no-sign');
    expect(label(estimate(-0.3))).toBe('inconclusive');
  });

  it('are capped on both sides', () => {
    expect(fuse([estimate(5)], policy, 'image').likelihood).toBeCloseTo(posterior(0.2, 0.9), 10);
    expect(fuse([estimate(-5)], policy, 'image').likelihood).toBeCloseTo(posterior(0.2, -0.3), 10);
  });

  it('leave the likelihood out when only declarations speak', () => {
    const found = [declared('c2pa', 'ai-made', 'official'), absent('image-classifier')];
    expect(fuse(found, policy, 'image')).toMatchObject({ likelihood: null, prior: null });
  });

  it('never cancel a listed camera capture: the label is conflict', () => {
    const fused = fuse(
      [declared('c2pa', 'camera', 'official'), estimate(0.9, { mayAccuse: true })],
      policy,
      'image',
    );
    expect(fused.label).toBe('conflict');
    expect(fused.supporting).toEqual(['image-classifier']);
    expect(fused.opposing).toEqual(['c2pa']);
  });

  it('do not turn a camera capture into a conflict when undecided', () => {
    expect(label(declared('c2pa', 'camera', 'official'), estimate(0.5))).toBe('camera-captured');
  });
});

describe('marks in a text', () => {
  const textLabel = (...evidence: Evidence[]) => fuse(evidence, policy, 'text').label;
  const marks = (logLr: number, mayAccuse = false) => estimate(logLr, { mayAccuse }, 'text-marks');
  const model = (logLr: number, gates: Parameters<typeof estimate>[1] = {}) =>
    estimate(logLr, gates, 'text-classifier');
  const unsupported: Evidence = {
    ...base,
    detector: 'text-classifier',
    status: 'skipped',
    reason: 'language-unsupported',
  };
  const hidden: Evidence = {
    ...base,
    detector: 'text-marks',
    status: 'found',
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: null,
    detail: { finds: 'hidden-data' },
  };

  it('make a text likely without any model when they are strong, at a likelihood of 89 %', () => {
    const fused = fuse([marks(2.5, true), unsupported], policy, 'text');
    expect([fused.label, fused.supporting]).toEqual(['likely', ['text-marks']]);
    expect(fused.likelihood).toBeCloseTo(0.888, 3);
  });

  it('never make a text more than likely, whatever agrees with them or is assumed before', () => {
    const both = [marks(2.5, true), model(1.3, { mayAccuse: true })];
    const fused = fuse(both, policy, 'text');
    expect([fused.label, fused.likelihood]).toEqual(['likely', policy.bands.veryLikely]);
    expect(fuse(both, { ...policy, prior: 0.5 }, 'text').label).toBe('likely');
    expect(fuse(both, policy, 'image').label).toBe('very-likely');
  });

  it('do not accuse when they are not strong', () => {
    expect(textLabel(marks(1.3), model(1.3))).toBe('inconclusive');
  });

  it('decide nothing alone when they are not strong: the reason why no model ran is said', () => {
    const fused = fuse([marks(1.3), unsupported], policy, 'text');
    expect([fused.label, fused.reason, fused.supporting]).toEqual([
      'not-checked',
      'language-unsupported',
      ['text-marks'],
    ]);
  });

  it('neither open nor shut the gate of "no sign"', () => {
    expect(textLabel(marks(0.2), unsupported)).toBe('not-checked');
    expect(textLabel(marks(0.2), model(-0.6, { maySayNoSign: true }))).toBe('no-sign');
    expect(textLabel(marks(0.2), model(-0.6))).toBe('inconclusive');
  });

  it('outweigh a model that sees no sign, so that nothing is denied', () => {
    expect(textLabel(marks(2.5, true), model(-0.7, { maySayNoSign: true }))).toBe('inconclusive');
  });

  it('that are hidden data change neither label nor likelihood, and stand on no side', () => {
    const alone = fuse([hidden, unsupported], policy, 'text');
    expect([alone.label, alone.likelihood, alone.supporting]).toEqual(['not-checked', null, []]);
    const score = model(-0.6, { maySayNoSign: true });
    expect(fuse([hidden, score], policy, 'text')).toEqual(fuse([score], policy, 'text'));
  });
});

describe('declarations that disagree', () => {
  it('are a conflict', () => {
    expect(
      label(
        declared('c2pa', 'camera', 'official'),
        declared('embedded-metadata', 'ai-made', 'unsigned', 2.5),
      ),
    ).toBe('conflict');
  });
});

describe('nothing to go by', () => {
  it('is "not checked" with the reason of the estimate', () => {
    const fused = fuse(
      [absent('c2pa'), { ...base, detector: 'image-classifier', status: 'skipped', reason: 'too-small' }],
      policy,
      'image',
    );
    expect([fused.label, fused.reason]).toEqual(['not-checked', 'too-small']);
  });

  it('is "failed" when something broke, with its code', () => {
    const fused = fuse(
      [{ ...base, detector: 'c2pa', status: 'failed', code: 'network', message: '' }],
      policy,
      'image',
    );
    expect([fused.label, fused.reason, fused.basis]).toEqual(['failed', 'network', null]);
  });

  it('keeps a declaration although the model failed', () => {
    const broken: Evidence = {
      ...base,
      detector: 'image-classifier',
      status: 'failed',
      code: 'model-damaged',
      message: '',
    };
    expect(label(declared('c2pa', 'ai-made', 'official'), broken)).toBe('declared-generated');
  });

  it('is never a word about absence alone', () => {
    expect(label(absent('c2pa'), absent('embedded-metadata'))).toBe('not-checked');
  });
});
