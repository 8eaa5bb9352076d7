import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFound, isAsExpected, parseExpectations } from '../../../../cli/conformance/expectations.ts';
import type { JsonEvidence, JsonItem } from '../../../../cli/verdicts.ts';
import { labels } from '../../../../src/core/verdict';
import { root } from '../../detectors/c2pa/read-in-node';

const tsv = readFileSync(`${root}cli/conformance/expectations.tsv`, 'utf8');
const manifest = `${root}../shared/fixtures/provenance/MANIFEST.tsv`;

const evidence = (detector: string, more: Partial<JsonEvidence>): JsonEvidence => ({
  detector,
  version: '1',
  ms: 1,
  status: 'found',
  ...more,
});
const aiBy = (trust: string) => evidence('c2pa', { claim: { says: 'ai-made', sourceType: null }, trust });
const item = (label: string, ...all: JsonEvidence[]) =>
  ({ verdict: { label }, evidence: all }) as unknown as JsonItem;

describe('expectations', () => {
  it.each(['shipped', 'c2pa-rs-test-roots'])('under %s: every label is one', (column) => {
    for (const { cell } of parseExpectations(tsv, column)) {
      const label = cell?.split(' ')[0];
      expect(label === undefined || label === 'undeclared' || labels.some((one) => one === label)).toBe(true);
    }
  });

  it('say why a file does not apply', () => {
    const without = parseExpectations(tsv, 'shipped').filter(({ cell }) => cell === null);
    expect(without.map(({ note }) => note.length > 10)).not.toContain(false);
    expect(without).toHaveLength(2);
  });

  it.each(['note', 'file', 'my-own-roots'])('have no column "%s"', (column) => {
    expect(() => parseExpectations(tsv, column)).toThrow('there are: shipped, c2pa-rs-test-roots');
  });

  it.skipIf(!existsSync(manifest))(
    'name every file of MANIFEST.tsv (skipped when ../shared/fixtures/provenance is missing)',
    () => {
      const listed = readFileSync(manifest, 'utf8').trimEnd().split('\n').slice(1);
      const files = listed.map((line) => line.split('\t')[0]!).filter((file) => !file.startsWith('trust/'));
      expect(parseExpectations(tsv, 'shipped').map(({ file }) => file)).toEqual(files);
    },
  );
});

describe('a file', () => {
  const lapsed = [item('labelled-generated', aiBy('lapsed'))];

  it.each([
    ['labelled-generated', true],
    ['labelled-generated c2pa:ai-made:lapsed', true],
    ['labelled-generated c2pa:ai-made:unlisted', false],
    ['declared-generated', false],
    ['undeclared', false],
    ['', false],
  ])('that is labelled, its certificate expired, is %j: %s', (cell, expected) => {
    expect(isAsExpected(cell, lapsed)).toBe(expected);
  });

  it.each(['likely', 'no-sign', 'not-checked', 'failed'])(
    'of which nothing is declared may be %s',
    (label) => {
      expect(
        isAsExpected('undeclared c2pa:absent', [item(label, evidence('c2pa', { status: 'absent' }))]),
      ).toBe(true);
    },
  );

  it.each(['checking', 'conflict', 'credentials-present'])('with the label %s is not undeclared', (label) => {
    expect(isAsExpected('undeclared', [item(label)])).toBe(false);
  });

  it.each([
    ['undeclared c2pa:failed:decode', evidence('c2pa', { status: 'failed', code: 'decode' })],
    [
      'undeclared c2pa:skipped:kind-unsupported',
      evidence('c2pa', { status: 'skipped', reason: 'kind-unsupported' }),
    ],
  ])('may fail as expected: %s', (cell, one) => {
    expect(isAsExpected(cell, [item('failed', one)])).toBe(true);
    expect(isAsExpected(cell, [item('failed', aiBy('official'))])).toBe(false);
  });

  it('that is no item is as expected by nobody', () => {
    expect(isAsExpected('undeclared', [])).toBe(false);
    expect(describeFound([])).toBe('no item');
  });

  it('is told in the words of the table, estimates left out', () => {
    const estimate = evidence('image-classifier', {
      claim: { says: 'none', sourceType: null },
      trust: 'estimate',
    });
    expect(describeFound([item('labelled-generated', aiBy('lapsed'), estimate)])).toBe(
      'labelled-generated c2pa:ai-made:lapsed',
    );
  });
});
