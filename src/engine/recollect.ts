import type { Fingerprint } from '../core/artifact';
import type { Detector, Skip } from '../core/detector';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';
import type { FusedVerdict } from '../fusion/fuse';
import type { PictureMemory } from '../memory/credential-memory';
import { carriesCredentials, sightingOf } from '../memory/sighting';
import type { Seen } from './check-item';

/** With nothing to compare with, what compares is not asked: a page of pictures is not decoded for that. */
export async function withoutIdle(
  detectors: readonly Detector[],
  memory: PictureMemory | null,
): Promise<readonly Detector[]> {
  const mayRecall = memory !== null && !(await memory.isEmpty());
  return mayRecall ? detectors : detectors.filter((one) => !compares(one));
}

/** An item's own credentials speak for it: what those of a copy said adds nothing. */
export function withoutHearsay(evidence: readonly Evidence[]): readonly Evidence[] {
  if (!carriesCredentials(evidence)) return evidence;
  return evidence.filter((one) => one.status !== 'found' || one.trust !== 'memory');
}

/** The fingerprint where it was taken already or will be remembered, else null: it is not taken for nothing. */
export async function fingerprintFor(
  seen: Seen,
  asked: readonly Detector[],
  memory: PictureMemory | null,
): Promise<Fingerprint | Skip | null> {
  const isRemembered = memory !== null && carriesCredentials(seen.evidence);
  if (!isRemembered && !asked.some(compares)) return null;
  const taken = await seen.fingerprint();
  if (!('status' in taken)) return taken;
  return taken.status === 'skipped' ? { skip: taken.reason } : null;
}

/** After the verdict: a picture with valid credentials will be recognised when a copy comes without them. */
export async function rememberIfCredible(
  item: Item,
  verdict: FusedVerdict & { readonly evidence: readonly Evidence[] },
  fingerprint: Fingerprint | Skip | null,
  memory: PictureMemory | null,
): Promise<void> {
  if (memory === null || fingerprint === null || 'skip' in fingerprint || item.kind !== 'image') return;
  const sighting = sightingOf(verdict, item.pageUrl, new Date().toISOString());
  if (sighting !== null) await memory.remember(fingerprint, sighting);
}

function compares(detector: Detector): boolean {
  return detector.needs.includes('fingerprint');
}
