import type { ErrorCode } from '../core/errors';

/** What the popup and the command line may know of the models; same shape as in `platform/protocol.ts`. */
export interface InferenceStatus {
  readonly backend: Backend;
  readonly models: readonly ModelStatus[];
  /** Set while a part is broken until something changes. */
  readonly problems: readonly ErrorCode[];
}

export interface Backend {
  readonly device: 'wasm';
  readonly threads: number;
}

export interface ModelStatus {
  readonly id: string;
  readonly version: string;
  /** Of the weights file, hex. */
  readonly sha256: string;
  readonly state: ModelState;
}

export type ModelState = 'unloaded' | 'loading' | 'ready' | 'damaged';
