import type { ArtifactName, Artifacts, Fingerprint, MediaHeaders } from './artifact';
import type { SkipReason } from './errors';
import type { Finding } from './evidence';
import type { Item, MediaKind } from './item';
import type { SourceTypeClass } from './source-type';

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
   * True, or for which kinds, when findings depend on more than the bytes or text (page, headers, memory): they are never
   * taken from the cache.
   */
  /** True when it also makes sense of a file without its media data (video and audio that are too large to be read whole). */
  readonly readsParts?: boolean;
  readonly readsCircumstances?: boolean | readonly MediaKind[];
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
  readonly files: NamedFiles;
  /** null in private windows, and when the person switched it off. */
  readonly memory: CredentialMemory | null;
  /** Originator Profile Sets of the registries that are trusted, as JSON text: those that ship, then the user's. */
  readonly originatorAnchors: readonly string[];
}

/** Gets the document and the files that it names itself (Originator Profile, C2PA in HTML). Implemented by `engine/`. */
export interface NamedFiles {
  /**
   * Each address is asked once a minute at most.
   * @param url absolute http(s)
   * @throws AppError `network`, `timeout`, `cancelled`
   */
  get(url: string, pageUrl: string, maxBytes: number, signal: AbortSignal): Promise<NamedFile | Skip>;
}

export interface NamedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** After redirects. */
  readonly url: string;
  readonly headers: MediaHeaders;
}

/** Pictures met with valid Content Credentials, recognised again when a copy comes without them. Implemented by `memory/`. */
export interface CredentialMemory {
  /** Nearest first; only what a second, stricter comparison confirms. */
  recall(fingerprint: Fingerprint, signal: AbortSignal): Promise<readonly Recollection[]>;
}

export interface Recollection {
  readonly issuer: string;
  /** Host of the page on which it was seen. */
  readonly host: string;
  /** ISO 8601 UTC. */
  readonly seenAt: string;
  /** What the credentials said. */
  readonly says: SourceTypeClass | 'none';
  readonly sourceType: string | null;
  /** Differing bits of the perceptual hash. */
  readonly distanceBits: number;
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
   * @param fetched the manifest that the file names, where somebody fetched it; nothing is fetched here
   * @returns the two JSON texts of c2pa-wasm, or null when the file holds no manifest
   */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
    trustSet: TrustSet,
    signal: AbortSignal,
    fetched?: FetchedManifest,
  ): Promise<CredentialJson | RemoteOnly | null>;
}

export type TrustSet = 'shipped' | 'sample';

/** Reads the small pictures that manifests keep. Implemented by `detectors/c2pa/reader.ts`. */
export interface ThumbnailReader {
  /** @returns those of the file's own manifests, nearest the file first, capped; empty when it holds none */
  thumbnails(
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
    signal: AbortSignal,
  ): Promise<readonly Thumbnail[]>;
}

/** A small picture that a manifest keeps of its own asset, or of one of its ingredients. */
export interface Thumbnail {
  /** The manifest that holds the picture: `manifests[].label` in the evidence. */
  readonly manifestLabel: string;
  /** Position in that manifest's list of ingredients (`manifests[].ingredients[].index`); null: the asset of the manifest itself. */
  readonly ingredient: number | null;
  /** By its first bytes. */
  readonly mime: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly base64: string;
}

export interface CredentialJson {
  readonly store: string;
  readonly crJson: string;
}

/** The file only names a manifest elsewhere. */
export interface RemoteOnly {
  /** As written in the file. */
  readonly remoteUrl: string;
}

export interface FetchedManifest {
  /** The `remoteUrl` for which it was fetched. */
  readonly url: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type DetectorLoader = () => Promise<{ readonly detector: Detector }>;
