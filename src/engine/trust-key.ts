import { sha256Hex } from '../core/sha256-hex';

/** Cache key of the shipped trust lists alone. */
export const SHIPPED_LISTS = 'shipped';

/** Part of a cache key that changes with the certificates that the user added. @param userAnchors PEM, or empty */
export async function trustKeyOf(userAnchors: string): Promise<string> {
  return userAnchors === '' ? SHIPPED_LISTS : sha256Hex(new TextEncoder().encode(userAnchors));
}
