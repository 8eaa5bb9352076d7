import type { ErrorCode } from './errors';

/** A model that the person added, in the form of `docs/model-packs.md`. Parsed by `packs/manifest.ts`. */
export type PackManifest = ImagePackManifest | TextPackManifest;
export type PackMedium = PackManifest['medium'];

interface PackBase {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  /** SPDX identifier or short name. */
  readonly licence: string;
  /** `watermark`: finds a generator's own mark; `detection`: estimates whether something was made by AI. */
  readonly task: 'detection' | 'watermark';
  /** Path of the ONNX file. */
  readonly weights: string;
  readonly files: readonly PackFile[];
  readonly outputs: PackOutputs;
  /** Path of the model card (Markdown); null when there is none. */
  readonly card?: string | undefined;
}

export interface ImagePackManifest extends PackBase {
  readonly medium: 'image';
  readonly preprocessing: ImagePreprocessing;
  readonly calibration: PackImageCalibration;
  /** How often the maker found it to be wrong; without it nothing but `inconclusive` is said. */
  readonly errorTable?: { readonly conditions: readonly PackRates[] } | undefined;
}

export interface TextPackManifest extends PackBase {
  readonly medium: 'text';
  readonly preprocessing: { readonly maxTokens: number };
  readonly calibration: PackTextCalibration;
  /** Rows are named as the calibration's bins. */
  readonly errorTable?: { readonly conditions: readonly PackRates[] } | undefined;
}

export interface PackFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface PackOutputs {
  /** Name of the output; the first one where it is missing. */
  readonly name?: string | undefined;
  /** Numbers that one item yields. */
  readonly count: number;
  /** `logits`: one per class, softmax; `logit`: one, sigmoid; `probability`: of AI, 0..1. */
  readonly kind: 'logits' | 'logit' | 'probability';
  /** Positions; `notAi` with `logits` only. */
  readonly ai: number;
  readonly notAi?: number | undefined;
}

export interface ImagePreprocessing {
  /** Name of the input; the first one where it is missing. */
  readonly input?: string | undefined;
  /** Side of the square that the model takes, px. */
  readonly size: number;
  /** `short-side`: to so many px, then the centre square; `squash`: both sides to the square; `crop`: no resizing. */
  readonly resize:
    | { readonly rule: 'short-side'; readonly to: number }
    | { readonly rule: 'squash' }
    | { readonly rule: 'crop' };
  /** Of the channels R, G, B, in 0..1. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

interface PackCalibration {
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  readonly logLrCap: PackCap;
  /** Items that it was made on. */
  readonly sampleSizes: { readonly ai: number; readonly notAi: number };
  /** SHA-256 of the list of those items. */
  readonly dataSha256: string;
}

export interface PackCap {
  readonly ai: number;
  readonly human: number;
}

interface Threshold {
  readonly platt: { readonly a: number; readonly b: number };
  readonly accuseAbove: number;
  readonly noSignGate: number | null;
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

/** As the embedded picture model's `calibration.json`. */
export interface PackImageCalibration extends PackCalibration {
  readonly conditions: Readonly<Record<'clean' | 'web' | 'hard' | 'thumb', Threshold>>;
}

/** As the embedded text models' `calibration.json`, for English. */
export interface PackTextCalibration extends PackCalibration {
  readonly language: 'en';
  readonly minWords: number;
  readonly fusion: { readonly model: number; readonly ngram: number; readonly bias: number };
  readonly bins: readonly (Threshold & { readonly bin: string; readonly minWords: number })[];
}

export interface PackRates {
  readonly name: string;
  /** Made by people, called "likely". */
  readonly falseFlags: PackRate;
  /** Made by AI, called "likely". */
  readonly found: PackRate;
}

/** `hits` of `n`; ends of the 95 % interval, 0..1. */
export interface PackRate {
  readonly hits: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** A pack as it is stored, and by which it is known everywhere. */
export interface Pack {
  readonly manifest: PackManifest;
  /** SHA-256 of `pack.json`; as that names the hashes of all files, it stands for the whole pack. */
  readonly sha256: string;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
  /** Of all files together. */
  readonly sizeBytes: number;
  readonly cardText: string;
}

/** Which packs judge in place of the embedded models; SHA-256, or null for the embedded one. */
export type PackChoice = Readonly<Record<PackMedium, string | null>>;

/** Why a pack was not taken. Message key: `pack_problem_<problem with _>`. */
export const packProblems = [
  'not-a-pack', // no ZIP with a pack.json, or cut off
  'manifest', // pack.json has another form
  'too-large',
  'files-differ', // files are missing, or there are others than pack.json names
  'damaged', // size or SHA-256 of a file is not as stated
  'no-space', // the browser's storage is full
  'storage', // it failed otherwise
  'busy', // another is being added
  'too-many',
  'address', // no https address of a public server
  'not-allowed', // the browser may not read that site
  'network', // the connection or the server failed; what came is kept
] as const;
export type PackProblem = (typeof packProblems)[number];

/** `id version` and the first figures of the hash: names a pack in versions, keys and reports. */
export function packName({ manifest, sha256 }: Pick<Pack, 'manifest' | 'sha256'>): string {
  return `${manifest.id}-${manifest.version}-${sha256.slice(0, 8)}`;
}

/** What is known of a chosen pack since it was chosen, or since the engine started. */
export interface PackState {
  readonly sha256: string;
  /** null: works, as far as known. */
  readonly code: ErrorCode | null;
  /** Of the last run, ms; null before the first. */
  readonly ms: number | null;
}
