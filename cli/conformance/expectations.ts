import type { JsonItem } from '../verdicts.ts';

/**
 * What a file should come to. A cell of `expectations.tsv` is a label, or `undeclared` for any label that no
 * declaration has given, then evidence that must be among what was found: `detector:says:trust`, `detector:absent`,
 * `detector:failed:code` or `detector:skipped:reason`.
 */
export interface Expectation {
  readonly file: string;
  /** null: a page shows no such file; the note says why. */
  readonly cell: string | null;
  readonly note: string;
}

/** @param column `shipped`, or the name of the certificates that were added */
export function parseExpectations(tsv: string, column: string): readonly Expectation[] {
  const [head = '', ...lines] = tsv.trimEnd().split('\n');
  const columns = head.split('\t');
  const at = columns.indexOf(column);
  if (at < 1 || column === 'note') {
    throw new Error(`No expectations for "${column}"; there are: ${columns.slice(1, -1).join(', ')}.`);
  }
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = cells[at] ?? '';
    return {
      file: cells[0] ?? '',
      cell: cell === 'not-applicable' ? null : cell,
      note: cells[columns.length - 1] ?? '',
    };
  });
}

/** Labels that an estimate gives, or nobody. */
const undeclared: ReadonlySet<string> = new Set([
  'very-likely',
  'likely',
  'inconclusive',
  'no-sign',
  'not-checked',
  'failed',
]);

export function isAsExpected(cell: string, items: readonly JsonItem[]): boolean {
  const [label = '', ...evidence] = cell.split(' ');
  return items.some((item) => {
    const found = item.verdict.label;
    const isLabel = label === 'undeclared' ? undeclared.has(found) : label === found;
    const there = evidenceOf(item);
    return isLabel && evidence.every((one) => there.includes(one));
  });
}

/** The same words as in a cell; estimates and what was absent are left out. */
export function describeFound(items: readonly JsonItem[]): string {
  if (items.length === 0) return 'no item';
  return items
    .map((item) => {
      const isTelling = (one: string): boolean => !/-classifier:|:absent$/.test(one);
      return [item.verdict.label, ...evidenceOf(item).filter(isTelling)].join(' ');
    })
    .join(' | ');
}

function evidenceOf(item: JsonItem): readonly string[] {
  return item.evidence.map((one) => {
    if (one.status === 'found') return `${one.detector}:${one.claim?.says ?? ''}:${one.trust ?? ''}`;
    if (one.status === 'absent') return `${one.detector}:absent`;
    return `${one.detector}:${one.status}:${one.code ?? one.reason ?? ''}`;
  });
}
