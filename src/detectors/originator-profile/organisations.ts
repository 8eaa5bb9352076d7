import { coreProfile, type PublicKey } from './credentials';
import type { Registry } from './registries';
import type { Reason } from './result';
import type { Profile } from './sets';
import { claimedIn, verifyToken } from './verify-token';

/** An organisation whose Core Profile a trusted registry has signed. */
export interface Organisation {
  readonly id: string;
  readonly registry: Registry;
  readonly keys: readonly PublicKey[];
  /** JWT, not yet verified. */
  readonly media: readonly string[];
  readonly annotations: readonly string[];
}

/** By OP ID; where a Core Profile does not verify, the reason. */
export type Organisations = ReadonlyMap<string, readonly (Organisation | Reason)[]>;

/** Verifies every Core Profile of a set. The registries themselves belong to every set. */
export async function verifyProfiles(
  profiles: readonly Profile[],
  registries: readonly Registry[],
): Promise<Organisations> {
  const found = new Map<string, (Organisation | Reason)[]>();
  const add = (id: string, one: Organisation | Reason) => found.set(id, [...(found.get(id) ?? []), one]);
  for (const registry of registries) {
    const { id, keys, isExpired } = registry;
    add(id, isExpired ? 'registry-expired' : { id, registry, keys, media: [], annotations: [] });
  }
  for (const profile of profiles) {
    const claimed = claimedIn(profile.core);
    if (claimed !== null) add(claimed.subject, await verifyProfile(profile, claimed.issuer, registries));
  }
  return found;
}

/** Those of several sets together. */
export function joinOrganisations(...sets: readonly Organisations[]): Organisations {
  const joined = new Map<string, readonly (Organisation | Reason)[]>();
  for (const set of sets) for (const [id, all] of set) joined.set(id, [...(joined.get(id) ?? []), ...all]);
  return joined;
}

/**
 * What the first of an issuer's verified profiles makes of a credential; an organisation may have one of each registry,
 * and one of each key.
 * @returns the last reason why not, otherwise
 */
export async function withOrganisation<Result extends object>(
  id: string,
  organisations: Organisations,
  verify: (organisation: Organisation) => Promise<Result | Reason>,
): Promise<{ readonly organisation: Organisation; readonly result: Result } | Reason> {
  let reason: Reason = 'core-profile-not-found';
  for (const one of organisations.get(id) ?? []) {
    const result = typeof one === 'string' ? one : await verify(one);
    if (typeof one !== 'string' && typeof result !== 'string') return { organisation: one, result };
    if (typeof result === 'string') reason = result;
  }
  return reason;
}

async function verifyProfile(
  { core, media, annotations }: Profile,
  issuer: string,
  registries: readonly Registry[],
): Promise<Organisation | Reason> {
  let reason: Reason = 'unknown-registry';
  for (const registry of registries.filter(({ id }) => id === issuer)) {
    if (registry.isExpired) {
      reason = 'registry-expired';
      continue;
    }
    const verified = await verifyToken(core, issuer, registry.keys, coreProfile);
    if (typeof verified !== 'string') {
      const { id, jwks } = verified.credentialSubject;
      return { id, registry, keys: jwks.keys, media, annotations };
    }
    reason = verified;
  }
  return reason;
}
