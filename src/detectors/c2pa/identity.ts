import * as v from 'valibot';
import type { Json } from '../../core/evidence';
import { baseLabel, type Assertions } from './assertions';
import { clip } from './clip';
import { identitySchema } from './manifest-schema';
import type { Status } from './status';

/** A person or organisation that put its name beside the signer's (CAWG identity assertion 1.1–1.3). */
export interface Identity {
  /** Of the assertion, e.g. `cawg.identity__1`. */
  readonly label: string;
  /** `certificate`: named in an X.509 certificate. `aggregated`: somebody else checked these accounts and documents. */
  readonly kind: 'certificate' | 'aggregated';
  readonly names: readonly IdentityName[];
  /** Who vouches for the names, e.g. `did:web:…`; null for a certificate. */
  readonly issuer: string | null;
}

export interface IdentityName {
  readonly name: string | null;
  /** Where the name is known, e.g. the platform of an account. */
  readonly provider: string | null;
  readonly uri: string | null;
}

/**
 * `valid`: the signature fits, and whoever vouches is recognised. `issuer-not-listed`: fits, but nobody we know vouches.
 * `broken`: does not fit. `not-checked`: needs a request, which is not made, or was not looked at.
 */
export type IdentityState = 'valid' | 'issuer-not-listed' | 'broken' | 'not-checked';

/** More are of no use to a reader and would let a file fill the card. */
const MAX_IDENTITIES = 4;
const MAX_NAMES = 4;

export function readIdentities(assertions: Assertions): readonly Identity[] {
  return assertions
    .filter(({ label }) => baseLabel(label) === 'cawg.identity')
    .slice(0, MAX_IDENTITIES)
    .map(({ label, data }) => toIdentity(label, v.parse(identitySchema, data)));
}

/**
 * What was found of one identity. It has a trust model of its own and never touches the verdict.
 * @param statuses results of today about the manifest that holds it
 */
export function identityState(identity: Identity, statuses: readonly Status[]): IdentityState {
  const about = statuses.filter(
    (one) => one.assertionLabel === identity.label && one.code.startsWith('cawg.'),
  );
  const failures = about.filter((one) => one.outcome === 'failure').map((one) => one.code);
  if (failures.some((code) => !notAboutSignature.test(code))) return 'broken';
  if (failures.includes('cawg.ica.did_unavailable')) return 'not-checked';
  if (failures.length > 0) return 'issuer-not-listed';
  const isRecognised = about.some((one) => one.outcome === 'success' && recognised.has(one.code));
  if (isRecognised) return 'valid';
  return about.some((one) => one.outcome === 'success') ? 'issuer-not-listed' : 'not-checked';
}

export function describeIdentity(identity: Identity, state: IdentityState): { readonly [key: string]: Json } {
  return {
    kind: identity.kind,
    state,
    issuer: clip(identity.issuer),
    names: identity.names.map(({ name, provider, uri }) => ({
      name: clip(name),
      provider: clip(provider),
      uri: clip(uri),
    })),
  };
}

const notAboutSignature = /^cawg\.(x509\.credential\..+|ica\.(untrusted_issuer|did_unavailable))$/;
const recognised: ReadonlySet<string> = new Set(['cawg.identity.trusted', 'cawg.x509.credential.trusted']);

function toIdentity(label: string, written: v.InferOutput<typeof identitySchema>): Identity {
  const { issuer: organisation, common_name: commonName } = written.signature_info;
  const issuer = typeof written.issuer === 'string' ? written.issuer : null;
  if (issuer === null && written.verifiedIdentities.length === 0) {
    const name = [commonName, organisation].filter((one) => one !== null).join(', ');
    return { label, kind: 'certificate', issuer: null, names: name === '' ? [] : [named(name)] };
  }
  return {
    label,
    kind: 'aggregated',
    issuer,
    names: written.verifiedIdentities.slice(0, MAX_NAMES).map((one) => ({
      name: one.name ?? one.username,
      provider: one.provider.name,
      uri: one.uri,
    })),
  };
}

function named(name: string): IdentityName {
  return { name, provider: null, uri: null };
}
