import type { ErrorCode, SkipReason } from './errors';
import type { SourceTypeClass } from './source-type';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a detector returns: one thing found, for or against AI origin. */
export interface Finding {
  readonly basis: Basis;
  readonly claim: Claim;
  readonly trust: Trust;
  /** log10 likelihood ratio, capped by the detector's calibration; positive speaks for AI. null: decided by rule, not weighed. */
  readonly logLr: number | null;
  /** Raw model probability 0..1, uncalibrated; never shown as a percentage. */
  readonly score?: number;
  /** Who signed the claim; only with C2PA. */
  readonly issuer?: string;
  /** ISO 8601, signing time as stated. */
  readonly issuedAt?: string;
  /** What the calibration allows this estimate to say; only with `basis: 'inferred'`. */
  readonly estimate?: Estimate;
  /** In place of the detector's own version. */
  readonly version?: string;
  /** Made in place of what could not be made: never kept for later. */
  readonly isStopgap?: boolean;
  /** Message keys of limits that apply to this very item (`limit_…`). */
  readonly limits?: readonly string[];
  /** Everything else worth showing to a journalist; plain JSON. */
  readonly detail: { readonly [key: string]: Json };
}

export type Basis = 'declared' | 'inferred';

export interface Claim {
  /** `none`: the origin is not stated. `broken`: the statement does not match the file. */
  readonly says: SourceTypeClass | 'none' | 'broken';
  /** IPTC digital source type, verbatim token, where one is stated. */
  readonly sourceType: string | null;
}

/**
 * Who stands behind a claim. `official`/`interim`/`user`: signer on that trust list. `lapsed`: intact, certificate expired.
 * `unlisted`: intact, signer not recognised. `invalid`: does not match the file. `unsigned`: plain metadata. `estimate`: a model.
 * `page`: said by the page or platform around the item. `publisher`: signed by the page's publisher (Originator Profile); says
 * who speaks, never how a thing was made. `memory`: said by another copy, met earlier.
 */
export type Trust =
  | 'official'
  | 'interim'
  | 'user'
  | 'lapsed'
  | 'unlisted'
  | 'invalid'
  | 'unsigned'
  | 'page'
  | 'publisher'
  | 'memory'
  | 'estimate';

export interface Estimate {
  /** True when the score passes the gate for `likely` (realised false alarms bounded; evaluation protocol §6). */
  readonly mayAccuse: boolean;
  /** True when at most 10 % of AI items score this low. */
  readonly maySayNoSign: boolean;
  /** Items made by people per 100 that score at or above the accusing threshold, nearest tested condition; absent without tests of our own. */
  readonly falseAlarmsPer100?: number;
  /** AI items per 100 that fall under the no-sign gate, nearest tested condition; absent without tests of our own. */
  readonly missesPer100?: number;
  /** Name of the tested condition, e.g. `web`, `100-199 words`. */
  readonly condition: string;
  /** Items made by people, and by AI, that thresholds and probability were set on, where that is recorded. */
  readonly calibratedOn?: { readonly notAi: number; readonly ai: number };
  readonly calibration: string;
}

/** Finding, skip or error with status, version and time. Made by the engine only. */
export type Evidence = EvidenceBase &
  (
    | ({ readonly status: 'found' } & Finding)
    | { readonly status: 'absent' }
    | { readonly status: 'skipped'; readonly reason: SkipReason }
    | { readonly status: 'failed'; readonly code: ErrorCode; readonly message: string }
  );
export type FoundEvidence = Extract<Evidence, { status: 'found' }>;

export interface EvidenceBase {
  readonly detector: string;
  readonly version: string;
  /** Wall time of the detector, ms. */
  readonly ms: number;
}
