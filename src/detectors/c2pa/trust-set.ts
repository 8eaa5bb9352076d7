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
 * Settings of c2pa-rs, as JSON. Two tiers in one pass: the official lists are its system anchors, the frozen interim
 * list its user anchors, so that each `signingCredential.trusted` names its tier.
 * `sample` adds the sample page's issuer to the user anchors: what this set alone recognises was signed by that
 * issuer, so the caller compares with a read under `shipped` (to-findings.ts).
 * Both network switches must be off; `remote_manifest_fetch` is on by default and would let a page make us call any URL.
 */
export function settingsFor(trustSet: TrustSet, texts: TrustTexts): string {
  const userAnchors = trustSet === 'sample' ? [texts.interim, texts.sample] : [texts.interim];
  return JSON.stringify({
    version: 1,
    verify: { verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: false },
    trust: {
      trust_anchors: joinPem([texts.official, texts.officialTimestamp]),
      user_anchors: joinPem(userAnchors),
      trust_config: texts.interimUsages,
      allowed_list: texts.interimAllowed,
    },
  });
}

/** Reads every trust file once, with the function given (fetch in the worker, the file system in tests). */
export async function loadTrustTexts(readText: (file: string) => Promise<string>): Promise<TrustTexts> {
  const names = Object.keys(trustFiles) as (keyof typeof trustFiles)[];
  const texts = await Promise.all(
    names.map(async (name) => [name, await readText(trustFiles[name])] as const),
  );
  return Object.fromEntries(texts) as TrustTexts;
}

/** A list without a final line feed would glue two certificates together. */
function joinPem(parts: readonly string[]): string {
  return parts.join('\n');
}
