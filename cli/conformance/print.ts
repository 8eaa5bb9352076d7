import type { InputResult } from '../verdicts.ts';

export interface Row {
  readonly file: string;
  readonly state: 'as expected' | 'DIFFERS' | 'not applicable' | 'not compared';
  readonly expected: string;
  readonly found: string;
  readonly note: string;
}

/** One line a file, what differs with its own lines below. */
export function formatRows(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ file }) => file.length));
  return rows.map((row) => formatRow(row, width)).join('\n');
}

function formatRow({ file, state, expected, found, note }: Row, width: number): string {
  const begin = `${state.padEnd(14)}  ${file.padEnd(width)}`;
  const remark = note === '' ? '' : `  (${note})`;
  if (state === 'DIFFERS') return `${begin}\n    expected  ${expected}\n    found     ${found}${remark}`;
  return `${begin}  ${state === 'as expected' ? found : `${found}${remark}`}`.trimEnd();
}

export function formatSummary(rows: readonly Row[]): string {
  const count = (state: Row['state']): number => rows.filter((row) => row.state === state).length;
  const compared = count('as expected') + count('DIFFERS');
  const others = (['not applicable', 'not compared'] as const).map((state) => `${count(state)} ${state}`);
  return `${count('as expected')} of ${compared} as expected; ${others.join(', ')}`;
}

/** Wall times of the verdicts, ms: half of the files, and all but the slowest twentieth, took no longer. */
export function formatTimes(results: Iterable<InputResult>): string {
  const items = [...results].flatMap((result) => result.items);
  const timings = items.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const c2pa = items.flatMap(({ evidence }) =>
    evidence.flatMap((one) => (one.detector === 'c2pa' && one.status === 'found' ? [one.ms] : [])),
  );
  const lines = [
    formatTime(
      'whole verdict',
      timings.map(({ total }) => total),
    ),
    formatTime(
      '  acquire',
      timings.map(({ acquire }) => acquire),
    ),
    formatTime(
      '  detect',
      timings.map(({ detect }) => detect),
    ),
    formatTime('C2PA, files with credentials', c2pa),
  ];
  return lines.join('\n');
}

function formatTime(name: string, ms: readonly number[]): string {
  const at = (share: number): string => `${Math.round(percentile(ms, share))}`.padStart(6);
  return `${name.padEnd(30)}p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   n ${ms.length}`;
}

/** Nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
