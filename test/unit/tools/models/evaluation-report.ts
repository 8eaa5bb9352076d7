import type { EvaluationReport } from '../../../../cli/evaluate/report/evaluation-report';
import { type Part, partsOf, reportPart } from '../../../../cli/evaluate/report/report';
import type { Entry } from '../../../../cli/evaluate/report/entry';
import { parseText } from '../../../../cli/evaluate/rows/texts';

const PRIOR = 0.2;
const REPLICATES = 50;

interface Text {
  readonly label: 'human' | 'ai';
  readonly words: number;
  readonly said?: 'likely' | 'no-sign' | 'inconclusive';
  readonly register?: string;
  readonly attack?: string;
}

/** What `npm run evaluate` writes, of made-up texts; as it comes back from the file, where NaN is null. */
export function evaluationReport(texts: readonly Text[]): EvaluationReport {
  const parts: readonly Part[] = partsOf(texts.map(entryOf)).map((part) =>
    reportPart(part, PRIOR, REPLICATES),
  );
  const report: EvaluationReport = {
    ...{ schema: 'touchstone.evaluation/1', date: '2026-12-01', extension: '0.3.0', browser: 'chromium 140' },
    ...{ policy: '2026-12-01.1', prior: PRIOR },
    detectors: ['text-marks@3', 'text-classifier@2+text-v1-abcd1234'],
    models: ['text-ngram-v1@ba9876543210', 'text-v1@0123456789ab'],
    ...{ inputs: [], rows: texts.length, failed: 0, speed: null, comparison: null },
    parts,
  };
  return JSON.parse(JSON.stringify(report)) as EvaluationReport;
}

/** `count` alike. */
export function times(count: number, text: Text): readonly Text[] {
  return Array.from({ length: count }, () => text);
}

function entryOf(
  { label, words, said = 'inconclusive', register = 'news', attack }: Text,
  at: number,
): Entry {
  const { row } = parseText(
    JSON.stringify({
      ...{ id: `row-${at}`, text: 'tide '.repeat(words), label, lang: 'en', register, attack },
      source: `${label}-${at % 3}`,
    }),
  );
  const z = label === 'ai' ? 1 + (at % 5) : at % 4;
  return {
    row,
    score: {
      ...{ key: String(at), id: row.id, label: said, reason: null, language: 'en', z, zModel: z, zNgram: z },
      ...{ threshold: 2, words, condition: 'any', calibration: 'c', logLr: z, likelihood: 0.5 },
      ...{ mayAccuse: false, maySayNoSign: false, classifierMs: 9, totalMs: 10 },
    },
    nulls: {},
  };
}
