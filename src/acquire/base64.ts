import { AppError } from '../core/errors';

/**
 * RFC 4648 §4 base64, strictly: padded, no white space, no other alphabet.
 * @throws AppError `decode`
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  // atob alone would forgive white space and missing padding.
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(text)) throw new AppError('decode', 'not base64');
  const binary = decodeBinary(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Upper bound of the decoded size, bytes, without decoding. */
export function base64Bytes(text: string): number {
  return Math.ceil((text.length * 3) / 4);
}

function decodeBinary(text: string): string {
  try {
    return atob(text);
  } catch (cause) {
    throw new AppError('decode', 'not base64', { cause });
  }
}
