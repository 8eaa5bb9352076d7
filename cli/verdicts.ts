import type { Json } from '../src/core/evidence.ts';
import type { Box, MediaKind } from '../src/core/item.ts';
import type { Label, Timing } from '../src/core/verdict.ts';

/** What `--json` writes; the same as a JSON Schema is `docs/verdicts.schema.json`. */
export interface Verdicts {
  readonly schema: 'touchstone.verdicts/1';
  /** ISO 8601 UTC */
  readonly createdAt: string;
  readonly extension: {
    readonly version: string;
    readonly models: readonly { readonly id: string; readonly version: string; readonly sha256: string }[];
    readonly policy: string;
    readonly trustLists: readonly { readonly name: string; readonly date: string }[];
  };
  readonly browser: { readonly name: string; readonly version: string };
  /** `threads` is 0 when the engine never answered. */
  readonly backend: { readonly device: 'wasm' | 'webgpu'; readonly threads: number };
  readonly inputs: readonly InputResult[];
}

export interface InputResult {
  /** As written on the command line. */
  readonly input: string;
  /** Where the browser found it; null when it could not be opened. */
  readonly url: string | null;
  readonly title: string | null;
  readonly error?: InputError;
  readonly items: readonly JsonItem[];
}

export const inputErrorCodes = [
  'not-found', // no such file
  'unreadable', // a folder, or a file without permission
  'unsupported-type',
  'network', // no connection, unknown host, refused
  'http-status', // opened, but the server answered 400 or above
  'timeout', // items that had no verdict by then are `checking`
  'not-checked', // the file itself could not be checked, or held nothing to check
  'paused', // the extension is switched off on this site
  'no-permission', // the browser withholds the site from the extension
  'browser-page', // extensions may not run here
  'browser', // the browser or the extension did not answer
] as const;
export type InputErrorCode = (typeof inputErrorCodes)[number];

export interface InputError {
  readonly code: InputErrorCode;
  readonly message: string;
}

export interface JsonItem {
  readonly id: string;
  readonly kind: MediaKind;
  readonly src: string | null;
  readonly selector: string;
  readonly box: Box;
  readonly excerpt?: string;
  /** Of the very bytes that were judged; null when none were. */
  readonly sha256: string | null;
  readonly language: string | null;
  readonly verdict: {
    /** `checking`: time ran out before the verdict. */
    readonly label: Label | 'checking';
    readonly basis: 'declared' | 'inferred' | null;
    readonly likelihood: number | null;
    /** Share of AI that the likelihood assumes, 0..1; null with it. */
    readonly prior: number | null;
    readonly sourceType: string | null;
  };
  readonly evidence: readonly JsonEvidence[];
  readonly badge: { readonly shown: boolean; readonly text: string };
  /** null while `checking`. */
  readonly ms: Timing | null;
}

export interface JsonEvidence {
  readonly detector: string;
  readonly version: string;
  readonly status: 'found' | 'absent' | 'skipped' | 'failed';
  readonly basis?: 'declared' | 'inferred';
  readonly claim?: { readonly says: string; readonly sourceType: string | null };
  readonly trust?: string;
  readonly issuer?: string;
  readonly score?: number;
  readonly logLr?: number;
  readonly reason?: string;
  readonly code?: string;
  readonly detail?: { readonly [key: string]: Json };
  readonly ms: number;
}
