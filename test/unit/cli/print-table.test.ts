import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatTables, widthOf } from '../../../cli/print-table.ts';
import { toJsonItem } from '../../../cli/to-json.ts';
import type { TabReport } from '../../../src/platform/protocol';

const path = new URL('../../fixtures/tiny-extension/report.json', import.meta.url);
const report = JSON.parse(readFileSync(path, 'utf8')) as TabReport;
const result = { input: 'page.html', url: report.url, title: 'A page', items: report.items.map(toJsonItem) };

describe('formatTables', () => {
  const lines = formatTables([result], 200).split('\n');

  it('names input, title, and for each item kind, label, basis, source and evidence', () => {
    expect(lines[0]).toBe('page.html — A page');
    expect(lines[1]).toMatch(/^ {2}kind +label +basis +likelihood \(prior\) +source +evidence$/);
    expect(lines[2]).toMatch(
      /^ {2}image +declared-generated +declared +– +猫\.jpg +c2pa \(ai-made, official\); image-classifier$/,
    );
    expect(lines[3]).toContain('text-classifier skipped: language-unsupported');
    expect(lines[4]).toContain('image-classifier failed: decode');
  });

  it('puts the prior beside every likelihood that it states', () => {
    const item = result.items[0]!;
    const likely = { ...item.verdict, label: 'likely', likelihood: 0.67, prior: 0.2 } as const;
    const line = (verdict: typeof item.verdict) =>
      formatTables([{ ...result, items: [{ ...item, verdict }] }], 200).split('\n')[2];
    expect(line(likely)).toMatch(/ likely +declared +0\.67 \(0\.20\) /);
    expect(line({ ...likely, label: 'inconclusive' })).toMatch(/ inconclusive +declared +– /);
  });

  it('shows a raw score beside a likelihood only: alone it would undo the abstention', () => {
    const item = result.items[0]!;
    const line = (label: typeof item.verdict.label) =>
      formatTables([{ ...result, items: [{ ...item, verdict: { ...item.verdict, label } }] }], 200);
    expect(line('likely')).toContain('image-classifier (raw score 0.813)');
    for (const label of ['inconclusive', 'declared-generated'] as const)
      expect(line(label)).not.toContain('0.813');
  });

  it('lines columns up although Japanese characters are twice as wide', () => {
    const column = widthOf(lines[1]!.slice(0, lines[1]!.indexOf('evidence')));
    const starts = ['c2pa (', 'text-classifier', 'image-classifier failed'].map((text, row) =>
      widthOf(lines[row + 2]!.slice(0, lines[row + 2]!.indexOf(text))),
    );
    expect(starts).toEqual([column, column, column]);
  });

  it('shortens only the source where the terminal is narrow', () => {
    const narrow = formatTables([result], 80).split('\n');
    expect(narrow[3]).toMatch(/吾輩は猫である… +text-classifier/);
    expect(narrow[2]).toMatch(/c2pa \(ai-made, official\); image-classifier$/);
  });

  it('names an error, and says when there was nothing to check', () => {
    const failed = {
      input: 'x.jpg',
      url: null,
      title: null,
      error: { code: 'not-found' as const, message: 'No.' },
      items: [],
    };
    expect(formatTables([failed])).toBe('x.jpg\n  ! not-found: No.\n');
    expect(formatTables([{ ...result, items: [] }])).toContain('nothing to check');
  });

  it('keeps control characters of a page away from the terminal', () => {
    expect(formatTables([{ ...result, title: 'a\u001B[31m\nb' }])).toContain('— a [31m b\n');
  });
});

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['猫', 2],
    ['カタカナ', 8],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍🔬', 2],
    ['–', 1],
  ])('counts %s as %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});
