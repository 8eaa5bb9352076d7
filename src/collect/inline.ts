import type { InlineBytes } from '../core/item';
import { MAX_CANVAS_PIXELS, MAX_INLINE_BYTES } from './limits';

/** Base64 turns 3 bytes into 4 characters. */
const MAX_BASE64_LENGTH = Math.ceil(MAX_INLINE_BYTES / 3) * 4;
/** `String.fromCharCode` takes its input as arguments; engines allow some 65,000. */
const CHUNK_BYTES = 0x8000;

/** The media type of a `data:` URL as a short stand-in for the whole, e.g. `data:image/png`. */
export function shortDataUrl(url: string): string {
  const mime = /^data:([\w.+-]+\/[\w.+-]+)?/i.exec(url)?.[1] ?? 'text/plain';
  return `data:${mime.toLowerCase()}`;
}

/** The file inside a `data:` URL (RFC 2397); null when it is malformed or above 8 MB. */
export function readDataUrl(url: string): InlineBytes | null {
  const comma = url.indexOf(',');
  if (!/^data:/i.test(url) || comma < 0) return null;
  // One escaped byte takes three characters.
  if (url.length - comma > MAX_BASE64_LENGTH * 3) return null;
  const payload = percentDecode(url.slice(comma + 1));
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(0, comma));
  const base64 = isBase64 ? tidyBase64(payload) : btoa(payload);
  if (base64 === null || base64 === '' || base64.length > MAX_BASE64_LENGTH) return null;
  return { holds: 'file', base64 };
}

/**
 * The file behind a `blob:` URL of this page; never touches the network. Null when it is revoked, a media stream,
 * unreadable from here, or above 8 MB.
 */
export async function readBlobUrl(url: string, signal: AbortSignal): Promise<InlineBytes | null> {
  if (!url.startsWith('blob:')) return null;
  try {
    const blob = await (await fetch(url, { signal })).blob();
    if (blob.size === 0 || blob.size > MAX_INLINE_BYTES) return null;
    return { holds: 'file', base64: await base64Of(blob) };
  } catch {
    // Absence is the answer here: the engine then says that the site blocked access.
    return null;
  }
}

/**
 * What the page shows of a picture, as PNG, for when the engine's own request was refused. Null when the browser keeps
 * it from us (Chromium: every picture of another site; Firefox: those of sites we may not read), when it is not loaded,
 * or larger than 16 million pixels or 8 MB.
 */
export function readCanvasPixels(img: HTMLImageElement): InlineBytes | null {
  const { naturalWidth: width, naturalHeight: height } = img;
  if (!img.complete || width === 0 || height === 0 || width * height > MAX_CANVAS_PIXELS) return null;
  const canvas = img.ownerDocument.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  try {
    canvas.getContext('2d')?.drawImage(img, 0, 0);
    return pngOf(canvas.toDataURL('image/png'));
  } catch {
    // SecurityError: a picture of another site taints the canvas.
    return null;
  }
}

function pngOf(dataUrl: string): InlineBytes | null {
  const base64 = /^data:image\/png;base64,(.+)$/.exec(dataUrl)?.[1];
  return base64 === undefined || base64.length > MAX_BASE64_LENGTH ? null : { holds: 'pixels', base64 };
}

/** Bytes as a string of characters 0–255. Characters above belong to no escape and are taken as UTF-8. */
function percentDecode(text: string): string {
  if (/^[A-Za-z0-9+/=]*$/.test(text)) return text;
  return binaryString(new TextEncoder().encode(text)).replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function tidyBase64(payload: string): string | null {
  const bare = payload.replace(/[\t\n\f\r ]+/g, '').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1) return null;
  return bare + '='.repeat((4 - (bare.length % 4)) % 4);
}

/** By the browser: Firefox does not let a content script slice memory that came from the page. */
function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const dataUrl = String(reader.result);
      resolve(dataUrl.slice(dataUrl.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => {
      reject(new Error('the blob cannot be read', { cause: reader.error }));
    });
    reader.readAsDataURL(blob);
  });
}

function binaryString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES)));
  }
  return parts.join('');
}
