import type { Pixels } from '../core/artifact';
import type { Preview } from '../core/image-regions';
import { encodeBase64 } from './base64';
import { resizeBilinear } from './resample';

/** Long side: fills most of a column of text, and stays below 100 kB in a message. */
const MAX_PREVIEW_PX = 480;
/** What is drawn over the picture matters more than its finest detail. */
const JPEG_QUALITY = 0.8;

/**
 * A small JPEG of a picture, made in a document or worker.
 * @returns null where the browser makes none: whoever shows it can do without
 */
export async function previewOf(pixels: Pixels): Promise<Preview | null> {
  const scale = Math.min(1, MAX_PREVIEW_PX / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  try {
    const jpeg = await encodeJpeg(resizeBilinear(pixels, width, height));
    return { mime: 'image/jpeg', base64: encodeBase64(new Uint8Array(await jpeg.arrayBuffer())) };
  } catch {
    return null;
  }
}

async function encodeJpeg({ width, height, data }: Pixels): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas');
  context.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
}
