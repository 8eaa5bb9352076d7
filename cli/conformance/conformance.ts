import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruption } from '../interruption.ts';
import { root } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { readOptions } from '../read-options.ts';
import type { InputResult } from '../verdicts.ts';
import { describeFound, isAsExpected, parseExpectations } from './expectations.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { formatRows, formatSummary, formatTimes, type Row } from './print.ts';
import { agreementOf, readPublicFiles } from './public-files.ts';
import { type Run, runFiles } from './run-files.ts';

const sharedFolder = join(root, '..', 'shared', 'fixtures', 'provenance');
const expectationsFile = fileURLToPath(new URL('expectations.tsv', import.meta.url));

/** What to show, and how a result compares. */
interface Plan {
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  row(file: string, result: InputResult | undefined): Row;
}

async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, parseOptions, usage);
  if (typeof options === 'number') return options;
  const progress = startProgress();
  const interrupted = interruption();
  try {
    const plan = await planOf(options);
    const shown = plan.files.filter((file) => isShown(plan, file));
    const paths = shown.map((file) => join(plan.folder, file));
    const run = await runFiles(paths, options, progress, interrupted);
    progress.clear();
    const rows = plan.files.map((file) => plan.row(file, run.results.get(join(plan.folder, file))));
    print(run, rows);
    return rows.some(({ state }) => state === 'DIFFERS') ? 1 : 0;
  } catch (error) {
    progress.notice(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function planOf(options: Options): Promise<Plan> {
  const folder = options.folder === null ? sharedFolder : resolve(options.folder);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const isShared = existsSync(join(folder, 'MANIFEST.tsv'));
  const plan = isShared ? await sharedPlan(folder, options) : await publicPlan(folder);
  return { ...plan, files: plan.files.filter((file) => file.includes(options.only)) };
}

async function sharedPlan(folder: string, { anchors }: Options): Promise<Plan> {
  const column = anchors === null ? 'shipped' : basename(anchors, extname(anchors));
  const expectations = parseExpectations(await readFile(expectationsFile, 'utf8'), column);
  const byFile = new Map(expectations.map((one) => [one.file, one]));
  return {
    folder,
    files: await listedFiles(folder),
    row(file, result) {
      const { cell = '', note = '' } = byFile.get(file) ?? {};
      if (cell === null) return { file, state: 'not applicable', expected: '', found: '', note };
      const items = result?.items ?? [];
      const found = items.length === 0 ? (result?.error?.message ?? 'no item') : describeFound(items);
      const state = isAsExpected(cell, items) ? 'as expected' : 'DIFFERS';
      return { file, state, expected: cell || 'no expectation', found, note };
    },
  };
}

async function listedFiles(folder: string): Promise<readonly string[]> {
  const lines = (await readFile(join(folder, 'MANIFEST.tsv'), 'utf8')).trimEnd().split('\n').slice(1);
  return lines.map((line) => line.split('\t')[0] ?? '').filter((file) => !file.startsWith('trust/'));
}

async function publicPlan(folder: string): Promise<Plan> {
  const files = await readPublicFiles(folder);
  const byFile = new Map(files.map((one) => [one.file, one]));
  return {
    folder,
    files: files.map(({ file }) => file),
    row(file, result) {
      const { expected = null, note = '' } = byFile.get(file) ?? {};
      const found = agreementOf(result?.items ?? []);
      if (expected === null) return { file, state: 'not compared', expected: '', found, note };
      return { file, state: found === expected ? 'as expected' : 'DIFFERS', expected, found, note };
    },
  };
}

/** A file that no page shows is not opened. */
function isShown(plan: Plan, file: string): boolean {
  return plan.row(file, undefined).state !== 'not applicable';
}

function print({ browser, trustLists, results }: Run, rows: readonly Row[]): void {
  console.log(browser);
  for (const { tier, date, name } of trustLists) console.log(`  ${tier.padEnd(9)} ${date}  ${name}`);
  console.log(`\n${formatRows(rows)}\n\n${formatTimes(results.values())}\n\n${formatSummary(rows)}`);
}

process.exitCode = await main(process.argv.slice(2));
