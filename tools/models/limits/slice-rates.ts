import type { EvaluationReport } from '../../../cli/evaluate/report/evaluation-report.ts';
import type { Part } from '../../../cli/evaluate/report/report.ts';
import type { Slice } from '../../../cli/evaluate/report/slice.ts';
import type { AurocRate, FilesAlone, Rate } from '../../../src/present/limits/tested-rates.ts';
import { counted, rounded } from './rate.ts';

/** A figure of `report.json`, where every NaN is null. */
interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** @throws Error when there is none of that name */
export function partOf({ parts }: EvaluationReport, name: string): Part {
  const part = parts.find((one) => one.name === name);
  if (!part) throw new Error(`the report has no part "${name}"`);
  return part;
}

/**
 * @param detector e.g. `text-classifier`
 * @throws Error when the report does not say with which calibration the detector judged
 */
export function calibrationOf({ detectors }: EvaluationReport, detector: string): string {
  const calibration = detectors.find((one) => one.startsWith(`${detector}@`))?.split('+')[1];
  if (calibration === undefined) throw new Error(`the report names no calibration of the ${detector}`);
  return calibration;
}

/** Ids of the models whose names begin so. */
export function modelsOf({ models }: EvaluationReport, beginning: string): readonly string[] {
  return models.map((one) => one.split('@')[0]!).filter((id) => id.startsWith(beginning));
}

/** Share of what is not by AI that was called "likely". */
export function falseFlagsOf({ falsePositives, figures }: Slice): Rate | null {
  return rateOf(falsePositives.hits, falsePositives.n, figures.falsePositiveRate);
}

export function foundOf({ found, figures }: Slice): Rate | null {
  return rateOf(found.hits, found.n, figures.recall);
}

/** The report gives the share of the same rows, not their number. */
export function noSignOfAi({ found, figures }: Slice): Rate | null {
  return fromShare(figures.noSignOfAi, found.n);
}

export function noSignOfOthers({ falsePositives, figures }: Slice): Rate | null {
  return fromShare(figures.noSignOfHuman, falsePositives.n);
}

export function aurocOf({ figures }: Slice): AurocRate | null {
  return withInterval(figures.auroc);
}

/** The best AUROC of what the files alone give away, and what the detector has above it. */
export function filesAloneOf({ nulls, figures }: Slice): FilesAlone | null {
  const above = withInterval(figures.aboveNull);
  return above === null ? null : { auroc: rounded(Math.max(...Object.values(nulls))), above };
}

function withInterval({ value, low, high }: Figure): AurocRate | null {
  return value === null || low === null || high === null
    ? null
    : { value: rounded(value), low: rounded(low), high: rounded(high) };
}

function fromShare(figure: Figure, n: number): Rate | null {
  return rateOf(Math.round((figure.value ?? 0) * n), n, figure);
}

/** Wilson's interval where the report has none: of a single group. */
function rateOf(hits: number, n: number, { low, high }: Figure): Rate | null {
  if (n === 0) return null;
  return low === null || high === null
    ? counted(hits, n)
    : { hits, n, low: rounded(low), high: rounded(high) };
}
