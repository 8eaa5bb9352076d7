import type { Interval } from '../metrics/bootstrap.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import type { Part } from './report.ts';
import type { FigureName, Slice } from './slice.ts';

type Column = readonly [heading: string, cell: (slice: Slice) => string];

/** All tables as Markdown. */
export function tablesText(report: EvaluationReport): string {
  return [...heading(report), ...report.parts.flatMap(partLines), ''].join('\n');
}

function heading({
  date,
  extension,
  browser,
  policy,
  prior,
  rows,
  models,
  comparison,
}: EvaluationReport): string[] {
  return [
    '# Evaluation',
    '',
    `Touchstone ${extension}, ${browser}, policy ${policy} (prior ${prior}), ${date}. ${rows} rows. Models: ${models.join(', ')}.`,
    'Brackets: 95 % intervals, bootstrap over sources, then groups; `w`: Wilson, where no or all rows were hits.',
    'Shares in per cent; of the rows with a score, where nothing else is said. How to read this: docs/evaluation.md.',
    ...(comparison === null
      ? []
      : [
          '',
          `${comparison.browser}: ${comparison.differing} of ${comparison.rows} labels differ, ` +
            `${comparison.flagsDiffering} of them about a flag; largest difference of z ${comparison.largestDifference.toFixed(3)}.`,
        ]),
    '',
  ];
}

function partLines({ name, all, slices }: Part): string[] {
  const outcomes = Object.entries(all.outcomes).map(([outcome, n]) => `${outcome} ${n}`);
  return [
    `## ${name}`,
    '',
    `${outcomes.join(', ')}.`,
    '',
    ...table('', [all]),
    ...Object.entries(slices).flatMap(([dimension, some]) => [
      `### ${name} by ${dimension}`,
      '',
      ...table(dimension, some),
    ]),
  ];
}

function table(dimension: string, slices: readonly Slice[]): string[] {
  const columns: readonly Column[] = [[dimension, nameCell], ...figures];
  return [
    rowOf(columns.map(([title]) => title)),
    rowOf(columns.map(() => '---')),
    ...slices.map((slice) => rowOf(columns.map(([, cell]) => cell(slice)))),
    '',
  ];
}

const figures: readonly Column[] = [
  ['human / AI', ({ rows }) => `${rows.human} / ${rows.ai}`],
  ['with score', ({ judged }) => `${judged.human} / ${judged.ai}`],
  ['sources', ({ sources }) => `${sources.human} / ${sources.ai}`],
  ['AUROC', plain('auroc')],
  ['nulls', nullCell],
  ['above best null', plain('aboveNull')],
  ['human flagged', (slice) => counted(slice, 'falsePositiveRate')],
  ['AI flagged', (slice) => counted(slice, 'recall')],
  ['AI at 1 % FPR', share('tprAt1')],
  ['human "no sign"', share('noSignOfHuman')],
  ['AI "no sign"', share('noSignOfAi')],
  ['answered', share('coverage')],
  ['wrong of these', share('selectiveError')],
  ['ECE .5', plain('eceEqual')],
  ['ECE prior', plain('ecePrior')],
  ['Cllr', plain('cllr')],
  ['Brier', plain('brier')],
];

function nameCell({ name, isAgainstAllHuman }: Slice): string {
  return isAgainstAllHuman ? `${name.trim()} (against all human)` : name.trim();
}

function nullCell({ nulls }: Slice): string {
  const cells = Object.entries(nulls).filter(([, value]) => !Number.isNaN(value));
  return cells.map(([name, value]) => `${name} ${value.toFixed(2)}`).join(', ');
}

function plain(name: FigureName): Column[1] {
  return ({ figures: { [name]: figure } }) => show(figure, (value) => value.toFixed(3));
}

function share(name: FigureName): Column[1] {
  return ({ figures: { [name]: figure } }) => show(figure, percent);
}

function counted(slice: Slice, name: 'falsePositiveRate' | 'recall'): string {
  const { hits, n } = name === 'recall' ? slice.found : slice.falsePositives;
  return n === 0 ? '–' : `${show(slice.figures[name], percent)} (${hits} of ${n})`;
}

function percent(value: number): string {
  return (100 * value).toFixed(1);
}

function show({ value, low, high, by }: Interval, format: (value: number) => string): string {
  if (Number.isNaN(value)) return '–';
  if (low === null || high === null) return format(value);
  return `${format(value)} [${format(low)}–${format(high)}]${by === 'wilson' ? ' w' : ''}`;
}

/** A name from a caller's file must not break the table. */
function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/[|\n\r]/g, ' ')).join(' | ')} |`;
}
