/** Why an operation failed. Each code has a message key `error_<code with _>` in every locale. */
export const errorCodes = [
  'network', // no connection, DNS, refused, HTTP status outside 2xx
  'decode', // the bytes are not a file that can be read
  'timeout',
  'out-of-memory',
  'model-damaged', // a model file is missing, short, or not loadable
  'worker-crashed',
  'cancelled', // the item left the page or the user stopped; never shown
  'internal', // our own mistake; keeps its stack in `cause`
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Why something was not looked at although nothing went wrong. Message key: `skip_<reason with _>`. */
export const skipReasons = [
  'too-small', // short side below the detector's tested minimum
  'too-short', // fewer words than the detector's tested minimum
  'too-large', // more bytes or pixels than `acquire/limits.ts` allows
  'language-unsupported',
  'machine-translated', // the words are a translation program's, not the author's
  'kind-unsupported', // vector, animated, or a kind this detector does not take
  'graphic', // chart, screenshot or logo: the model was not tested on it
  'no-detail', // flat, noise or otherwise degenerate picture
  'site-blocked-access',
  'private-address', // a public page points at this machine or its local network
  'paused',
  'model-not-installed',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** The one error type that crosses module borders. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Turns anything thrown into an AppError; unknown values become `internal` and keep their stack as `cause`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isAbort(thrown)) return new AppError('cancelled', 'cancelled', { cause: thrown });
  return new AppError('internal', thrown instanceof Error ? thrown.message : String(thrown), {
    cause: thrown,
  });
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
