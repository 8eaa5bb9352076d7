import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/core/evidence';
import { toFindings } from '../../../../src/detectors/c2pa/to-findings';
import { created, parent, report, type ManifestSpec } from './report-builder';

type Manifests = readonly { readonly [key: string]: Json }[];

function manifestsIn(...specs: ManifestSpec[]): Manifests {
  return toFindings(report(specs))[0]!.detail['manifests'] as Manifests;
}

describe('what is told of a chain, to draw it as a tree', () => {
  const photo = { relationship: 'componentOf', title: 'photo.jpg', format: 'image/jpeg' };
  const manifests = manifestsIn(
    { label: 'a', ingredients: [photo, parent('b')] },
    { label: 'b', ingredients: [{ ...parent('c'), title: 'inner' }] },
    { label: 'c', actions: [created('digitalCapture')] },
  );

  it('is which manifest holds which', () => {
    expect(manifests.map(({ label, parentLabel }) => [label, parentLabel])).toEqual([
      ['a', null],
      ['b', 'a'],
      ['c', 'b'],
    ]);
  });

  it('is every ingredient, also one that came without a manifest', () => {
    expect(manifests[0]!['ingredients']).toEqual([
      { index: 0, ...photo, manifestLabel: null },
      { index: 1, title: null, format: null, relationship: 'parentOf', manifestLabel: 'b' },
    ]);
    expect(manifests[2]!['ingredients']).toEqual([]);
  });

  it('is cut where a file has more ingredients than anybody reads, with their number', () => {
    const [first] = manifestsIn({ label: 'a', ingredients: Array.from({ length: 30 }, () => photo) });
    expect(first!['ingredients']).toHaveLength(8);
    expect(first!['ingredientsInFile']).toBe(30);
  });
});
