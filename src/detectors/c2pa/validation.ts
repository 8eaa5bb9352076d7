import type { ManifestStore, Manifest } from './manifest-store';
import { byManifest, type Status } from './status';
import { listNames } from './trust-set';

/** `odd`: the check failed for a reason that is no sign of change, so it can neither be confirmed nor refuted. */
export type Integrity = 'good' | 'odd' | 'bad';

/** Who signed a manifest, strongest first. */
export const tiers = ['official', 'interim', 'user', 'lapsed', 'unlisted'] as const;
export type Tier = (typeof tiers)[number];

const mismatch =
  /^(assertion\.(\w+Hash|hashedURI)\.mismatch|assertion\.missing|(ingredient\.)?claimSignature\.(mismatch|missing)|claim\..+|ingredient\.manifest\.(missing|mismatch))$/;
/** c2pa-rs 0.90+ on files that older tools signed and accepted, e.g. Truepic 2023. */
const movedExclusion = 'exclusion does not match the manifest location';
/** Answers "by whom", not "unchanged?": they decide the tier or nothing. CAWG identities have a trust model of their own. */
const notAboutIntegrity =
  /^(signingCredential|timeStamp|cawg|claimSignature\.outsideValidity|ingredient\.unknownProvenance)/;

/**
 * Whether the file and its chain are as signed: from the codes of the active manifest and from what changed in its
 * ingredients. Failures recorded when an ingredient was put in do not count here (see `brokenWhenSigned`).
 */
export function readIntegrity(store: ManifestStore): Integrity {
  const failures = integrityFailures([...store.active, ...store.deltas]);
  if (failures.length === 0) return 'good';
  const isBad = failures.some((one) => mismatch.test(one.code) && !one.explanation.includes(movedExclusion));
  return isBad ? 'bad' : 'odd';
}

/** Manifests that were broken already when they were put in, with the codes: nothing is read from them. */
export function brokenWhenSigned(store: ManifestStore): ReadonlyMap<string, readonly string[]> {
  const failures = integrityFailures(recordedStatuses(store));
  return new Map(
    [...byManifest(failures)].map(([label, statuses]) => [label, statuses.map((one) => one.code)]),
  );
}

/** The tier of every manifest in the store. */
export function readTiers(store: ManifestStore): ReadonlyMap<string, Tier> {
  const active = byManifest(store.active);
  const deltas = byManifest(store.deltas);
  const recorded = byManifest(recordedStatuses(store));
  return new Map(
    [...store.manifests.values()].map((manifest) => {
      const { label } = manifest;
      const isActive = label === store.activeLabel;
      const today = (isActive ? active : deltas).get(label) ?? [];
      // A recorded result counts only for a manifest that was checked again today.
      const hasRecord = !isActive && today.length > 0;
      const onRecord = hasRecord ? tierRecorded(manifest, recorded.get(label) ?? [], store) : 'unlisted';
      return [label, withDateLapse(manifest, tierToday(today) ?? onRecord, store.validatedAt)];
    }),
  );
}

export function weakest(one: Tier, other: Tier): Tier {
  return tiers.indexOf(one) > tiers.indexOf(other) ? one : other;
}

export function isListed(tier: Tier): boolean {
  return tier === 'official' || tier === 'interim' || tier === 'user';
}

const tierOfList: ReadonlyMap<string, Tier> = new Map([
  [listNames.official, 'official'],
  [listNames.interim, 'interim'],
  [listNames.user, 'user'],
  // Trusted on the sample page only, as the user's own anchors are everywhere.
  [listNames.sample, 'user'],
]);

function tierToday(statuses: readonly Status[]): Tier | null {
  const failures = statuses.filter((one) => one.outcome === 'failure').map((one) => one.code);
  if (failures.some((code) => /revoked/i.test(code))) return 'unlisted';
  if (
    failures.some((code) => code === 'signingCredential.expired' || code === 'claimSignature.outsideValidity')
  ) {
    return 'lapsed';
  }
  if (failures.some((code) => code.startsWith('signingCredential.'))) return 'unlisted';
  const found = statuses.find((one) => one.outcome === 'success' && one.code === 'signingCredential.trusted');
  if (found === undefined) return null;
  return tierOfList.get(/found in \[([^\]]*)\]/.exec(found.explanation)?.[1] ?? '') ?? 'interim';
}

/**
 * An ingredient without a result of today: c2pa-rs checked it again and found what was recorded (a recorded "trusted"
 * that does not hold today comes with a failure; fixture recorded-trust.jpg). Which list it is on is not told then:
 * that of the active manifest if its certificate is from the same authority, else `interim`.
 */
function tierRecorded(manifest: Manifest, recorded: readonly Status[], store: ManifestStore): Tier {
  if (recorded.some((one) => one.outcome === 'failure' && one.code.startsWith('signingCredential.'))) {
    return recorded.some((one) => one.code === 'signingCredential.expired') ? 'lapsed' : 'unlisted';
  }
  if (!recorded.some((one) => one.outcome === 'success' && one.code === 'signingCredential.trusted'))
    return 'unlisted';
  const authority = manifest.signer.certifiedBy;
  const active = store.manifests.get(store.activeLabel);
  const today = tierToday(store.active);
  const isSameAuthority = authority !== null && active?.signer.certifiedBy === authority;
  return isSameAuthority && today !== null && isListed(today) ? today : 'interim';
}

/** c2pa-rs reports expiry for the active manifest only; for ingredients without a time stamp the dates tell. */
function withDateLapse(manifest: Manifest, tier: Tier, now: string | null): Tier {
  const hasEnded = Date.parse(manifest.signer.notAfter ?? '') < Date.parse(now ?? '');
  return tier === 'unlisted' && manifest.signedAt === null && hasEnded ? 'lapsed' : tier;
}

function recordedStatuses(store: ManifestStore): Status[] {
  return [...store.manifests.values()].flatMap((manifest) =>
    manifest.ingredients.flatMap((ingredient) => ingredient.recorded),
  );
}

function integrityFailures(statuses: readonly Status[]): Status[] {
  return statuses.filter((one) => one.outcome === 'failure' && !notAboutIntegrity.test(one.code));
}
