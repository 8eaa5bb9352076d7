import type { Pixels } from '../core/artifact';

/** Weights are fixed-point numbers with this many fraction bits, as in Pillow: 8 bits of colour and 2 of head room remain. */
const PRECISION_BITS = 22;
const HALF = 1 << (PRECISION_BITS - 1);

/** A rectangle of the resized picture, px. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Antialiased bilinear resize, equal in every byte to Pillow's `Image.resize((width, height), BILINEAR)` of an RGB picture.
 * Pillow `src/libImaging/Resample.c`: triangle filter widened by the scale, two passes, 8-bit rounding between them.
 * The order of the passes is that of Pillow 13; up to Pillow 12 the rows always came first, which differs by at most one
 * level and only in pictures that lose far more height than width.
 * @param width px, ≥ 1
 * @param height px, ≥ 1
 */
export function resizeBilinear(pixels: Pixels, width: number, height: number): Pixels {
  return resizeRegion(pixels, width, height, { left: 0, top: 0, width, height });
}

/** The same, but only a rectangle of the result is computed. */
export function resizeRegion(pixels: Pixels, width: number, height: number, region: Region): Pixels {
  const columns = weigh(pixels.width, width, region.left, region.width);
  const rows = weigh(pixels.height, height, region.top, region.height);
  const lostHeight = pixels.height - height;
  const isHeightFirst = lostHeight > 0 && lostHeight > 2 * (pixels.width - width);
  if (isHeightFirst)
    return resizeWidth(resizeHeight(pixels, rows, columns), shifted(columns), wholeSpan(rows));
  return resizeHeight(resizeWidth(pixels, columns, rows), shifted(rows), wholeSpan(columns));
}

/** The input positions from `first` up to, not including, `end`. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/** Which input positions make each output position, and with which weights. */
interface Weights extends Span {
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** `stride` weights for each output position. */
  readonly values: Int32Array;
  readonly stride: number;
}

function weigh(inputSize: number, outputSize: number, offset: number, length: number): Weights {
  const scale = inputSize / outputSize;
  const support = Math.max(scale, 1);
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(length);
  const counts = new Int32Array(length);
  const values = new Int32Array(length * stride);
  let end = 0;
  for (let i = 0; i < length; i++) {
    const center = (offset + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - support + 0.5));
    end = Math.min(inputSize, Math.trunc(center + support + 0.5));
    starts[i] = start;
    counts[i] = end - start;
    values.set(triangle(start, end, center, 1 / support), i * stride);
  }
  return { first: starts[0] ?? 0, end, starts, counts, values, stride };
}

/** Normalised before they are rounded, in Pillow's order of operations: another order differs in the last bit. */
function triangle(start: number, end: number, center: number, perPixel: number): number[] {
  const heights: number[] = [];
  let sum = 0;
  for (let i = 0; i < end - start; i++) {
    const height = Math.max(0, 1 - Math.abs((i + start - center + 0.5) * perPixel));
    heights.push(height);
    sum += height;
  }
  return heights.map((height) => Math.trunc(0.5 + (height / sum) * (1 << PRECISION_BITS)));
}

/** For a picture that the first pass has already cut to the span. */
function shifted(weights: Weights): Weights {
  return { ...weights, starts: weights.starts.map((start) => start - weights.first) };
}

function wholeSpan(weights: Weights): Span {
  return { first: 0, end: weights.starts.length };
}

function resizeWidth(pixels: Pixels, columns: Weights, span: Span): Pixels {
  const { starts, counts, values, stride } = columns;
  const { data } = pixels;
  const width = starts.length;
  const height = span.end - span.first;
  const out = new Uint8ClampedArray(width * height * 4);
  let to = 0;
  for (let y = span.first; y < span.end; y++) {
    const row = y * pixels.width * 4;
    for (let x = 0; x < width; x++) {
      let from = row + (starts[x] as number) * 4;
      let weight = x * stride;
      const end = weight + (counts[x] as number);
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      for (; weight < end; weight++, from += 4) {
        const share = values[weight] as number;
        red += Math.imul(data[from] as number, share);
        green += Math.imul(data[from + 1] as number, share);
        blue += Math.imul(data[from + 2] as number, share);
      }
      out[to++] = red >> PRECISION_BITS;
      out[to++] = green >> PRECISION_BITS;
      out[to++] = blue >> PRECISION_BITS;
      out[to++] = 255;
    }
  }
  return { width, height, data: out };
}

function resizeHeight(pixels: Pixels, rows: Weights, span: Span): Pixels {
  const { starts, counts, values, stride } = rows;
  const { data } = pixels;
  const width = span.end - span.first;
  const height = starts.length;
  const step = pixels.width * 4;
  const out = new Uint8ClampedArray(width * height * 4);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const top = (starts[y] as number) * step;
    const end = y * stride + (counts[y] as number);
    for (let x = span.first; x < span.end; x++) {
      let from = top + x * 4;
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      for (let weight = y * stride; weight < end; weight++, from += step) {
        const share = values[weight] as number;
        red += Math.imul(data[from] as number, share);
        green += Math.imul(data[from + 1] as number, share);
        blue += Math.imul(data[from + 2] as number, share);
      }
      out[to++] = red >> PRECISION_BITS;
      out[to++] = green >> PRECISION_BITS;
      out[to++] = blue >> PRECISION_BITS;
      out[to++] = 255;
    }
  }
  return { width, height, data: out };
}
