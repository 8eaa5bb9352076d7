import type { Json } from '../../core/evidence';
import type { Action } from './assertions';
import type { Reached } from './chain';
import type { Manifest, Signer } from './manifest-store';
import type { Status } from './status';
import type { Reading } from './reading';

/**
 * Caps of what goes to a page, a report and the cache: 2–8 KB for the files met so far, at most about 50 KB for one made
 * to be long. The file itself holds the rest.
 */
const MAX_TEXT_LENGTH = 160;
export const MAX_URL_LENGTH = 1000;
const MAX_MANIFESTS = 6;
const MAX_ACTIONS = 8;
const MAX_CODES = 20;

/** Everything a journalist may want to know beyond the claim. Plain JSON, capped; all strings come from the file. */
export function describe(
  reading: Reading,
  speaker: Manifest | null,
  claimedBy: string,
): { readonly [key: string]: Json } {
  const { store, integrity, tierOf, chain } = reading;
  return {
    integrity,
    state: clip(store.state),
    stated: statedOf(reading),
    cameraDoubt: reading.cameraDoubt,
    signerSubject: clip(speaker?.signer.subject ?? null),
    signer: speaker === null ? null : describeSigner(speaker.signer),
    claimGenerator: clip(speaker?.claimGenerator ?? null),
    trustList: trustList(tierOf.get(speaker?.label ?? store.activeLabel)),
    claimedBy: clip(claimedBy),
    manifests: chain.reached.slice(0, MAX_MANIFESTS).map((one) => describeManifest(one, reading)),
    manifestsInFile: store.manifests.size,
    brokenWhenSigned: [...reading.broken].slice(0, MAX_MANIFESTS).map(([label, codes]) => ({
      label: clip(label),
      codes: codes.slice(0, MAX_CODES).map((code) => clip(code)),
    })),
    codes: notableCodes([...store.active, ...store.deltas]),
    validatedAt: clip(store.validatedAt),
    remoteUrl: null,
    notChecked: isRevocationChecked(store.active) ? [] : ['revocation'],
  };
}

/** What is stated, also where it does not count: the claim itself may be `none` or `broken`. */
function statedOf({ decisive }: Reading): Json {
  if (decisive === null) return null;
  return { says: decisive.says, sourceType: clip(decisive.sourceType), kind: decisive.kind };
}

function describeManifest({ manifest, relationship, depth }: Reached, { tierOf, broken }: Reading): Json {
  return {
    label: clip(manifest.label),
    relationship,
    depth,
    title: clip(manifest.title),
    claimGenerator: clip(manifest.claimGenerator),
    issuer: clip(manifest.signer.organisation ?? manifest.signer.commonName),
    trust: tierOf.get(manifest.label) ?? 'unlisted',
    isRead: !broken.has(manifest.label),
    signedAt: clip(manifest.signedAt),
    actions: manifest.actions.slice(0, MAX_ACTIONS).map(describeAction),
    actionsInFile: manifest.actions.length,
  };
}

function describeAction(action: Action): Json {
  return {
    action: clip(action.name),
    sourceType: clip(action.sourceType),
    agent: clip(action.agent),
    description: clip(action.description),
  };
}

function describeSigner(signer: Signer): Json {
  return {
    organisation: clip(signer.organisation),
    commonName: clip(signer.commonName),
    certifiedBy: clip(signer.certifiedBy),
    notBefore: clip(signer.notBefore),
    notAfter: clip(signer.notAfter),
  };
}

function trustList(tier: string | undefined): string | null {
  return tier === 'official' || tier === 'interim' || tier === 'user' ? tier : null;
}

/** Failures first, then what was found about signer, time and revocation; the many "hash matches" lines are left out. */
function notableCodes(statuses: readonly Status[]): Json {
  const notable = /^(signingCredential|timeStamp|claimSignature|ingredient)\./;
  const isNotable = (one: Status): boolean => one.outcome !== 'failure' && notable.test(one.code);
  return [...statuses.filter((one) => one.outcome === 'failure'), ...statuses.filter(isNotable)]
    .slice(0, MAX_CODES)
    .map((one) => ({
      code: clip(one.code),
      outcome: one.outcome,
      manifest: clip(one.manifestLabel),
      explanation: clip(one.explanation),
    }));
}

function isRevocationChecked(statuses: readonly Status[]): boolean {
  return statuses.some(
    (one) => one.outcome === 'success' && one.code === 'signingCredential.ocsp.notRevoked',
  );
}

/** Without control and direction characters, which would let a name in a certificate rewrite the line it stands in. */
export function clip(text: string): string;
export function clip(text: string | null): string | null;
export function clip(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').slice(0, MAX_TEXT_LENGTH);
}
