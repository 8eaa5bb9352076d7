import type { EvaluationReport } from '../../../cli/evaluate/report/evaluation-report.ts';
import type { Part } from '../../../cli/evaluate/report/report.ts';
import type { Slice } from '../../../cli/evaluate/report/slice.ts';
import type { LengthRates, Rate, TextRates } from '../../../src/present/limits/tested-rates.ts';
import { counted, rounded } from './rate.ts';

/** A figure of `report.json`, where every NaN is null. */
interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const CLASSIFIER = 'text-classifier@';
/** Shorter texts are not judged. */
const MIN_WORDS = 50;
/** AI texts that nothing was done to. */
const UNCHANGED = 'none';
/** As the report calls slices that are too small to stand alone. */
const OTHERS = '(others)';

/**
 * @param report of `npm run evaluate` on test sources, texts as published
 * @param attacked the same on changed AI texts; null where there is none
 * @throws Error when a report has no part for the language, or the first holds changed texts, which would count among
 *   the AI texts of every length
 */
export function reportRates(
  report: EvaluationReport,
  attacked: EvaluationReport | null,
  language: string,
): TextRates {
  const part = partOf(report, language);
  if (attacksIn(part).some(({ name }) => name !== UNCHANGED))
    throw new Error('changed texts belong in a report of their own');
  const calibration = report.detectors.find((one) => one.startsWith(CLASSIFIER))?.split('+')[1];
  if (calibration === undefined) throw new Error('the report names no calibration of the text classifier');
  return {
    language,
    date: report.date,
    models: textModels(report),
    calibration,
    policy: report.policy,
    browser: report.browser,
    sources: part.all.sources,
    lengths: (part.slices['length'] ?? []).filter(isJudged).map(lengthRates),
    registers: (part.slices['register'] ?? [])
      .map((slice) => ({
        name: slice.name === OTHERS ? 'others' : slice.name,
        falseFlags: falseFlagsOf(slice),
      }))
      .filter((one): one is TextRates['registers'][number] => one.falseFlags !== null),
    attacks: attacked ? byRecall(attacksIn(partOf(attacked, language))) : [],
  };
}

function partOf({ parts }: EvaluationReport, language: string): Part {
  const part = parts.find(({ name }) => name === `text ${language}`);
  if (!part) throw new Error(`the report has no part "text ${language}"`);
  return part;
}

/** Ids, the encoder before the table of n-grams: the report has them as they were loaded. */
function textModels({ models }: EvaluationReport): readonly string[] {
  const ids = models.map((one) => one.split('@')[0]!).filter((id) => id.startsWith('text'));
  return ids.sort((a, b) => Number(a.includes('ngram')) - Number(b.includes('ngram')));
}

function isJudged({ name }: Slice): boolean {
  return Number.parseInt(name, 10) >= MIN_WORDS;
}

function lengthRates(slice: Slice): LengthRates {
  const { value, low, high }: Figure = slice.figures.auroc;
  return {
    words: slice.name.trim(),
    falseFlags: falseFlagsOf(slice),
    found: foundOf(slice),
    noSignOfAi: noSignOfAi(slice),
    auroc:
      value === null || low === null || high === null
        ? null
        : { value: rounded(value), low: rounded(low), high: rounded(high) },
  };
}

function attacksIn(part: Part): TextRates['attacks'] {
  return (part.slices['attack'] ?? []).flatMap((slice) => {
    const [found, noSign] = [foundOf(slice), noSignOfAi(slice)];
    return found && noSign ? [{ name: slice.name, found, noSignOfAi: noSign }] : [];
  });
}

/** The unchanged texts first, then what hides most. */
function byRecall(attacks: TextRates['attacks']): TextRates['attacks'] {
  const place = ({ name, found }: TextRates['attacks'][number]) =>
    name === UNCHANGED ? -1 : found.hits / found.n;
  return attacks.toSorted((a, b) => place(a) - place(b));
}

function falseFlagsOf({ falsePositives, figures }: Slice): Rate | null {
  return rateOf(falsePositives.hits, falsePositives.n, figures.falsePositiveRate);
}

function foundOf({ found, figures }: Slice): Rate | null {
  return rateOf(found.hits, found.n, figures.recall);
}

/** The report gives the share of the same rows, not their number. */
function noSignOfAi({ found, figures }: Slice): Rate | null {
  const { value }: Figure = figures.noSignOfAi;
  return rateOf(Math.round((value ?? 0) * found.n), found.n, figures.noSignOfAi);
}

/** Wilson's interval where the report has none: of a single group of texts. */
function rateOf(hits: number, n: number, { low, high }: Figure): Rate | null {
  if (n === 0) return null;
  return low === null || high === null
    ? counted(hits, n)
    : { hits, n, low: rounded(low), high: rounded(high) };
}
