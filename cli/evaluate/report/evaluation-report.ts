import type { Part } from './report.ts';

/** `report.json`; every NaN is null there. */
export interface EvaluationReport {
  readonly schema: 'touchstone.evaluation/1';
  /** ISO 8601 day, UTC. */
  readonly date: string;
  /** Version of the extension. */
  readonly extension: string;
  readonly browser: string;
  readonly policy: string;
  readonly prior: number;
  /** `detector@version` of all that judged; those of classifiers hold the id of their calibration. */
  readonly detectors: readonly string[];
  /** `id@first characters of the SHA-256`. */
  readonly models: readonly string[];
  /** Names and hashes of the files that were evaluated. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly rows: number;
  /** Rows that could not be checked: the product failed on them, twice. */
  readonly failed: number;
  /** Of the rows that were judged in this run; null when all had a score before. */
  readonly speed: Speed | null;
  readonly comparison: Comparison | null;
  readonly parts: readonly Part[];
}

/** ms per row. */
export interface Speed {
  readonly rows: number;
  /** Wall time of all, over their number. */
  readonly msPerRow: number;
  /** Wall time of one verdict without queues; two are worked on at a time. */
  readonly meanVerdictMs: number;
}

/** Another browser on the same rows. */
export interface Comparison {
  readonly browser: string;
  readonly rows: number;
  readonly differing: number;
  /** Flagged in one and not in the other. */
  readonly flagsDiffering: number;
  /** Of z, logits. */
  readonly largestDifference: number;
}
