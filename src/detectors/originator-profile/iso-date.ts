/** The last second that a date can say. */
const MAX_SECONDS = 8.64e12;

/** ISO 8601 UTC of a NumericDate (RFC 7519 §2); null when there is none, or one beyond all dates. */
export function isoDate(seconds: number | null): string | null {
  if (seconds === null || !(Math.abs(seconds) <= MAX_SECONDS)) return null;
  return new Date(seconds * 1000).toISOString();
}
