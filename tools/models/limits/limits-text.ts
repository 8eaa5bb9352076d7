import type {
  AurocRate,
  ChangeRates,
  ConditionRates,
  LengthRates,
  Rate,
  TestedRates,
} from '../../../src/present/limits/tested-rates.ts';
import { perHundred } from '../../../src/present/limits/per-hundred.ts';
import type { LimitsWords } from './limits-words.ts';

type Column<T> = readonly [heading: string, cell: (row: T) => string];

/** The page of limits in one language, Markdown. */
export function limitsText(rates: TestedRates, words: LimitsWords): string {
  return [
    `# ${words.title}`,
    words.intro,
    ...imagePart(rates, words),
    ...textPart(rates, words),
    `## ${words.closing.heading}`,
    words.closing.body,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function imagePart({ image }: TestedRates, words: LimitsWords): readonly string[] {
  const { columns } = words.image;
  const rate = rateIn(words);
  return [
    `## ${words.image.heading(image.models.join(words.and), image.date)}`,
    words.image.conditions(image),
    table<ConditionRates>(image.conditions, [
      [columns.condition, ({ name }) => words.image.names[name] ?? name],
      [columns.falseFlags, (one) => rate(one.falseFlags)],
      [columns.photographs, (one) => rate(one.photographs)],
      [columns.art, (one) => rate(one.art)],
      [columns.screenshots, (one) => rate(one.screenshots)],
      [columns.found, (one) => rate(one.found)],
      [columns.noSignOfAi, (one) => rate(one.noSignOfAi)],
      [columns.noSignOfOthers, (one) => rate(one.noSignOfOthers)],
      [columns.auroc, aurocOf],
    ]),
    words.image.notes(image),
  ];
}

function textPart({ text }: TestedRates, words: LimitsWords): readonly string[] {
  const { columns } = words.text;
  const rate = rateIn(words);
  const hasAuroc = text.lengths.some(({ auroc }) => auroc !== null);
  return [
    `## ${words.text.heading(text.models.join(words.and), text.date)}`,
    words.text.untuned(text),
    table<LengthRates>(text.lengths, [
      [columns.words, (one) => one.words],
      [columns.falseFlags, (one) => rate(one.falseFlags)],
      [columns.found, (one) => rate(one.found)],
      [columns.noSignOfAi, (one) => rate(one.noSignOfAi)],
      ...(hasAuroc ? ([[columns.auroc, aurocOf]] as const) : []),
    ]),
    ...(hasAuroc ? [words.text.auroc] : []),
    words.text.registers,
    table(text.registers, [
      [columns.register, ({ name }) => words.registerOf(name)],
      [columns.falseFlags, ({ falseFlags }) => rate(falseFlags)],
    ]),
    ...changes(words.text.attacks, text.attacks, words),
    ...changes(words.text.paraphrased, text.rewritten.paraphrased, words),
    ...changes(words.text.humanised, text.rewritten.humanised, words),
    words.text.notes,
  ];
}

function changes(caption: string, rows: readonly ChangeRates[], words: LimitsWords): readonly string[] {
  if (rows.length === 0) return [];
  const rate = rateIn(words);
  return [
    caption,
    table(rows, [
      [words.text.columns.attack, ({ name }) => words.attacks[name] ?? name],
      [words.text.columns.found, ({ found }) => rate(found)],
      [words.text.columns.noSignOfAi, ({ noSignOfAi }) => rate(noSignOfAi)],
    ]),
  ];
}

function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  return [
    line(columns.map(([heading]) => heading)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rateIn(words: LimitsWords): (rate: Rate | null) => string {
  return (rate) => {
    if (rate === null) return '–';
    const { hits, n, low, high } = rate;
    const count = words.count(String(hits), String(n));
    return `${percent(hits / n)} %${count} [${percent(low)}–${percent(high)}]`;
  };
}

function percent(share: number): string {
  return perHundred(share).toFixed(1);
}

function aurocOf({ auroc }: { readonly auroc: AurocRate | null }): string {
  if (auroc === null) return '–';
  const { value, low, high } = auroc;
  return `${value.toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`;
}
