import { wilson } from '../../../cli/evaluate/metrics/bootstrap.ts';
import type { Rate } from '../../../src/present/limits/tested-rates.ts';

/** As the commands under `training/` write it. */
export interface SupplementRate {
  readonly hits: number;
  readonly n: number;
  readonly wilson95: readonly number[];
}

export function fromSupplement({ hits, n, wilson95: [low, high] }: SupplementRate): Rate {
  return low === undefined || high === undefined ? counted(hits, n) : { hits, n, low, high };
}

/** With Wilson's interval. */
export function counted(hits: number, n: number): Rate {
  const { low, high } = wilson(hits, n);
  return { hits, n, low: rounded(low ?? 0), high: rounded(high ?? 1) };
}

/** Four decimals: a hundredth of a per cent. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
