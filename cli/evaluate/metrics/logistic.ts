/** One row for a logistic regression. */
export interface Example {
  readonly features: readonly number[];
  readonly isAi: boolean;
}

/** Weak: a handful of features and thousands of rows; keeps separable data finite. */
const L2 = 1e-3;
const MAX_STEPS = 50;
const TOLERANCE = 1e-8;

/**
 * L2-regularised logistic regression by Newton's method, features standardised, both classes of equal weight.
 * @returns the logit of a row; 0 for all when a class is missing
 */
export function fitLogistic(examples: readonly Example[]): (features: readonly number[]) => number {
  const ai = examples.filter(({ isAi }) => isAi).length;
  const human = examples.length - ai;
  if (ai === 0 || human === 0) return () => 0;
  const scale = scaleOf(examples);
  const rows = examples.map(({ features, isAi }) => ({
    x: [1, ...scale(features)],
    y: isAi ? 1 : 0,
    weight: 0.5 / (isAi ? ai : human),
  }));
  let beta = new Array<number>(rows[0]?.x.length ?? 1).fill(0);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const change = newtonStep(rows, beta);
    beta = beta.map((one, i) => one + (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < TOLERANCE) break;
  }
  return (features) => dot([1, ...scale(features)], beta);
}

function scaleOf(examples: readonly Example[]): (features: readonly number[]) => readonly number[] {
  const size = examples[0]?.features.length ?? 0;
  const means = Array.from({ length: size }, (_, i) =>
    mean(examples.map(({ features }) => features[i] ?? 0)),
  );
  const deviations = means.map((centre, i) =>
    Math.sqrt(mean(examples.map(({ features }) => ((features[i] ?? 0) - centre) ** 2))),
  );
  return (features) => features.map((one, i) => (one - (means[i] ?? 0)) / (deviations[i] || 1));
}

interface TrainingRow {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
}

function newtonStep(rows: readonly TrainingRow[], beta: readonly number[]): readonly number[] {
  const size = beta.length;
  // The intercept is not held back.
  const penalty = (i: number): number => (i === 0 ? 1e-9 : L2);
  const gradient = beta.map((one, i) => -penalty(i) * one);
  const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? penalty(i) : 0)));
  for (const { x, y, weight } of rows) {
    const p = 1 / (1 + Math.exp(-dot(x, beta)));
    for (let i = 0; i < size; i += 1) {
      const xi = x[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + weight * (y - p) * xi;
      const line = hessian[i] as number[];
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + weight * p * (1 - p) * xi * (x[j] ?? 0);
    }
  }
  return solve(hessian, gradient);
}

/** Gaussian elimination with pivoting; the matrix is small and positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = rows.length;
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let i = column; i < size; i += 1)
      if (Math.abs(cell(i, column)) > Math.abs(cell(best, column))) best = i;
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    for (let i = 0; i < size; i += 1) {
      if (i === column) continue;
      const factor = cell(i, column) / cell(column, column);
      rows[i] = (rows[i] as number[]).map((one, j) => one - factor * cell(column, j));
    }
  }
  return rows.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
}
