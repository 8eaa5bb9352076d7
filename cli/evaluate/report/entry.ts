import type { Point, Said } from '../metrics/sample.ts';
import type { Row } from '../rows/row.ts';
import type { Score } from '../run/score.ts';

/** A row with what the product said of it. */
export interface Entry {
  readonly row: Row;
  readonly score: Score;
  /** Logits of the null models, by name; 0 until they are known. */
  readonly nulls: Readonly<Record<string, number>>;
}

/** The same with a score: what metrics are about. */
export interface JudgedEntry extends Entry {
  readonly z: number;
  readonly logLr: number;
}

/** Rows that have a score; the others are counted by `outcomeOf`. */
export function judgedOf(entries: readonly Entry[]): readonly JudgedEntry[] {
  return entries.flatMap((entry) => {
    const { z, logLr } = entry.score;
    return z === null || logLr === null ? [] : [{ ...entry, z, logLr }];
  });
}

export function pointOf({ row, score, z, logLr }: JudgedEntry): Point {
  return { isAi: row.isAi, z, logLr, said: saidOf(score.label), source: row.source, group: row.group };
}

/** `failed` and `not-checked` rows have no score and never come here. */
function saidOf(label: string): Said {
  if (label === 'likely' || label === 'very-likely') return 'flagged';
  if (label === 'no-sign') return 'no-sign';
  return label === 'inconclusive' ? 'undecided' : 'declared';
}

/** What came of a row, in one word: the label, or why there is none. */
export function outcomeOf({ score }: Entry): string {
  if (score.label === 'not-checked') return outcomes[score.reason ?? ''] ?? `not checked: ${score.reason}`;
  return score.label === 'failed' ? `failed: ${score.reason}` : score.label;
}

const outcomes: Readonly<Record<string, string>> = {
  'language-unsupported': 'not supported',
  'too-short': 'too short',
};
