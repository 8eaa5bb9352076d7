import { AppError, toAppError, type ErrorCode, type SkipReason } from '../core/errors';

/** Why a detector could not be given what it needs. */
export type Obstacle =
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | { readonly status: 'failed'; readonly code: ErrorCode; readonly message: string };

/** @throws AppError `cancelled`, which is no outcome of a check */
export function obstacleFrom(thrown: unknown): Obstacle {
  const error = toAppError(thrown);
  if (error.code === 'cancelled') throw new AppError('cancelled', error.message, { cause: thrown });
  return { status: 'failed', code: error.code, message: error.message };
}
