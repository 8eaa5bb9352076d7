import { type Example, fitLogistic } from './logistic.ts';

const FOLDS = 5;

export interface NullRow extends Example {
  readonly source: string;
}

/**
 * Scores that a model gets which knows only the given features, each row scored by a model that has seen none of its
 * source. What such a model reaches, a detector has to exceed before its figure means anything.
 * @returns one logit per row, in order
 */
export function heldOutScores(rows: readonly NullRow[]): readonly number[] {
  const foldOf = foldsBySource(rows);
  const scores = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = ({ source }: NullRow): boolean => foldOf.get(source) === fold;
    const score = fitLogistic(rows.filter((row) => !isHeld(row)));
    rows.forEach((row, at) => {
      if (isHeld(row)) scores[at] = score(row.features);
    });
  }
  return scores;
}

/** Largest source first into the emptiest fold, so that the folds are about equal and the same every time. */
function foldsBySource(rows: readonly NullRow[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { source } of rows) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  const loads = new Array<number>(FOLDS).fill(0);
  const folds = new Map<string, number>();
  const bySize = [...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [source, size] of bySize) {
    const fold = loads.indexOf(Math.min(...loads));
    loads[fold] = (loads[fold] ?? 0) + size;
    folds.set(source, fold);
  }
  return folds;
}
