import type { Pixels } from '../core/artifact';

/** 8-bit luma. Below, a picture is one colour: nothing can be said of how it was made. */
const MIN_LUMA_DEVIATION = 2;

/** Correlation of neighbouring pixels; pictures lie near 0.9, noise and dot patterns near or below 0. */
const MIN_NEIGHBOUR_CORRELATION = 0.15;

/** 128 × 128 places, each with its right and lower neighbour, settle both figures; more would only cost time. */
const PLACES_A_SIDE = 128;

/** Whether a picture is flat or noise, so that a model's answer would mean nothing. */
export function isDegenerate(pixels: Pixels): boolean {
  const { deviation, correlation } = measureTexture(pixels);
  return deviation < MIN_LUMA_DEVIATION || correlation < MIN_NEIGHBOUR_CORRELATION;
}

export interface Texture {
  /** Standard deviation of luma, 0..127.5. */
  readonly deviation: number;
  /** Pearson correlation of luma at horizontally and vertically adjacent pixels, −1..1; 0 for a flat picture. */
  readonly correlation: number;
}

/** Measured on single pixels of the full picture: resizing would smooth noise until it looks like a picture. */
export function measureTexture(pixels: Pixels): Texture {
  const sums = { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  const add = (here: number, there: number | null) => {
    if (there !== null) addPair(sums, luma(pixels.data, here), luma(pixels.data, there));
  };
  visitPlaces(pixels, (here, right, below) => {
    add(here, right);
    add(here, below);
  });
  return toTexture(sums);
}

/** Visits evenly spread pixels. All three are offsets into `data`; null beyond the edge. */
export function visitPlaces(
  { width, height }: Pixels,
  visit: (here: number, right: number | null, below: number | null) => void,
): void {
  const columns = spread(width);
  for (const y of spread(height)) {
    for (const x of columns) {
      const here = (y * width + x) * 4;
      visit(here, x + 1 < width ? here + 4 : null, y + 1 < height ? here + 4 * width : null);
    }
  }
}

interface Sums {
  n: number;
  a: number;
  b: number;
  aa: number;
  bb: number;
  ab: number;
}

function addPair(sums: Sums, a: number, b: number): void {
  sums.n += 1;
  sums.a += a;
  sums.b += b;
  sums.aa += a * a;
  sums.bb += b * b;
  sums.ab += a * b;
}

function toTexture({ n, a, b, aa, bb, ab }: Sums): Texture {
  if (n === 0) return { deviation: 0, correlation: 0 };
  const mean = (a + b) / (2 * n);
  const deviation = Math.sqrt(Math.max(0, (aa + bb) / (2 * n) - mean * mean));
  const spread = Math.sqrt(Math.max(0, aa / n - (a / n) ** 2) * Math.max(0, bb / n - (b / n) ** 2));
  return { deviation, correlation: spread === 0 ? 0 : (ab / n - (a * b) / (n * n)) / spread };
}

/** Evenly spread positions along a side of `length` px. */
function spread(length: number): number[] {
  const count = Math.min(length, PLACES_A_SIDE);
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * length) / count));
}

/** ITU-R BT.601 */
function luma(data: Uint8ClampedArray, offset: number): number {
  return 0.299 * (data[offset] ?? 0) + 0.587 * (data[offset + 1] ?? 0) + 0.114 * (data[offset + 2] ?? 0);
}
