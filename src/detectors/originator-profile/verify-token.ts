import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import type { PublicKey } from './credentials';
import type { Reason } from './result';

/** OP Blueprint, "Cryptographic algorithms": verifiers must refuse every other. */
const algorithms = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'];

/**
 * Payload of a credential that is signed by one of these keys, in the name of this issuer, and not expired.
 * @param keys of the issuer; the header's `kid` chooses
 * @returns why not, otherwise
 */
export async function verifyToken<Schema extends v.GenericSchema>(
  token: string,
  issuer: string,
  keys: readonly PublicKey[],
  schema: Schema,
): Promise<v.InferOutput<Schema> | Reason> {
  try {
    const { payload } = await jwtVerify(token, findIn(keys), {
      issuer,
      algorithms,
      typ: 'vc+jwt',
      requiredClaims: ['exp'],
    });
    const parsed = v.safeParse(schema, payload);
    return parsed.success ? parsed.output : 'malformed';
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

const claimed = v.object({ iss: v.string(), credentialSubject: v.object({ id: v.string() }) });

/** Who a credential says has signed it, and of whom it speaks: only to choose the key. null when it does not say. */
export function claimedIn(token: string): { readonly issuer: string; readonly subject: string } | null {
  try {
    const parsed = v.safeParse(claimed, decodeJwt(token));
    if (!parsed.success) return null;
    return { issuer: parsed.output.iss, subject: parsed.output.credentialSubject.id };
  } catch {
    return null;
  }
}

/** Payload without a key, where the token itself brings the key that it is then verified with. */
export function decodeToken<Schema extends v.GenericSchema>(
  token: string,
  schema: Schema,
): v.InferOutput<Schema> | null {
  try {
    const parsed = v.safeParse(schema, decodeJwt(token));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** A credential without `kid` names no key, even where its issuer has only one. */
function findIn(keys: readonly PublicKey[]): JWTVerifyGetKey {
  const find = createLocalJWKSet({ keys: [...keys] });
  return (header, token) => {
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey();
    return find(header, token);
  };
}

function reasonOf(thrown: unknown): Reason {
  if (!(thrown instanceof errors.JOSEError)) return 'malformed';
  switch (thrown.code) {
    case 'ERR_JWT_EXPIRED':
      return 'expired';
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return 'algorithm';
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return 'signature';
    case 'ERR_JWKS_NO_MATCHING_KEY':
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return 'key-not-found';
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return thrown instanceof errors.JWTClaimValidationFailed && thrown.claim === 'nbf'
        ? 'not-valid-yet'
        : 'malformed';
    default:
      return 'malformed';
  }
}
