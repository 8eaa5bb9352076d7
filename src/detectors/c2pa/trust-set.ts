import type { TrustSet } from '../../core/detector';

/** Files under `trust/` of the build; sources, dates and licences in its `lists.json`. */
export const trustFiles = {
  official: 'C2PA-TRUST-LIST.pem',
  officialTimestamp: 'C2PA-TSA-TRUST-LIST.pem',
  interim: 'interim-anchors.pem',
  interimAllowed: 'interim-allowed.pem',
  interimUsages: 'interim-store.cfg',
  sample: 'sample-root.pem',
} as const;

export type TrustTexts = Readonly<Record<keyof typeof trustFiles, string>>;

/**
 * What c2pa-rs calls each list in the explanation of `signingCredential.trusted`. The first two names are its own; the
 * others are ours.
 */
export const listNames = {
  official: 'system_anchors',
  interim: 'user_anchors',
  user: 'touchstone:user',
  sample: 'touchstone:sample',
} as const;

/**
 * Settings of c2pa-rs, as JSON: every tier in one pass, each list under its own name. The official lists are its system
 * anchors, the frozen interim list its user anchors, because only these two take the interim list's key usages.
 *
 * Nothing is fetched: `remote_manifest_fetch` is on by default and would let a page make us call any URL, and a CAWG
 * identity issued by `did:web:HOST` makes c2pa-rs call that host unless the list of allowed hosts is empty.
 * @param userAnchors PEM of the certificates that the user added; empty for none
 * @param manifestUrl the one address that c2pa-rs may ask for, answered by `sealed-fetch.ts`; null for none
 */
export function settingsFor(
  trustSet: TrustSet,
  texts: TrustTexts,
  userAnchors: string,
  manifestUrl: string | null = null,
): string {
  const further = [
    ...(userAnchors === '' ? [] : [namedList(listNames.user, userAnchors)]),
    ...(trustSet === 'sample' ? [namedList(listNames.sample, texts.sample)] : []),
  ];
  return JSON.stringify({
    version: 1,
    core: { allowed_network_hosts: manifestUrl === null ? [] : [new URL(manifestUrl).host] },
    verify: { verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: manifestUrl !== null },
    trust: {
      trust_anchors: joinPem([texts.official, texts.officialTimestamp]),
      user_anchors: texts.interim,
      trust_config: texts.interimUsages,
      allowed_list: texts.interimAllowed,
      anchors: further,
    },
  });
}

/** Reads the structure and nothing else: what is in a file, not whether it holds. */
export const settingsWithoutChecks = JSON.stringify({
  version: 1,
  core: { allowed_network_hosts: [] },
  verify: {
    verify_after_reading: false,
    verify_trust: false,
    ocsp_fetch: false,
    remote_manifest_fetch: false,
  },
});

/** Reads every trust file once, with the function given (fetch in the worker, the file system in tests). */
export async function loadTrustTexts(readText: (file: string) => Promise<string>): Promise<TrustTexts> {
  const names = Object.keys(trustFiles) as (keyof typeof trustFiles)[];
  const texts = await Promise.all(
    names.map(async (name) => [name, await readText(trustFiles[name])] as const),
  );
  return Object.fromEntries(texts) as TrustTexts;
}

function namedList(name: string, pem: string): object {
  return { trust_uri: name, trust_kind: 'manifest', trust_anchors: pem };
}

/** A list without a final line feed would glue two certificates together. */
function joinPem(parts: readonly string[]): string {
  return parts.join('\n');
}
