import type { Asset } from '../acquire/acquire';
import { fingerprintOf } from '../acquire/fingerprint';
import { decodePixels } from '../acquire/pixels';
import type { Fingerprint, Pixels } from '../core/artifact';
import type { Skip } from '../core/detector';
import { obstacleFrom, type Obstacle } from './obstacle';

/** What is made of a file when it is first needed, and once for all who need it. */
export interface Makers {
  readonly pixels: () => Promise<Pixels | Obstacle>;
  /** Decodes the picture if nothing else did. */
  readonly fingerprint: () => Promise<Fingerprint | Obstacle>;
}

/** @param known the fingerprint from an earlier look at the same bytes, so that they need not be decoded for it again */
export function createMakers(
  asset: Asset | null,
  known: Fingerprint | Skip | null,
  signal: AbortSignal,
): Makers {
  const pixels = once(() => decode(asset, signal));
  return { pixels, fingerprint: once(() => takeFingerprint(known, pixels)) };
}

async function decode(asset: Asset | null, signal: AbortSignal): Promise<Pixels | Obstacle> {
  if (asset === null) return { status: 'failed', code: 'internal', message: 'no bytes to decode' };
  try {
    const decoded = await decodePixels(asset.bytes, asset.format, signal);
    return 'skip' in decoded ? { status: 'skipped', reason: decoded.skip } : decoded;
  } catch (thrown) {
    return obstacleFrom(thrown);
  }
}

async function takeFingerprint(
  known: Fingerprint | Skip | null,
  pixels: Makers['pixels'],
): Promise<Fingerprint | Obstacle> {
  const taken = known ?? (await fromPixels(pixels));
  return 'skip' in taken ? { status: 'skipped', reason: taken.skip } : taken;
}

async function fromPixels(pixels: Makers['pixels']): Promise<Fingerprint | Skip | Obstacle> {
  const decoded = await pixels();
  return 'status' in decoded ? decoded : fingerprintOf(decoded);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
