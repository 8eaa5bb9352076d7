/**
 * Counts what the `text-marks` detector finds in passages of known origin, one JSON object with `text` and `label`
 * (`human` or `ai`) a line, gzipped or not:
 *
 *   node tools/measure/text-marks.ts FILE… [--show 20] [--write]
 *
 * `--show` prints hits on text by people; `--write` puts the counts into the detector's `calibration.json`.
 */
import './source-hooks.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLines } from '../../cli/read-lines.ts';
import type { FoundMark } from '../../src/detectors/text-marks/find-marks.ts';

const { findMarks } = await import('../../src/detectors/text-marks/find-marks.ts');
const { findHiddenData } = await import('../../src/detectors/text-marks/hidden-data.ts');
const { marksFinding } = await import('../../src/detectors/text-marks/to-findings.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string', default: '0' }, write: { type: 'boolean', default: false } },
});

type Side = 'human' | 'ai';
const levels = ['strong', 'medium', 'weak'] as const;
const sides = { human: newTally(), ai: newTally() };
let shown = 0;

for (const path of positionals) await readFile(path);
report();
if (values.write) writeCalibration();

function newTally() {
  return { passages: 0, byLevel: new Map<string, number>(), byRow: new Map<string, number>(), slowestMs: 0 };
}

async function readFile(path: string): Promise<void> {
  for await (const line of readLines(path)) {
    const { text, label, id } = JSON.parse(line) as { text: string; label: Side; id?: string };
    count(text, label, id ?? '');
  }
}

function count(text: string, side: Side, id: string): void {
  const tally = sides[side];
  const startedAt = performance.now();
  const marks = findMarks(text);
  const hidden = findHiddenData(text);
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - startedAt);
  tally.passages += 1;
  const level = levelOf(marks);
  if (level !== null) add(tally.byLevel, level);
  for (const { id: row, isDiscussed } of marks) add(tally.byRow, isDiscussed ? `${row} (discussed)` : row);
  for (const { kind } of hidden) add(tally.byRow, `hidden ${kind}`);
  const isWorthShowing = marks.some(({ strength, isDiscussed }) => strength === 'strong' || isDiscussed);
  if (side === 'human' && (isWorthShowing || hidden.length > 0)) show(id, text, [...marks, ...hidden]);
}

function levelOf(marks: readonly FoundMark[]): (typeof levels)[number] | null {
  const finding = marksFinding(marks);
  if (finding === null) return null;
  const rows = finding.detail['marks'] as readonly { strength: (typeof levels)[number] }[];
  return levels.find((level) => rows.some(({ strength }) => strength === level)) ?? null;
}

function show(id: string, text: string, hits: readonly { at: number }[]): void {
  for (const hit of hits) {
    if (shown >= Number(values.show)) return;
    shown += 1;
    console.log(id, JSON.stringify(hit), JSON.stringify(text.slice(Math.max(0, hit.at - 80), hit.at + 120)));
  }
}

function report(): void {
  const { human, ai } = sides;
  console.log(`passages: ${human.passages} by people, ${ai.passages} by AI`);
  console.log(`slowest: ${Math.max(human.slowestMs, ai.slowestMs).toFixed(1)} ms`);
  console.table(levels.map((level) => line(level, human.byLevel, ai.byLevel)));
  const rows = new Set([...human.byRow.keys(), ...ai.byRow.keys()]);
  console.table([...rows].sort().map((row) => line(row, human.byRow, ai.byRow)));
}

function line(name: string, human: ReadonlyMap<string, number>, ai: ReadonlyMap<string, number>) {
  return { name, human: human.get(name) ?? 0, ai: ai.get(name) ?? 0 };
}

function writeCalibration(): void {
  const path = join(import.meta.dirname, '../../src/detectors/text-marks/calibration.json');
  const before = JSON.parse(readFileSync(path, 'utf8')) as object;
  const { human, ai } = sides;
  const measured = levels.map((level, i) => {
    const humanHits = atLeast(i, human.byLevel);
    const aiHits = atLeast(i, ai.byLevel);
    return [
      level,
      {
        humanHits,
        aiHits,
        falseAlarmsPer100: roundUp(100 * wilsonUpper(humanHits, human.passages)),
        missesPer100: Math.round(1000 * (100 - (100 * aiHits) / ai.passages)) / 1000,
      },
    ];
  });
  const after = {
    ...before,
    passages: { human: human.passages, ai: ai.passages },
    levels: Object.fromEntries(measured) as object,
  };
  writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
}

/** Passages whose strongest mark is of this level or a stronger one. */
function atLeast(index: number, byLevel: ReadonlyMap<string, number>): number {
  return levels.slice(0, index + 1).reduce((sum, level) => sum + (byLevel.get(level) ?? 0), 0);
}

/** Upper end of the 95 % interval of a share (Wilson 1927). */
function wilsonUpper(hits: number, total: number): number {
  const z = 1.96;
  const share = hits / total;
  const root = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return (share + (z * z) / (2 * total) + root) / (1 + (z * z) / total);
}

function roundUp(value: number): number {
  return Math.ceil(value * 10_000) / 10_000;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
