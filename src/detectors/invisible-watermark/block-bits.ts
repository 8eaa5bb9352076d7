import type { Pixels } from '../../core/artifact';

/**
 * How the writer computed the chroma channel U. `integer`: OpenCV's 8-bit conversion, U around 128. `float`: its
 * floating-point conversion of the same range, U around 0.5, so that colours short of blue are negative.
 * `mirrored`: written in 8 bits, read as `float`. Where U is negative, a coefficient that the writer lowered has the
 * largest magnitude, and the offset of 255 between both readings turns its bit over. It completes `integer`, which
 * sees best what the writer raised.
 */
export type Reading = 'integer' | 'float' | 'mirrored';

/** One bit (0 or 1) of every block, row by row. */
export type BlockBits = Readonly<Record<Reading, Uint8Array>>;

/** Side of the square that carries one bit, px: 4 × 4 coefficients of a one-level Haar transform. */
export const BLOCK_PX = 8;

/** Rows of blocks between two looks at the signal: about 1 Mpx, some milliseconds. */
const PIXELS_PER_STRIP = 1_000_000;

/**
 * Reads the bit that each 8 × 8 px block would hold if a dwtDct watermark were there.
 * In a block, the coefficient of largest magnitude among flat indexes 1…15 of the low-pass band decides:
 * |v| mod 36 > 18 is a one. Equal magnitudes give equal bits, so that only the largest magnitude is kept.
 * Source: ShieldMnt/invisible-watermark, method `dwtDct` (no DCT in spite of its name). All pixels are read, in strips.
 * @throws the signal's reason when it is aborted between two strips
 */
export async function readBlockBits(pixels: Pixels, signal: AbortSignal): Promise<BlockBits> {
  const columns = Math.floor(pixels.width / BLOCK_PX);
  const rows = Math.floor(pixels.height / BLOCK_PX);
  const empty = () => new Uint8Array(columns * rows);
  const bits = { integer: empty(), float: empty(), mirrored: empty() };
  const stripRows = Math.max(1, Math.floor(PIXELS_PER_STRIP / (pixels.width * BLOCK_PX)));
  for (let row = 0; row < rows; row += stripRows) {
    if (row > 0) await nextTask();
    signal.throwIfAborted();
    readStrip(pixels, bits, row, Math.min(rows, row + stripRows));
  }
  return bits;
}

/** A message, not a timer: hidden documents have their timers held back to one a second. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function readStrip(pixels: Pixels, bits: BlockBits, firstRow: number, endRow: number): void {
  const columns = Math.floor(pixels.width / BLOCK_PX);
  const largest: Largest = { integer: 0, float: 0 };
  for (let row = firstRow; row < endRow; row++) {
    for (let column = 0; column < columns; column++) {
      measureBlock(pixels, column * BLOCK_PX, row * BLOCK_PX, largest);
      const at = row * columns + column;
      bits.integer[at] = bitOf(largest.integer);
      bits.float[at] = bitOf(largest.float);
      bits.mirrored[at] = 1 - bitOf(largest.float);
    }
  }
}

/** Largest magnitude in a block, as the sum of U over 2 × 2 px: twice the Haar coefficient. */
interface Largest {
  integer: number;
  float: number;
}

/** Twice 36, the step of the quantiser, as sums are twice the coefficients. */
const STEP = 72;

function bitOf(sum: number): 0 | 1 {
  return sum % STEP > STEP / 2 ? 1 : 0;
}

function measureBlock(pixels: Pixels, left: number, top: number, largest: Largest): void {
  const { width, data } = pixels;
  largest.integer = 0;
  largest.float = 0;
  for (let y = 0; y < BLOCK_PX; y += 2) {
    for (let x = 0; x < BLOCK_PX; x += 2) {
      if (x === 0 && y === 0) continue; // flat index 0 carries nothing
      const upper = ((top + y) * width + left + x) * 4;
      const lower = upper + width * 4;
      const integer =
        integerU(data, upper) + integerU(data, upper + 4) + integerU(data, lower) + integerU(data, lower + 4);
      if (integer > largest.integer) largest.integer = integer;
      const red = sumOf4(data, upper, lower);
      const green = sumOf4(data, upper + 1, lower + 1);
      const blue = sumOf4(data, upper + 2, lower + 2);
      const float = Math.abs(0.492 * (blue - (0.299 * red + 0.587 * green + 0.114 * blue)) + 4 * 0.5);
      if (float > largest.float) largest.float = float;
    }
  }
}

/**
 * U = 0.492 (B − Y) + 128 as OpenCV computes it for 8 bits: 14-bit fixed point, Y rounded first. Never outside
 * 0…255: |B − Y| is at most 226.
 */
function integerU(data: Uint8ClampedArray, at: number): number {
  const blue = data[at + 2] as number;
  const luma = ((data[at] as number) * 4899 + (data[at + 1] as number) * 9617 + blue * 1868 + 8192) >> 14;
  return ((blue - luma) * 8061 + 2105344) >> 14; // 2105344 = 128.5 · 2¹⁴
}

function sumOf4(data: Uint8ClampedArray, upper: number, lower: number): number {
  return (
    (data[upper] as number) +
    (data[upper + 4] as number) +
    (data[lower] as number) +
    (data[lower + 4] as number)
  );
}
