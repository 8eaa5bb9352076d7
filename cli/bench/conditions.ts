import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Driver } from '../browsers/driver.ts';
import { rounded } from './stats.ts';

/** Where and when figures were taken. */
export interface Conditions {
  /** ISO 8601 UTC */
  readonly startedAt: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
}

export function conditionsOf({ product, version }: Pick<Driver, 'product' | 'version'>): Conditions {
  const [first] = cpus();
  return {
    startedAt: new Date().toISOString(),
    processor: first?.model.trim() || 'unknown',
    cores: cpus().length,
    memoryGiB: rounded(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    browser: `${product} ${version}`,
  };
}

/** Processes that ran or waited for a core during the last minute, on average; null where the system does not count them. */
export function loadNow(): number | null {
  return process.platform === 'win32' ? null : rounded(loadavg()[0] ?? 0);
}
