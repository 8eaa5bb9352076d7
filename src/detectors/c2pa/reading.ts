import type { CredentialJson } from '../../core/detector';
import { decisiveStatement, isUnedited, readChain, type Chain, type Statement } from './chain';
import { parseManifestStore, type ManifestStore } from './manifest-store';
import {
  brokenWhenSigned,
  isListed,
  readIntegrity,
  readTiers,
  type Integrity,
  type Tier,
} from './validation';

/** One file's credentials, read and judged. */
export interface Reading {
  readonly store: ManifestStore;
  readonly integrity: Integrity;
  readonly tierOf: ReadonlyMap<string, Tier>;
  /** Manifests that were broken when they were put in, with the codes. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly chain: Chain;
  readonly decisive: Statement | null;
  /** Why a stated camera is not passed on; null when it is, or none is stated. */
  readonly cameraDoubt: CameraDoubt | null;
}
export type CameraDoubt = 'issuer-not-listed' | 'edited-since' | 'not-confirmed';

/**
 * @param json report under the shipped lists
 * @param sample report under the set `sample`, on the sample page only: who is listed there and not under the shipped
 * lists was signed by the sample's issuer and becomes `user`. c2pa-rs names that tier like the interim one, so the
 * comparison is what tells them apart. Everything else is taken from `json`.
 * @throws AppError `decode` when the report has no usable active manifest
 */
export function judge(json: CredentialJson, sample?: CredentialJson): Reading {
  const store = parseManifestStore(json);
  const shipped = readTiers(store);
  const tierOf = sample === undefined ? shipped : withSample(shipped, readTiers(parseManifestStore(sample)));
  const integrity = readIntegrity(store);
  const broken = brokenWhenSigned(store);
  const chain = readChain(store, tierOf, broken);
  const decisive = decisiveStatement(chain);
  const cameraDoubt = decisive?.says === 'camera' ? doubtCamera(decisive, integrity) : null;
  return { store, integrity, tierOf, broken, chain, decisive, cameraDoubt };
}

/** Whether reading again under the sample's issuer could change anything. */
export function hasUnlistedSigner(json: CredentialJson): boolean {
  return [...readTiers(parseManifestStore(json)).values()].some((tier) => !isListed(tier));
}

function withSample(
  shipped: ReadonlyMap<string, Tier>,
  sample: ReadonlyMap<string, Tier>,
): ReadonlyMap<string, Tier> {
  return new Map(
    [...shipped].map(([label, tier]) => {
      const isSamples = tier === 'unlisted' && isListed(sample.get(label) ?? 'unlisted');
      return [label, isSamples ? 'user' : tier];
    }),
  );
}

function doubtCamera(statement: Statement, integrity: Integrity): CameraDoubt | null {
  if (integrity !== 'good') return 'not-confirmed';
  if (!isListed(statement.tier)) return 'issuer-not-listed';
  return isUnedited(statement.path) ? null : 'edited-since';
}
