import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import policy from '../../src/fusion/policy.json' with { type: 'json' };
import { interruption } from '../interruption.ts';
import { type Progress, startProgress } from '../progress.ts';
import { readOptions } from '../read-options.ts';
import { sha256OfFile } from '../sha256-of-file.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { compare } from './report/compare.ts';
import type { EvaluationReport } from './report/evaluation-report.ts';
import { writeReport } from './report/write-report.ts';
import { readImages } from './rows/images.ts';
import type { Row } from './rows/row.ts';
import { readTexts } from './rows/texts.ts';
import { type BrowserRun, evaluateIn } from './run/evaluate-in.ts';
import { openScoreFile } from './run/score-file.ts';

async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, parseOptions, usage);
  if (typeof options === 'number') return options;
  const progress = startProgress();
  const interrupted = interruption('Stopped; the same call goes on from here.');
  try {
    return await evaluate(options, progress, interrupted);
  } catch (error) {
    progress.notice(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function evaluate(options: Options, progress: Progress, signal: AbortSignal): Promise<number> {
  progress.update('Reading …');
  const rows = await readRows(options);
  await mkdir(options.out, { recursive: true });
  const scores = await openScoreFile(join(options.out, 'scores.jsonl'));
  const runs: BrowserRun[] = [];
  for (const name of options.browsers)
    runs.push(await evaluateIn(name, { options, rows, scores, progress, signal }));
  // No figure of some rows is passed off as one of all.
  for (const run of runs) requireAll(rows, run);
  progress.update('Drawing intervals …');
  const report = await writeRunReport(options, rows, runs);
  progress.clear();
  printSummary(options, report);
  return report.failed === 0 ? 0 : 1;
}

/** @throws Error when two rows have one id, or there is none at all */
async function readRows({ texts, images, limit }: Options): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  const add = (row: Row): void => {
    if (rows.has(row.id)) throw new Error(`Two rows are called ${row.id}.`);
    rows.set(row.id, row);
  };
  if (texts !== null) for await (const { row } of readTexts(texts, limit)) add(row);
  if (images !== null) for await (const { row } of readImages(images, limit)) add(row);
  if (rows.size === 0) throw new Error('There is not a single row.');
  return [...rows.values()];
}

function requireAll(rows: readonly Row[], { browser, scores }: BrowserRun): void {
  const missing = rows.filter(({ id }) => !scores.has(id));
  if (missing.length === 0) return;
  const named = missing.slice(0, 5).map(({ id }) => id);
  throw new Error(
    `${missing.length} rows have no verdict of ${browser}, so there is no report: ${named.join(', ')} …`,
  );
}

async function writeRunReport(
  options: Options,
  rows: readonly Row[],
  runs: readonly BrowserRun[],
): Promise<EvaluationReport> {
  const [first, second] = runs;
  if (first === undefined) throw new Error('No browser was asked.');
  const entries = rows.flatMap((row) => {
    const score = first.scores.get(row.id);
    return score ? [{ row, score, nulls: {} }] : [];
  });
  const pairs = rows.flatMap(({ id }) => {
    const [a, b] = [first.scores.get(id), second?.scores.get(id)];
    return a && b ? [[a, b] as const] : [];
  });
  const facts = {
    schema: 'touchstone.evaluation/1',
    date: new Date().toISOString().slice(0, 10),
    extension: first.extension,
    browser: first.browser,
    policy: first.policy,
    prior: policy.prior,
    detectors: first.detectors,
    models: first.models,
    inputs: await inputsOf(options),
    rows: rows.length,
    failed: entries.filter(({ score }) => score.label === 'failed').length,
    speed: first.speed,
    comparison: second ? compare(second.browser, pairs) : null,
  } as const;
  return writeReport(options.out, facts, entries);
}

async function inputsOf({ texts, images }: Options): Promise<EvaluationReport['inputs']> {
  const inputs: { name: string; sha256: string }[] = [];
  for (const path of [texts, images]) {
    if (path === null) continue;
    inputs.push({ name: basename(path), sha256: await sha256OfFile(path) });
  }
  return inputs;
}

function printSummary({ out }: Options, { parts, rows, failed, speed }: EvaluationReport): void {
  for (const { name, all } of parts) {
    const outcomes = Object.entries(all.outcomes).map(([outcome, count]) => `${outcome} ${count}`);
    console.log(`${name}: ${outcomes.join(', ')}`);
    const [human, ai] = [all.falsePositives, all.found];
    if (human.n + ai.n === 0) continue;
    const auroc = all.figures.auroc.value;
    console.log(`  flagged: ${human.hits} of ${human.n} human rows, ${ai.hits} of ${ai.n} AI rows`);
    if (!Number.isNaN(auroc)) console.log(`  AUROC ${auroc.toFixed(3)}`);
  }
  if (failed > 0) console.log(`${failed} of ${rows} rows could not be checked.`);
  if (speed !== null)
    console.log(`${speed.msPerRow} ms per row, ${speed.meanVerdictMs} ms per verdict, two at a time.`);
  console.log(`Written to ${out}: report.json, tables.md, plots/, worst.json (not to be published).`);
}

process.exitCode = await main(process.argv.slice(2));
