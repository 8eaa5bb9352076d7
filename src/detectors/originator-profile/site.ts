import { websiteProfile } from './credentials';
import { MAX_FILE_BYTES } from './limits';
import { verifyProfiles, withOrganisation, type Organisations } from './organisations';
import type { PageFiles } from './page-files';
import { isAllowedOrigin } from './place';
import { readText } from './read-json';
import type { Registry } from './registries';
import type { Reason, SiteResult } from './result';
import { readSiteProfile } from './sets';
import { describeSpeaker } from './speaker';
import { claimedIn, verifyToken } from './verify-token';

/** A site's profile and the organisations that came with it. */
export interface Site {
  readonly result: SiteResult;
  readonly organisations: Organisations;
}

const PATH = '/.well-known/sp.json';

/** Before this day a Website Profile named its origins in `url`; one signed before it still may, until it expires. */
const URL_UNTIL_S = Date.UTC(2026, 9, 1) / 1000;

/** Fetches and verifies `/.well-known/sp.json` of the page's origin. */
export async function verifySite(
  pageUrl: string,
  language: string | null,
  registries: readonly Registry[],
  files: PageFiles,
): Promise<Site> {
  const profile = await fetchSiteProfile(pageUrl, files);
  if (typeof profile === 'string') return { result: failed(profile), organisations: new Map() };
  const organisations = await verifyProfiles(profile.originators, registries);
  let result: SiteResult = failed('malformed');
  for (const token of profile.sites) {
    result = await verifyWebsite(token, { pageUrl, language, organisations });
    if (result.state === 'verified') break;
  }
  return { result, organisations };
}

async function fetchSiteProfile(pageUrl: string, files: PageFiles) {
  // Documents without an address of their own have no site.
  if (!URL.canParse(PATH, pageUrl)) return 'not-fetched';
  const file = await files.get(new URL(PATH, pageUrl).href, MAX_FILE_BYTES);
  if (typeof file === 'string') return file;
  const text = readText(file.bytes);
  const profile = text === null ? null : readSiteProfile(text);
  if (profile === 'array') return 'site-profile-array';
  return profile ?? 'unparsable';
}

interface Place {
  readonly pageUrl: string;
  readonly language: string | null;
  readonly organisations: Organisations;
}

async function verifyWebsite(
  token: string,
  { pageUrl, language, organisations }: Place,
): Promise<SiteResult> {
  const issuer = claimedIn(token)?.issuer;
  if (issuer === undefined) return failed('malformed');
  const signed = await withOrganisation(issuer, organisations, ({ keys }) =>
    verifyToken(token, issuer, keys, websiteProfile),
  );
  if (typeof signed === 'string') return failed(signed);
  const { organisation, result } = signed;
  const { name, allowedOrigin, url } = result.credentialSubject;
  const older = result.iat !== null && result.iat < URL_UNTIL_S ? url : undefined;
  if (!isAllowedOrigin(pageUrl, allowedOrigin ?? older ?? [])) return failed('wrong-origin');
  const speaker = await describeSpeaker(organisation, organisations, language);
  return { state: 'verified', reason: null, speaker, name };
}

function failed(reason: Reason): SiteResult {
  return { state: 'not-verified', reason, speaker: null, name: null };
}
