import { coreProfile, webMediaProfile, type PublicKey } from './credentials';
import { isoDate } from './iso-date';
import { readProfiles, type Profile } from './sets';
import { decodeToken, verifyToken } from './verify-token';

/** An issuer of Core Profiles that is trusted: a trust anchor. */
export interface Registry {
  /** OP ID, e.g. `dns:registry.example`. */
  readonly id: string;
  readonly name: string | null;
  /** Of its own Core Profile, ISO 8601 day. */
  readonly date: string | null;
  readonly isExpired: boolean;
  readonly keys: readonly PublicKey[];
}

/**
 * The registries in the anchors: organisations whose Core Profile is signed by themselves. Others in the same file
 * speak for nobody.
 * @param anchors Originator Profile Sets as JSON text
 */
export async function readRegistries(anchors: readonly string[]): Promise<readonly Registry[]> {
  const profiles = anchors.flatMap((text) => readProfiles(text) ?? []);
  const found = await Promise.all(profiles.map(readRegistry));
  return found.filter((one) => one !== null);
}

async function readRegistry({ core, media }: Profile): Promise<Registry | null> {
  const stated = decodeToken(core, coreProfile);
  if (stated === null || stated.iss !== stated.credentialSubject.id) return null;
  const { keys } = stated.credentialSubject.jwks;
  const verified = await verifyToken(core, stated.iss, keys, coreProfile);
  if (typeof verified === 'string' && verified !== 'expired') return null;
  return {
    id: stated.iss,
    name: await ownName(stated.iss, keys, media),
    date: isoDate(stated.iat)?.slice(0, 'YYYY-MM-DD'.length) ?? null,
    isExpired: verified === 'expired',
    keys,
  };
}

async function ownName(
  id: string,
  keys: readonly PublicKey[],
  media: readonly string[],
): Promise<string | null> {
  for (const token of media) {
    const verified = await verifyToken(token, id, keys, webMediaProfile);
    if (typeof verified !== 'string' && verified.credentialSubject.id === id)
      return verified.credentialSubject.name;
  }
  return null;
}
