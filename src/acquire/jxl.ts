import { decodeBase64 } from './base64';

/** One black pixel. */
const SAMPLE = '/woAEBAUNwIIAAEAGABLGIsVggE=';

let isDecodable: Promise<boolean> | undefined;

/** Whether this browser decodes JPEG XL: newer Chromium does and asks servers for it, others do neither. */
export function canDecodeJxl(): Promise<boolean> {
  return (isDecodable ??= tryToDecode());
}

async function tryToDecode(): Promise<boolean> {
  if (typeof createImageBitmap === 'undefined') return false;
  try {
    const bitmap = await createImageBitmap(new Blob([decodeBase64(SAMPLE)], { type: 'image/jxl' }));
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
