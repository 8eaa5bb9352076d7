import type { ArtifactName, Artifacts } from './artifact';
import type { SkipReason } from './errors';
import type { Finding } from './evidence';
import type { Item, MediaKind } from './item';

/** A unit that yields one kind of evidence. Pure but for what `context` gives it. */
export interface Detector {
  /** The folder's name. */
  readonly id: string;
  /** Printed in every report; change it whenever results may change. */
  readonly version: string;
  readonly takes: readonly MediaKind[];
  /** The runner passes only these. */
  readonly needs: readonly ArtifactName[];
  /**
   * `[]` means: looked, nothing there. Throws AppError when looking failed.
   * @param artifacts holds exactly the keys named in `needs`.
   */
  detect(item: Item, artifacts: Artifacts, context: DetectContext): Promise<readonly Finding[] | Skip>;
}

export interface Skip {
  readonly skip: SkipReason;
}

/** Everything a detector may use of the outside world. */
export interface DetectContext {
  readonly signal: AbortSignal;
  readonly inference: Inference;
  readonly credentials: CredentialReader;
}

/** Runs the shipped models. Implemented by `inference/`, called by classifier detectors. */
export interface Inference {
  /**
   * @param pixelValues planar RGB [3, size, size], already normalised
   * @returns the raw logits of one picture
   */
  image(
    modelId: string,
    pixelValues: Float32Array,
    size: number,
    signal: AbortSignal,
  ): Promise<readonly number[]>;
  /** @returns raw logits of one passage and the token ids that were fed */
  text(modelId: string, passage: string, signal: AbortSignal): Promise<TextLogits>;
  /** A binary file of a model folder, e.g. `en.bin`; kept in memory while models are loaded. */
  file(modelId: string, name: string, signal: AbortSignal): Promise<ArrayBuffer>;
}

export interface TextLogits {
  readonly logits: readonly number[];
  readonly tokenIds: readonly number[];
}

/** Reads C2PA manifest stores in a worker that can be ended and restarted. Implemented by `detectors/c2pa/reader.ts`. */
export interface CredentialReader {
  /**
   * @param trustSet `sample` also trusts the sample page's own issuer
   * @returns the two JSON texts of c2pa-wasm, or null when the file holds no manifest
   */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
    trustSet: TrustSet,
    signal: AbortSignal,
  ): Promise<CredentialJson | RemoteOnly | null>;
}

export type TrustSet = 'shipped' | 'sample';

export interface CredentialJson {
  readonly store: string;
  readonly crJson: string;
}

/** The file only names a manifest elsewhere; it is not fetched. */
export interface RemoteOnly {
  readonly remoteUrl: string;
}

export type DetectorLoader = () => Promise<{ readonly detector: Detector }>;
