import type { MediaFormat, Pixels } from '../core/artifact';
import type { Skip } from '../core/detector';
import { AppError } from '../core/errors';
import { isAnimated } from './animated';
import { isCutOff } from './cut-off';
import { type Dimensions, readDimensions } from './dimensions';
import { canDecodeJxl } from './jxl';
import { DECODE_TIMEOUT_MS, MAX_PIXELS, STRIP_PIXELS } from './limits';
import { mimeOf } from './sniff';

/** Still pictures that Chromium and Firefox both decode. */
const decodable: readonly MediaFormat[] = ['jpeg', 'png', 'webp', 'gif', 'avif', 'bmp'];

/**
 * Decodes a still picture in a document or worker: upright, on white, stored colour values (ICC profiles not applied,
 * as in training).
 * @returns a skip: `kind-unsupported` (vector, animated, not a picture, or one that this browser does not decode), `too-large`
 * @throws AppError `decode`, `timeout`, `cancelled`, `out-of-memory`
 */
export async function decodePixels(
  bytes: Uint8Array<ArrayBuffer>,
  format: MediaFormat,
  signal: AbortSignal,
): Promise<Pixels | Skip> {
  if (format === 'unknown')
    throw new AppError('decode', bytes.length ? 'not a known file format' : 'the file is empty');
  if (!(await isDecodable(format)) || isAnimated(bytes, format)) return { skip: 'kind-unsupported' };
  if (isTooLarge(readDimensions(bytes))) return { skip: 'too-large' };
  if (isCutOff(bytes, format)) throw new AppError('decode', 'the file is cut off');
  const bitmap = await decodeBitmap(new Blob([bytes], { type: mimeOf(format) }), signal);
  try {
    return isTooLarge(bitmap) ? { skip: 'too-large' } : readPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

async function isDecodable(format: MediaFormat): Promise<boolean> {
  return format === 'jxl' ? canDecodeJxl() : decodable.includes(format);
}

function isTooLarge(size: Dimensions | null): boolean {
  return size !== null && size.width * size.height > MAX_PIXELS;
}

/** Decoding cannot be stopped: a bitmap that comes after its caller has gone is closed on arrival. */
function decodeBitmap(blob: Blob, signal: AbortSignal): Promise<ImageBitmap> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(DECODE_TIMEOUT_MS)]);
  return new Promise((resolve, reject) => {
    const giveUp = () =>
      reject(new AppError(signal.aborted ? 'cancelled' : 'timeout', 'decoding was given up'));
    if (stop.aborted) return giveUp();
    stop.addEventListener('abort', giveUp, { once: true });
    // Orientation is applied by default; naming it would throw where the older spelling is known.
    createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }).then(
      (bitmap) => (stop.aborted ? bitmap.close() : resolve(bitmap)),
      (cause: unknown) => reject(new AppError('decode', 'the picture cannot be decoded', { cause })),
    );
  });
}

function readPixels(bitmap: ImageBitmap): Pixels {
  const { width, height } = bitmap;
  const stripRows = Math.min(height, Math.max(1, Math.floor(STRIP_PIXELS / width)));
  try {
    const readStrip = stripReader(bitmap, stripRows);
    if (stripRows === height) return { width, height, data: readStrip(0, height) };
    const data = new Uint8ClampedArray(width * height * 4);
    for (let top = 0; top < height; top += stripRows) {
      data.set(readStrip(top, Math.min(stripRows, height - top)), top * width * 4);
    }
    return { width, height, data };
  } catch (cause) {
    throw new AppError('out-of-memory', 'no memory for the pixels', { cause });
  }
}

/** Draws rows on white and reads them back; a canvas without alpha gives 255 for every pixel. */
function stripReader(
  bitmap: ImageBitmap,
  stripRows: number,
): (top: number, rows: number) => Uint8ClampedArray {
  const canvas = new OffscreenCanvas(bitmap.width, stripRows);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new AppError('out-of-memory', 'no canvas');
  return (top, rows) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, bitmap.width, rows);
    context.drawImage(bitmap, 0, -top);
    return context.getImageData(0, 0, bitmap.width, rows).data;
  };
}
