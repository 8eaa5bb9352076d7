import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { toFindings } from '../../../../src/detectors/c2pa/to-findings';
import { created, listedAs, parent, report, type ManifestSpec } from './report-builder';

const only = (...args: Parameters<typeof report>): Finding => toFindings(report(...args))[0]!;
const says = (finding: Finding): string => `${finding.claim.says} ${finding.trust}`;

describe('hostile reports', () => {
  it.each(['__proto__', 'constructor', 'toString', ''])(
    'a manifest called "%s" is a manifest like any other',
    (label) => {
      const finding = only([{ label, actions: [created('trainedAlgorithmicMedia')] }], {
        success: [listedAs(label, 'system_anchors')],
      });
      expect(finding.claim.says).toBe('ai-made');
      expect(({} as Record<string, unknown>)['claim_generator']).toBeUndefined();
    },
  );

  it('values of the wrong type count as not stated', () => {
    const store = {
      active_manifest: 'a',
      manifests: {
        a: {
          title: 7,
          signature_info: 'me',
          claim_generator_info: [{ name: {} }, null],
          assertions: [
            null,
            {
              label: 'c2pa.actions',
              data: { actions: [5, { action: {} }, { action: 'c2pa.created', digitalSourceType: 3 }] },
            },
          ],
          ingredients: { length: 2 },
        },
        b: 'text',
      },
      validation_results: { activeManifest: { success: {}, failure: [{ code: 4 }] }, ingredientDeltas: [[]] },
    };
    const finding = toFindings({ store: JSON.stringify(store), crJson: '[]' })[0]!;
    expect(says(finding)).toBe('none unlisted');
    expect(finding).not.toHaveProperty('issuer');
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"active_manifest":"a","manifests":{}}',
    '{"active_manifest":"a","manifests":null}',
  ])('a report %j cannot be read', (store) => {
    expect(() => toFindings({ store, crJson: '{}' })).toThrow(
      expect.objectContaining({ code: 'decode' }) as Error,
    );
  });

  it('what is told stays small, whatever the file holds, and cannot turn a line around', () => {
    const long = 'x'.repeat(2000);
    const actions = Array.from({ length: 20 }, () => ({
      action: long,
      description: long,
      softwareAgent: long,
    }));
    const specs = Array.from({ length: 40 }, (_, index): ManifestSpec => {
      return {
        label: `${index}${long}`,
        organisation: `A\u202eB\n${long}`,
        actions,
        ingredients: [parent(`${index + 1}${long}`)],
      };
    });
    const failure = Array.from({ length: 500 }, () => ({ code: long, explanation: long }));
    const finding = only(specs, { failure });
    expect(JSON.stringify(finding).length).toBeLessThan(60_000);
    expect(JSON.stringify(finding.detail)).not.toContain('\u202e');
    expect(finding.issuer).not.toMatch(/[\n\u202e]/);
  });

  it('many manifests with many results take no more than a second', () => {
    const failure = Array.from({ length: 20 }, (_, index) => ({
      code: 'signingCredential.untrusted',
      url: `self#jumbf=/c2pa/${index}/c2pa.signature`,
    }));
    const specs = Array.from({ length: 2000 }, (_, index): ManifestSpec => ({
      label: String(index),
      ingredients: [parent(String(index + 1), { failure })],
    }));
    const json = report(specs, {}, [{ failure }]);
    const begin = performance.now();
    toFindings(json);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
