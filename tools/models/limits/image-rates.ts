import type { EvaluationReport } from '../../../cli/evaluate/report/evaluation-report.ts';
import type { Part } from '../../../cli/evaluate/report/report.ts';
import type { ConditionRates, ImageRates, Rate } from '../../../src/present/limits/tested-rates.ts';
import { counted } from './rate.ts';
import {
  aurocOf,
  calibrationOf,
  filesAloneOf,
  falseFlagsOf,
  foundOf,
  modelsOf,
  noSignOfAi,
  noSignOfOthers,
  partOf,
} from './slice-rates.ts';

const CONDITIONS = ['clean', 'web', 'hard', 'thumb'] as const;
/** Kinds of pictures as the sources' lists name them; mixed ones count among all only. */
const PHOTOGRAPHS = ['photo', 'face', 'press', 'product'];
const ART = ['illustration', 'painting', 'poster'];
const SCREENSHOTS = ['screenshot', 'chart'];

/**
 * @param report of `npm run evaluate` on the pictures of the test sources
 * @throws Error when a condition is missing
 */
export function imageRates(report: EvaluationReport): ImageRates {
  return {
    date: report.date,
    models: modelsOf(report, 'image'),
    calibration: calibrationOf(report, 'image-classifier'),
    policy: report.policy,
    prior: report.prior,
    browser: report.browser,
    sources: partOf(report, 'image clean').all.sources,
    filesAlone: filesAloneOf(partOf(report, 'image clean').all),
    conditions: CONDITIONS.map((name) => conditionRates(name, partOf(report, `image ${name}`))),
  };
}

function conditionRates(name: string, part: Part): ConditionRates {
  return {
    name,
    falseFlags: falseFlagsOf(part.all),
    photographs: ofKinds(part, PHOTOGRAPHS),
    art: ofKinds(part, ART),
    screenshots: ofKinds(part, SCREENSHOTS),
    found: foundOf(part.all),
    noSignOfAi: noSignOfAi(part.all),
    noSignOfOthers: noSignOfOthers(part.all),
    auroc: aurocOf(part.all),
  };
}

/** False flags of several kinds together; null when none was judged. */
function ofKinds(part: Part, kinds: readonly string[]): Rate | null {
  const slices = (part.slices['kind'] ?? []).filter(({ name }) => kinds.includes(name));
  const sum = (count: 'hits' | 'n') =>
    slices.reduce((total, { falsePositives }) => total + falsePositives[count], 0);
  return sum('n') === 0 ? null : counted(sum('hits'), sum('n'));
}
