import type { MessageKey } from '../message-key';
import { amount, words, type Words } from '../words';
import { perHundred } from './per-hundred';
import { registerKeys } from './register-words';
import type { ImageRates, Rate, TestedRates, TextRates } from './tested-rates';

/** A table of rates, per 100. */
export interface RatesTable {
  readonly caption: Words;
  /** The first is that of the rows' names. */
  readonly columns: readonly Words[];
  readonly rows: readonly RatesRow[];
  /** Sentences under the table. */
  readonly notes: readonly Words[];
}

export interface RatesRow {
  readonly name: Words | string;
  readonly cells: readonly (RateCell | null)[];
}

export interface RateCell {
  /** With its interval. */
  readonly share: Words;
  readonly count: Words;
}

/** Fewer texts of one kind say little about that kind. */
const MIN_REGISTER = 60;

const conditionKeys: Readonly<Record<string, MessageKey>> = {
  clean: 'options_rates_clean',
  web: 'options_rates_web',
  hard: 'options_rates_hard',
  thumb: 'options_rates_thumb',
};

/** How often estimates were wrong, and how often they found what AI made: texts by length, pictures by condition. */
export function ratesView({ text, image }: TestedRates): readonly RatesTable[] {
  return [textTable(text), imageTable(image)];
}

function textTable(text: TextRates): RatesTable {
  return {
    caption: captionWords('options_rates_text', text),
    columns: [
      words('options_rates_words'),
      words('options_rates_text_flags'),
      words('options_rates_text_found'),
    ],
    rows: text.lengths.map((one) => ({
      name: one.words.replace('-', '–'),
      cells: [cellOf(one.falseFlags), cellOf(one.found)],
    })),
    notes: [worstRegisterWords(text.registers), words('options_rates_untuned')],
  };
}

function imageTable(image: ImageRates): RatesTable {
  return {
    caption: captionWords('options_rates_images', image),
    columns: [
      words('options_rates_condition'),
      words('options_rates_photographs'),
      words('options_rates_art'),
      words('options_rates_images_found'),
    ],
    rows: image.conditions.map(({ name, photographs, art, found }) => ({
      name: nameOf(conditionKeys[name], name),
      cells: [photographs, art, found].map(cellOf),
    })),
    notes: [words('options_rates_images_untuned')],
  };
}

function captionWords(
  key: MessageKey,
  { models, date }: { readonly models: readonly string[]; readonly date: string },
): Words {
  return words(key, models.join(', '), { as: 'date', at: date });
}

/** The kind of writing whose authors are flagged most often. */
function worstRegisterWords(registers: TextRates['registers']): Words {
  const [worst] = registers
    .filter(({ falseFlags }) => falseFlags.n >= MIN_REGISTER && falseFlags.hits > 0)
    .toSorted((a, b) => shareOf(b.falseFlags) - shareOf(a.falseFlags));
  if (worst === undefined) return words('options_rates_kinds');
  const { name, falseFlags } = worst;
  return words(
    'options_rates_kind',
    nameOf(registerKeys[name], name),
    amount(perHundred(shareOf(falseFlags))),
    countWords(falseFlags),
  );
}

function cellOf(rate: Rate | null): RateCell | null {
  if (rate === null) return null;
  const share = words(
    'options_rates_share',
    amount(perHundred(shareOf(rate))),
    amount(perHundred(rate.low)),
    amount(perHundred(rate.high)),
  );
  return { share, count: countWords(rate) };
}

function countWords({ hits, n }: Rate): Words {
  return words('options_rates_count', amount(hits), amount(n));
}

/** What has no message keeps the name that the data gives it. */
function nameOf(key: MessageKey | undefined, name: string): Words | string {
  return key === undefined ? name : words(key);
}

function shareOf({ hits, n }: Rate): number {
  return hits / n;
}
