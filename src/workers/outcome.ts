import { AppError, errorCodes, toAppError, type ErrorCode } from '../core/errors';

/** What a worker answers: comlink loses an error's code, so failures travel as values. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Stack of the far side. */
  readonly stack: string | null;
  /** False when the worker must be replaced before the next call. */
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
