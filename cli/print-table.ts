import type { InputResult, JsonEvidence, JsonItem } from './verdicts.ts';

const headings = ['kind', 'label', 'basis', 'likelihood (prior)', 'source', 'evidence'];
/** Where standard output is no terminal. */
const defaultColumns = 160;
const narrowestSource = 16;

/** One table per input, for people. */
export function formatTables(results: readonly InputResult[], columns = defaultColumns): string {
  return results.map((result) => formatResult(result, columns)).join('\n');
}

function formatResult(result: InputResult, columns: number): string {
  const title = result.title ? ` — ${oneLine(result.title)}` : '';
  const lines = [`${result.input}${title}`];
  if (result.error) lines.push(`  ! ${result.error.code}: ${result.error.message}`);
  if (result.items.length > 0) lines.push(...formatRows(result.items, columns));
  else if (!result.error) lines.push('  nothing to check on this page');
  return `${lines.join('\n')}\n`;
}

function formatRows(items: readonly JsonItem[], columns: number): string[] {
  const rows = [headings, ...items.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const others = widths.reduce((sum, width, column) => sum + (column === sourceColumn ? 2 : width + 2), 0);
  widths[sourceColumn] = Math.min(widths[sourceColumn] ?? 0, Math.max(narrowestSource, columns - others));
  return rows.map((row) =>
    `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/**
 * Elsewhere a number, be it a model's raw score, would undo the abstention, or stand beside a declaration it says nothing
 * of. The JSON has it.
 */
const statesLikelihood: ReadonlySet<string> = new Set(['very-likely', 'likely', 'no-sign']);

const sourceColumn = headings.indexOf('source');

function cellsOf(item: JsonItem): string[] {
  const { label, basis } = item.verdict;
  return [
    item.kind,
    label,
    basis ?? '–',
    likelihoodOf(item.verdict),
    sourceOf(item),
    [...new Set(item.evidence.map((one) => nameOf(one, label)))].filter(Boolean).join('; ') || '–',
  ];
}

/** The prior stands beside every likelihood: without it a probability says nothing. */
function likelihoodOf({ label, likelihood, prior }: JsonItem['verdict']): string {
  if (likelihood === null || prior === null || !statesLikelihood.has(label)) return '–';
  return `${likelihood.toFixed(2)} (${prior.toFixed(2)})`;
}

function sourceOf(item: JsonItem): string {
  if (item.kind === 'text' || item.src === null) return oneLine(item.excerpt ?? '');
  if (!URL.canParse(item.src)) return item.src;
  const { protocol, pathname } = new URL(item.src);
  return protocol.startsWith('http') ? decodeSafely(pathname.split('/').at(-1) || item.src) : `${protocol}…`;
}

/** What was not there and what does not apply is left to the JSON. */
function nameOf(evidence: JsonEvidence, label: string): string {
  const { detector, status } = evidence;
  if (status === 'failed') return `${detector} failed: ${evidence.code}`;
  if (status === 'skipped')
    return evidence.reason === 'kind-unsupported' ? '' : `${detector} skipped: ${evidence.reason}`;
  if (status === 'absent') return '';
  if (evidence.score !== undefined)
    return statesLikelihood.has(label) ? `${detector} (raw score ${evidence.score.toFixed(3)})` : detector;
  return `${detector} (${[evidence.claim?.says, evidence.trust].filter(Boolean).join(', ')})`;
}

function oneLine(text: string): string {
  // A page must not be able to steer the terminal.
  return text.replace(/[\u0000-\u001F\u007F-\u009F\s]+/g, ' ').trim();
}

function decodeSafely(text: string): string {
  try {
    return oneLine(decodeURIComponent(text));
  } catch {
    return text;
  }
}

function pad(text: string, width: number): string {
  const cut = widthOf(text) > width ? `${cutTo(text, width - 1)}…` : text;
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

function cutTo(text: string, width: number): string {
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}

const graphemes = new Intl.Segmenter();
/** East Asian Wide and Fullwidth, and pictographs: two columns in a terminal (UAX #11). */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}
