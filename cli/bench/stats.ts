/** Where a list of measurements lies; same unit as the list. */
export interface Spread {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  /** Nearest rank: 95 % of the values are not above it. */
  readonly p95: number;
  readonly max: number;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    count: sorted.length,
    min: rounded(quantile(sorted, 0)),
    median: rounded(median(sorted)),
    p95: rounded(quantile(sorted, 0.95)),
    max: rounded(quantile(sorted, 1)),
  };
}

/** NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Finer than a tenth is noise. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
