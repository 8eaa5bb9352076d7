import * as v from 'valibot';
import { fromBase64 } from './bytes';
import { dataHashSchema } from './manifest-schema';

/** The assertion `c2pa.hash.data` (C2PA 2.4 §18.5), as the signer stated it. */
export interface DataHash {
  readonly alg: string | null;
  readonly hash: Uint8Array<ArrayBuffer>;
  /** Byte ranges of the asset that are left out. */
  readonly exclusions: readonly ByteRange[];
}

export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * @param assertions of one manifest in `crJson()`, by label
 * @param claimAlg counts where the assertion names no algorithm (C2PA 2.4 §15.4.1)
 * @returns null when there is none, or one that nothing can be compared with
 */
export function readDataHash(
  assertions: Readonly<Record<string, unknown>>,
  claimAlg: string | null,
): DataHash | null {
  const labels = Object.keys(assertions).filter((label) => /^c2pa\.hash\.data(__\d+)?$/.test(label));
  // A manifest has one hard binding; of two, each could be meant for another reader.
  const parsed = labels.length === 1 ? v.safeParse(dataHashSchema, assertions[labels[0] ?? '']) : null;
  if (parsed?.success !== true) return null;
  const { alg, hash, exclusions } = parsed.output;
  const bytes = fromBase64(/^b64'(.*)'$/s.exec(hash)?.[1] ?? '');
  return bytes === null ? null : { alg: alg ?? claimAlg, hash: bytes, exclusions };
}

const digests = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

/** C2PA 2.4 §13.1 allows these three and no other. */
export function isKnownAlgorithm(alg: string | null): alg is keyof typeof digests {
  return alg !== null && Object.hasOwn(digests, alg);
}

export async function hasHash(bytes: Uint8Array<ArrayBuffer>, { alg, hash }: DataHash): Promise<boolean> {
  if (!isKnownAlgorithm(alg)) return false;
  const found = new Uint8Array(await crypto.subtle.digest(digests[alg], bytes));
  return found.length === hash.length && found.every((byte, at) => byte === hash[at]);
}

/** What is left of the bytes without the range. */
export function without(bytes: Uint8Array, { start, length }: ByteRange): Uint8Array<ArrayBuffer> {
  const end = Math.min(bytes.length, start + length);
  const kept = new Uint8Array(bytes.length - (end - start));
  kept.set(bytes.subarray(0, start));
  kept.set(bytes.subarray(end), start);
  return kept;
}
