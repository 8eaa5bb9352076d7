import index from '../../assets/public/models/index.json';

/** One shipped model folder, as written by `tools/models/index-models.ts`. */
export interface ModelEntry {
  /** Folder name under `models/`. */
  readonly id: string;
  readonly version: string;
  /** SHA-256 (hex) of the weights file, which names the model in reports. */
  readonly sha256: string;
  /** Every file that is read at run time. */
  readonly files: readonly ModelFile[];
}

export interface ModelFile {
  /** Relative to the model folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** The models this build was made with; part of the code, so that it cannot drift from the files it describes. */
export const shippedModels: readonly ModelEntry[] = index.models;
