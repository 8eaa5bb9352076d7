import { MAX_FILE_BYTES } from './limits';

/** Anything JSON; undefined for what is none, or too long. */
export function readJson(text: string): unknown {
  if (text.length > MAX_FILE_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** null for bytes that are not UTF-8. */
export function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
