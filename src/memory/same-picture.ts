/**
 * Of 256. Copies that were resized and saved again differ in up to 16 bits, few in more; of two different pictures, some
 * 20 pairs in a million come as near (docs/credential-memory.md). So the hash only picks candidates.
 */
export const MAX_DISTANCE_BITS = 20;

/** Grey levels that JPEG at quality 30 and a width of 160 px add to a place, at most. */
const NOISE_LEVELS = 4;
/** Resizing moves edges by parts of a pixel: the more contrast, the more. */
const SHARE_OF_CONTRAST = 0.2;
/** In 97 of 100 pictures, a small caption in other words changes some place by more. */
const MAX_LEVELS = 14;

/**
 * The second, stricter comparison: whether two small grey pictures agree at every place, apart from brightness and
 * contrast as a whole. The largest difference decides, not the mean: in the same frame with another face, or with other
 * words, almost everything agrees.
 * @param a `Fingerprint.luma`
 */
export function looksSame(a: string, b: string): boolean {
  const [first, second] = [levelsOf(a), levelsOf(b)];
  if (first.length !== second.length || first.length === 0) return false;
  const fit = fitOf(first, second);
  // A negative agrees at every place too.
  if (fit.gain <= 0) return false;
  const tolerance = Math.min(MAX_LEVELS, NOISE_LEVELS + SHARE_OF_CONTRAST * fit.contrast);
  return second.every((level, at) => Math.abs(level - fit.gain * (first[at] ?? 0) - fit.offset) <= tolerance);
}

interface Fit {
  /** `b ≈ gain · a + offset`, least squares. */
  readonly gain: number;
  readonly offset: number;
  /** The smaller standard deviation of the two, grey levels. */
  readonly contrast: number;
}

function fitOf(a: Uint8Array, b: Uint8Array): Fit {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const [varianceA, varianceB] = [covariance(a, meanA, a, meanA), covariance(b, meanB, b, meanB)];
  const gain = varianceA === 0 ? 0 : covariance(a, meanA, b, meanB) / varianceA;
  return { gain, offset: meanB - gain * meanA, contrast: Math.sqrt(Math.min(varianceA, varianceB)) };
}

function meanOf(levels: Uint8Array): number {
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

function covariance(a: Uint8Array, meanA: number, b: Uint8Array, meanB: number): number {
  return a.reduce((sum, level, at) => sum + (level - meanA) * ((b[at] ?? 0) - meanB), 0) / a.length;
}

function levelsOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
