import type { Pixels } from '../../src/core/artifact';

/** Side of a 2 × 2 px Haar cell times 4: one block carries one bit. */
const BLOCK_CELLS = 4;
const STEP = 36;

/**
 * Writes a dwtDct watermark into a picture as the generators' scripts do, for tests: own code from the published facts
 * of the method. The scripts of Stable Diffusion 1 and 2 work in 8 bits (`integer`), those of SDXL and FLUX in
 * floating point (`float`), where U lies around 0.5 and half of the coefficients are negative.
 * @param bits characters 0 and 1
 */
export function embedWatermark(pixels: Pixels, bits: string, arithmetic: 'integer' | 'float'): Pixels {
  const yuv = arithmetic === 'integer' ? toIntegerYuv(pixels) : toFloatYuv(pixels);
  const cells = cellsOf(yuv.u, pixels.width, pixels.height);
  let k = 0;
  for (let y = 0; y + BLOCK_CELLS <= cells.rows; y += BLOCK_CELLS) {
    for (let x = 0; x + BLOCK_CELLS <= cells.columns; x += BLOCK_CELLS) {
      writeBit(cells, x, y, Number(bits[k % bits.length]));
      k += 1;
    }
  }
  writeCells(cells, yuv.u, pixels.width, arithmetic === 'integer');
  return { ...pixels, data: arithmetic === 'integer' ? fromIntegerYuv(yuv) : fromFloatYuv(yuv) };
}

interface Yuv {
  readonly y: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** One-level Haar transform: low-pass band and the three details of every 2 × 2 px. */
interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly low: Float64Array;
  readonly details: readonly [Float64Array, Float64Array, Float64Array];
}

function cellsOf(plane: Float64Array, width: number, height: number): Cells {
  const columns = Math.floor(width / 4) * 2;
  const rows = Math.floor(height / 4) * 2;
  const band = () => new Float64Array(columns * rows);
  const [low, across, down, both] = [band(), band(), band(), band()];
  for (let at = 0; at < columns * rows; at++) {
    const upper = Math.floor(at / columns) * 2 * width + (at % columns) * 2;
    const [a, b, c, d] = [plane[upper]!, plane[upper + 1]!, plane[upper + width]!, plane[upper + width + 1]!];
    low[at] = (a + b + c + d) / 2;
    across[at] = (a + b - c - d) / 2;
    down[at] = (a - b + c - d) / 2;
    both[at] = (a - b - c + d) / 2;
  }
  return { columns, rows, low, details: [across, down, both] };
}

function writeBit({ low, columns }: Cells, left: number, top: number, bit: number): void {
  let best = -1;
  for (let index = 1; index < BLOCK_CELLS * BLOCK_CELLS; index++) {
    const at = (top + Math.floor(index / BLOCK_CELLS)) * columns + left + (index % BLOCK_CELLS);
    if (best < 0 || Math.abs(low[at]!) > Math.abs(low[best]!)) best = at;
  }
  const written = (Math.floor(Math.abs(low[best]!) / STEP) + 0.25 + 0.5 * bit) * STEP;
  low[best] = low[best]! < 0 ? -written : written;
}

/** The scripts put two of the details back in each other's place; 8-bit planes cut off fractions and wrap around. */
function writeCells(
  { columns, rows, low, details }: Cells,
  plane: Float64Array,
  width: number,
  is8Bit: boolean,
): void {
  const store = (value: number) => (is8Bit ? Math.trunc(value) & 255 : Math.fround(value));
  const [down, across, both] = details;
  for (let at = 0; at < columns * rows; at++) {
    const upper = Math.floor(at / columns) * 2 * width + (at % columns) * 2;
    const [l, h, v, d] = [low[at]!, across[at]!, down[at]!, both[at]!];
    plane[upper] = store((l + h + v + d) / 2);
    plane[upper + 1] = store((l + h - v - d) / 2);
    plane[upper + width] = store((l - h + v - d) / 2);
    plane[upper + width + 1] = store((l - h - v + d) / 2);
  }
}

/** OpenCV's 8-bit conversion: 14-bit fixed point. */
function toIntegerYuv({ data }: Pixels): Yuv {
  return convert(data, (red, green, blue) => {
    const y = (red * 4899 + green * 9617 + blue * 1868 + 8192) >> 14;
    const half = (128 << 14) + 8192;
    return [y, ((blue - y) * 8061 + half) >> 14, ((red - y) * 14369 + half) >> 14];
  });
}

function toFloatYuv({ data }: Pixels): Yuv {
  return convert(data, (red, green, blue) => {
    const y = 0.299 * red + 0.587 * green + 0.114 * blue;
    return [y, 0.492 * (blue - y) + 0.5, 0.877 * (red - y) + 0.5];
  });
}

type Three = [number, number, number];

function convert(data: Uint8ClampedArray, toYuv: (red: number, green: number, blue: number) => Three): Yuv {
  const count = data.length / 4;
  const plane = () => new Float64Array(count);
  const yuv = { y: plane(), u: plane(), v: plane() };
  for (let i = 0; i < count; i++) {
    [yuv.y[i], yuv.u[i], yuv.v[i]] = toYuv(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!);
  }
  return yuv;
}

function fromIntegerYuv(yuv: Yuv): Uint8ClampedArray {
  const scaled = (value: number) => (value + 8192) >> 14;
  return toRgba(yuv, (y, u, v) => [
    y + scaled((v - 128) * 18678),
    y + scaled((u - 128) * -6472 + (v - 128) * -9519),
    y + scaled((u - 128) * 33292),
  ]);
}

function fromFloatYuv(yuv: Yuv): Uint8ClampedArray {
  return toRgba(yuv, (y, u, v) => [
    y + 1.14 * (v - 0.5),
    y - 0.395 * (u - 0.5) - 0.581 * (v - 0.5),
    y + 2.032 * (u - 0.5),
  ]);
}

/** A clamped array rounds and clamps as the scripts do when they store the picture. */
function toRgba({ y, u, v }: Yuv, toRgb: (y: number, u: number, v: number) => Three): Uint8ClampedArray {
  const data = new Uint8ClampedArray(y.length * 4);
  for (let i = 0; i < y.length; i++) data.set([...toRgb(y[i]!, u[i]!, v[i]!), 255], i * 4);
  return data;
}
