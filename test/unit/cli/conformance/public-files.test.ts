import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementOf, readPublicFiles } from '../../../../cli/conformance/public-files.ts';
import { formatRows, formatSummary, percentile, type Row } from '../../../../cli/conformance/print.ts';
import { parseOptions } from '../../../../cli/conformance/options.ts';
import type { JsonItem } from '../../../../cli/verdicts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'public-files-'));
  mkdirSync(join(folder, 'jpeg', 'c2patool'), { recursive: true });
  const report = (codes: string[]) => JSON.stringify({ validation_status: codes.map((code) => ({ code })) });
  for (const name of ['good.jpg', 'broken.jpg', 'lapsed.jpg', 'bare.jpg'])
    writeFileSync(join(folder, 'jpeg', name), '');
  writeFileSync(join(folder, 'jpeg', 'c2patool', 'good.json'), '{}');
  writeFileSync(join(folder, 'jpeg', 'c2patool', 'lapsed.json'), report(['signingCredential.expired']));
  writeFileSync(
    join(folder, 'jpeg', 'broken.json'),
    report(['timeStamp.untrusted', 'assertion.dataHash.mismatch']),
  );
  writeFileSync(join(folder, 'paper.pdf'), '');
  writeFileSync(join(folder, 'README.md'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a folder of public test files', () => {
  it('has an expected verdict for each medium with a report beside it, in either place', async () => {
    expect(await readPublicFiles(folder)).toEqual([
      { file: 'jpeg/bare.jpg', expected: null, note: '' },
      {
        file: 'jpeg/broken.jpg',
        expected: 'does-not-match',
        note: 'timeStamp.untrusted assertion.dataHash.mismatch',
      },
      { file: 'jpeg/good.jpg', expected: 'intact', note: '' },
      { file: 'jpeg/lapsed.jpg', expected: 'intact', note: 'signingCredential.expired' },
      { file: 'paper.pdf', expected: null, note: '' },
    ]);
  });

  it.each([
    [{ status: 'found', detail: { integrity: 'good' } }, 'intact'],
    [{ status: 'found', detail: { integrity: 'odd' } }, 'cannot-confirm'],
    [{ status: 'found', detail: { integrity: 'bad' } }, 'does-not-match'],
    [{ status: 'found', detail: { remoteUrl: 'https://a.example/' } }, 'cannot-confirm'],
    [{ status: 'absent' }, 'no-credentials'],
    [{ status: 'failed', code: 'decode' }, 'not-read'],
  ])('compares %j as %s', (evidence, expected) => {
    const items = [{ evidence: [{ detector: 'c2pa', ...evidence }] }] as unknown as JsonItem[];
    expect(agreementOf(items)).toBe(expected);
  });
});

describe('what is printed', () => {
  const row = (state: Row['state'], file: string): Row => ({
    file,
    state,
    expected: 'e',
    found: 'f',
    note: 'n',
  });

  it('names what differs with both sides, and counts', () => {
    const rows = [row('as expected', 'a.jpg'), row('DIFFERS', 'longer.jpg'), row('not applicable', 'c')];
    expect(
      formatRows(rows)
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'as expected     a.jpg       f',
      'DIFFERS         longer.jpg',
      'expected  e',
      'found     f  (n)',
      'not applicable  c           f  (n)',
    ]);
    expect(formatSummary(rows)).toBe('1 of 2 as expected; 1 not applicable, 0 not compared');
  });

  it.each([
    [0.5, 2],
    [0.95, 4],
    [1, 4],
  ])('the share %d of 4, 1, 3, 2 is below %d', (share, expected) => {
    expect(percentile([4, 1, 3, 2], share)).toBe(expected);
  });
});

describe('the options', () => {
  it('are the shared fixtures in Chromium when nothing is said', () => {
    expect(parseOptions([])).toMatchObject({ folder: null, browser: 'chromium', anchors: null, only: '' });
  });

  it.each([[['--browser', 'opera']], [['a', 'b']], [['--nothing']]])('%j is wrong usage', (argv) => {
    expect(() => parseOptions(argv)).toThrow();
  });
});
