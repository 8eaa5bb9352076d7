import type { Json } from '../../core/evidence';
import type { Action } from './assertions';
import type { Reached } from './chain';
import type { Ingredient, Manifest, ManifestStore, Signer } from './manifest-store';
import { describeDisclosure } from './ai-disclosure';
import { clip } from './clip';
import { describeIdentity, identityState, type Identity, type IdentityState } from './identity';
import { productListDate, type Product } from './products';
import { productOf, type Reading } from './reading';
import type { Status } from './status';

/**
 * Caps of what goes to a page, a report and the cache: 2–8 KB for the files met so far, at most about 80 KB for one made
 * to be long. The file itself holds the rest.
 */
export const MAX_URL_LENGTH = 1000;
const MAX_MANIFESTS = 6;
const MAX_ACTIONS = 8;
const MAX_INGREDIENTS = 8;
const MAX_CODES = 20;

/** Everything a journalist may want to know beyond the claim. Plain JSON, capped; all strings come from the file. */
export function describe(
  reading: Reading,
  speaker: Manifest | null,
  claimedBy: string,
): { readonly [key: string]: Json } {
  const { store, integrity, tierOf, chain } = reading;
  const reached = chain.reached.slice(0, MAX_MANIFESTS);
  return {
    integrity,
    binding: reading.binding === null ? null : { ...reading.binding },
    state: clip(store.state),
    stated: statedOf(reading),
    cameraDoubt: reading.cameraDoubt,
    signerSubject: clip(speaker?.signer.subject ?? null),
    signer: speaker === null ? null : describeSigner(speaker.signer),
    claimGenerator: clip(speaker?.claimGenerator ?? null),
    product: speaker === null ? null : describeProduct(productOf(speaker, tierOf)),
    timeStamp: speaker === null ? null : describeTimeStamp(speaker, store),
    trustList: trustList(tierOf.get(speaker?.label ?? store.activeLabel)),
    claimedBy: clip(claimedBy),
    manifests: reached.map((one) => describeManifest(one, reading)),
    manifestsInFile: store.manifests.size,
    brokenWhenSigned: [...reading.broken].slice(0, MAX_MANIFESTS).map(([label, codes]) => ({
      label: clip(label),
      codes: codes.slice(0, MAX_CODES).map((code) => clip(code)),
    })),
    codes: notableCodes([...store.active, ...store.deltas]),
    validatedAt: clip(store.validatedAt),
    remoteUrl: null,
    aiDisclosures: reached.flatMap(({ manifest }) => manifest.disclosures.map(describeDisclosure)),
    identities: identitiesOf(reached, reading).map(({ identity, state }) =>
      describeIdentity(identity, state),
    ),
    notChecked: notChecked(reading, reached),
  };
}

/** What is stated, also where it does not count: the claim itself may be `none` or `broken`. */
function statedOf({ decisive }: Reading): Json {
  if (decisive === null) return null;
  return { says: decisive.says, sourceType: clip(decisive.sourceType), kind: decisive.kind };
}

/** Manifests make a tree by `parentLabel`; `ingredients` are its leaves where they came without a manifest. */
function describeManifest(
  { manifest, relationship, parentLabel, depth }: Reached,
  { tierOf, broken }: Reading,
): Json {
  return {
    label: clip(manifest.label),
    relationship,
    parentLabel: clip(parentLabel),
    depth,
    title: clip(manifest.title),
    claimGenerator: clip(manifest.claimGenerator),
    issuer: clip(manifest.signer.organisation ?? manifest.signer.commonName),
    trust: tierOf.get(manifest.label) ?? 'unlisted',
    isRead: !broken.has(manifest.label),
    signedAt: clip(manifest.signedAt),
    timeStampedBy: clip(manifest.timeStampedBy),
    product: clip(productOf(manifest, tierOf)?.name ?? null),
    actions: manifest.actions.slice(0, MAX_ACTIONS).map(describeAction),
    actionsInFile: manifest.actions.length,
    ingredients: manifest.ingredients.slice(0, MAX_INGREDIENTS).map(describeIngredient),
    ingredientsInFile: manifest.ingredients.length,
  };
}

/** @param index by which a thumbnail names it */
function describeIngredient(ingredient: Ingredient, index: number): Json {
  return {
    index,
    title: clip(ingredient.title),
    format: clip(ingredient.format),
    relationship: clip(ingredient.relationship),
    manifestLabel: clip(ingredient.manifestLabel),
  };
}

/** `isListed` is about the authority; null when that was not looked at for this manifest. */
function describeTimeStamp(manifest: Manifest, store: ManifestStore): Json {
  if (manifest.signedAt === null) return null;
  const codes = new Set(statusesOf(manifest, store).map((one) => one.code));
  const isListed = codes.has('timeStamp.trusted') || (codes.has('timeStamp.untrusted') ? false : null);
  return { at: clip(manifest.signedAt), authority: clip(manifest.timeStampedBy), isListed };
}

function describeProduct(product: Product | null): Json {
  return product === null ? null : { ...product, listDate: productListDate };
}

/** Nothing is read from a manifest that was broken when it was put in; an identity vouches for a file as it was signed. */
function identitiesOf(
  reached: readonly Reached[],
  { store, broken, integrity }: Reading,
): { readonly identity: Identity; readonly state: IdentityState }[] {
  return reached
    .filter(({ manifest }) => !broken.has(manifest.label))
    .flatMap(({ manifest }) => {
      const statuses = statusesOf(manifest, store);
      return manifest.identities.map((identity) => ({
        identity,
        state: integrity === 'bad' ? 'broken' : identityState(identity, statuses),
      }));
    });
}

/** What would have needed a request. */
function notChecked(reading: Reading, reached: readonly Reached[]): string[] {
  const isIdentityOpen = identitiesOf(reached, reading).some(({ state }) => state === 'not-checked');
  return [
    ...(isRevocationChecked(reading.store.active) ? [] : ['revocation']),
    ...(isIdentityOpen ? ['identity'] : []),
  ];
}

/** Results of today. */
function statusesOf(manifest: Manifest, store: ManifestStore): readonly Status[] {
  const isActive = manifest.label === store.activeLabel;
  return (isActive ? store.active : store.deltas).filter((one) => one.manifestLabel === manifest.label);
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
