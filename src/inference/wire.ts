import type { TextLogits } from '../core/detector';
import { AppError, errorCodes, toAppError, type ErrorCode } from '../core/errors';

/** What the models worker answers to. comlink loses an error's code, so failures travel as values. */
export interface ModelsApi {
  /** Must come before any other call. @param base address of the extension's own files, with a final slash */
  start(base: string): void;
  image(modelId: string, pixelValues: Float32Array, size: number): Promise<Outcome<readonly number[]>>;
  text(modelId: string, passage: string): Promise<Outcome<TextLogits>>;
  file(modelId: string, name: string): Promise<Outcome<ArrayBuffer>>;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Stack of the far side. */
  readonly stack: string | null;
  /** False after the runtime itself failed: transformers.js then refuses every later call. */
  readonly isWorkerUsable: boolean;
}

export function toFailure(thrown: unknown, isWorkerUsable: boolean): Failure {
  const error = toAppError(thrown);
  const cause = error.cause instanceof Error ? error.cause : error;
  return { code: error.code, message: error.message, stack: cause.stack ?? null, isWorkerUsable };
}

export function fromFailure(failure: Failure): AppError {
  const code = errorCodes.includes(failure.code) ? failure.code : 'internal';
  return new AppError(code, failure.message, { cause: failure.stack });
}
