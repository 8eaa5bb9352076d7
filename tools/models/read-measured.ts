import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../cli/evaluate/report/evaluation-report.ts';
import type { TestedRates, TextRates } from '../../src/present/limits/tested-rates.ts';
import { imageRates } from './limits/image-rates.ts';
import { reportRates } from './limits/report-rates.ts';

/** `report.json` of `npm run evaluate` on the test sources. */
const REPORT = 'text-v1-evaluation.json';
/** The same on the pictures of the test sources. */
const PICTURES = 'image-v1-evaluation.json';
/** Changed AI texts. */
const ATTACKS = 'text-v1-attacks.json';
/** AI texts that a model wrote anew: to say the same otherwise, and to look human. */
const PARAPHRASED = 'text-v1-paraphrased.json';
const HUMANISED = 'text-v1-humanised.json';

/** @throws Error when a report of the evaluation is not as it should be */
export function readMeasured(root: string): TestedRates {
  return { text: textRates(root), image: imageRates(read<EvaluationReport>(root, PICTURES)) };
}

function textRates(root: string): TextRates {
  const attacked = existsSync(pathOf(root, ATTACKS)) ? read<EvaluationReport>(root, ATTACKS) : null;
  const rewritten = {
    paraphrased: read<EvaluationReport>(root, PARAPHRASED),
    humanised: read<EvaluationReport>(root, HUMANISED),
  };
  return reportRates(read<EvaluationReport>(root, REPORT), attacked, rewritten, 'en');
}

/** Our own result files, as our commands write them. */
function read<T>(root: string, name: string): T {
  return JSON.parse(readFileSync(pathOf(root, name), 'utf8')) as T;
}

function pathOf(root: string, name: string): string {
  return join(root, 'training/results', name);
}
