import type { TextLogits } from '../core/detector';
import type { Pack } from '../core/pack';
import type { Outcome } from '../workers/outcome';

/** What the models worker answers to. */
export interface ModelsApi {
  /** Must come before any other call. @param base address of the extension's own files, with a final slash */
  start(base: string): void;
  image(modelId: string, pixelValues: Float32Array, size: number): Promise<Outcome<readonly number[]>>;
  text(modelId: string, passage: string): Promise<Outcome<TextLogits>>;
  file(modelId: string, name: string): Promise<Outcome<ArrayBuffer>>;
  /** Checks and loads a pack unless it is loaded. */
  loadPack(pack: Pack): Promise<Outcome<null>>;
  runPack(pack: Pack, input: PackInput): Promise<Outcome<PackAnswer>>;
}

/** Planar RGB [3, size, size], normalised as the pack says; or a passage. */
export type PackInput = Float32Array | string;

export interface PackAnswer {
  readonly numbers: readonly number[];
  readonly ms: number;
}
