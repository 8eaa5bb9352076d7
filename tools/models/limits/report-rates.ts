import type { EvaluationReport } from '../../../cli/evaluate/report/evaluation-report.ts';
import type { Part } from '../../../cli/evaluate/report/report.ts';
import type { Slice } from '../../../cli/evaluate/report/slice.ts';
import type { ChangeRates, LengthRates, TextRates } from '../../../src/present/limits/tested-rates.ts';
import {
  aurocOf,
  calibrationOf,
  falseFlagsOf,
  foundOf,
  modelsOf,
  noSignOfAi,
  partOf,
} from './slice-rates.ts';

/** Shorter texts are not judged. */
const MIN_WORDS = 50;
/** AI texts that nothing was done to. */
const UNCHANGED = 'none';
/** As the report calls slices that are too small to stand alone. */
const OTHERS = '(others)';

/**
 * @param report of `npm run evaluate` on test sources, texts as published
 * @param attacked the same on changed AI texts; null where there is none
 * @param rewritten the same on AI texts that a model wrote anew
 * @throws Error when a report has no part for the language, or the first holds changed texts, which would count among
 *   the AI texts of every length
 */
export function reportRates(
  report: EvaluationReport,
  attacked: EvaluationReport | null,
  rewritten: Readonly<Record<keyof TextRates['rewritten'], EvaluationReport>>,
  language: string,
): TextRates {
  const part = partOf(report, `text ${language}`);
  if (attacksIn(part).some(({ name }) => name !== UNCHANGED))
    throw new Error('changed texts belong in a report of their own');
  return {
    language,
    date: report.date,
    models: textModels(report),
    calibration: calibrationOf(report, 'text-classifier'),
    policy: report.policy,
    prior: report.prior,
    browser: report.browser,
    sources: part.all.sources,
    lengths: (part.slices['length'] ?? []).filter(isJudged).map(lengthRates),
    registers: (part.slices['register'] ?? [])
      .map((slice) => ({
        name: slice.name === OTHERS ? 'others' : slice.name,
        falseFlags: falseFlagsOf(slice),
      }))
      .filter((one): one is TextRates['registers'][number] => one.falseFlags !== null),
    attacks: attacked ? changesIn(attacked, language) : [],
    rewritten: {
      paraphrased: changesIn(rewritten.paraphrased, language),
      humanised: changesIn(rewritten.humanised, language),
    },
  };
}

/** The encoder before the table of n-grams: the report has them as they were loaded. */
function textModels(report: EvaluationReport): readonly string[] {
  return modelsOf(report, 'text').toSorted(
    (a, b) => Number(a.includes('ngram')) - Number(b.includes('ngram')),
  );
}

function isJudged({ name }: Slice): boolean {
  return Number.parseInt(name, 10) >= MIN_WORDS;
}

function lengthRates(slice: Slice): LengthRates {
  return {
    words: slice.name.trim(),
    falseFlags: falseFlagsOf(slice),
    found: foundOf(slice),
    noSignOfAi: noSignOfAi(slice),
    auroc: aurocOf(slice),
  };
}

function changesIn(report: EvaluationReport, language: string): readonly ChangeRates[] {
  return byRecall(attacksIn(partOf(report, `text ${language}`)));
}

function attacksIn(part: Part): readonly ChangeRates[] {
  return (part.slices['attack'] ?? []).flatMap((slice) => {
    const [found, noSign] = [foundOf(slice), noSignOfAi(slice)];
    return found && noSign ? [{ name: slice.name, found, noSignOfAi: noSign }] : [];
  });
}

/** The unchanged texts first, then what hides most. */
function byRecall(attacks: readonly ChangeRates[]): readonly ChangeRates[] {
  const place = ({ name, found }: ChangeRates) => (name === UNCHANGED ? -1 : found.hits / found.n);
  return attacks.toSorted((a, b) => place(a) - place(b));
}
