import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Found } from './worker.ts';

export const findingsFolder = fileURLToPath(new URL('../../test/fixtures/fuzz/', import.meta.url));
const table = `${findingsFolder}findings.tsv`;
const columns = ['file', 'parser', 'seed', 'input', 'kind', 'message', 'answer'] as const;
/** More would be no fixture; the seed and the number make the input again. */
const maxFixtureBytes = 32 * 1024;

/** A row of the table: what was found, and what was done about it (`answer`, written by hand). */
export type Finding = Readonly<Record<(typeof columns)[number], string>>;

export function readFindings(): Finding[] {
  if (!existsSync(table)) return [];
  const lines = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Finding;
  });
}

/** Keeps the input as a regression fixture; of findings that fail alike in one parser only the first. */
export function keepFinding(parser: string, seed: number, found: Found): boolean {
  const rows = readFindings();
  const message = found.message.replace(/\s+/g, ' ').slice(0, 200);
  const isKnown = rows.some(
    (row) => row.parser === parser && row.kind === found.kind && row.message === message,
  );
  if (isKnown) return false;
  const hash = createHash('sha256').update(found.bytes).digest('hex').slice(0, 8);
  const isKept = found.bytes.length > 0 && found.bytes.length <= maxFixtureBytes;
  const file = isKept ? `${parser}-${hash}.${found.name.split('.').pop() ?? 'bin'}` : '';
  mkdirSync(findingsFolder, { recursive: true });
  if (isKept) writeFileSync(findingsFolder + file, found.bytes);
  const row = {
    file,
    parser,
    seed: String(seed),
    input: String(found.index),
    kind: found.kind,
    message,
    answer: 'open',
  };
  write([...rows, row]);
  return true;
}

function write(rows: readonly Finding[]): void {
  const lines = rows.map((row) => columns.map((column) => row[column]).join('\t'));
  writeFileSync(table, `${[columns.join('\t'), ...lines].join('\n')}\n`);
}
