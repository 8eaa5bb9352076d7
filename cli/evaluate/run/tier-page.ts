/** Runs in a page of the local site, with its types stripped: makes delivery tiers as training does, by the same resampler. */
import { resizeBilinear } from '../../../src/acquire/resample';
import type { Delivery } from './tier.ts';

/** As `decodePixels` caps them. */
const MAX_PIXELS = 40_000_000;

/** @returns base64 of a JPEG; null for what this browser cannot decode, or is too large to be judged */
async function makeTier(url: string, { longSide, quality }: Delivery): Promise<string | null> {
  const file = await (await fetch(url)).blob();
  const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;
  const bitmap = await createImageBitmap(file, options).catch(() => null);
  if (bitmap === null || bitmap.width * bitmap.height > MAX_PIXELS) return null;
  const { width, height } = bitmap;
  const scale = Math.min(1, longSide / Math.max(width, height));
  const { data } = onWhite(width, height, bitmap).getImageData(0, 0, width, height);
  bitmap.close();
  const [newWidth, newHeight] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  const small = scale < 1 ? resizeBilinear({ width, height, data }, newWidth, newHeight).data : data;
  const context = contextOf(newWidth, newHeight);
  context.putImageData(new ImageData(new Uint8ClampedArray(small), newWidth, newHeight), 0, 0);
  const jpeg = await context.canvas.convertToBlob({ type: 'image/jpeg', quality });
  return base64Of(new Uint8Array(await jpeg.arrayBuffer()));
}

function onWhite(width: number, height: number, bitmap: ImageBitmap): OffscreenCanvasRenderingContext2D {
  const context = contextOf(width, height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  return context;
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no canvas.');
  return context;
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}

Reflect.set(window, 'makeTier', makeTier);
