import * as v from 'valibot';
import {
  MAX_ANNOTATIONS,
  MAX_ATTESTATIONS,
  MAX_MEDIA,
  MAX_PROFILES,
  MAX_SITES,
  MAX_TOKEN_LENGTH,
} from './limits';
import { listOf, listOrOne } from './lists';
import { readJson } from './read-json';

const token = v.pipe(v.string(), v.maxLength(MAX_TOKEN_LENGTH));
const profile = v.object({
  core: token,
  annotations: v.optional(listOf(token, MAX_ANNOTATIONS), []),
  /** Older sets have one. */
  media: v.optional(listOrOne(token, MAX_MEDIA), []),
});
/** One organisation of an Originator Profile Set; all three are JWT, not yet verified. */
export type Profile = v.InferOutput<typeof profile>;

/** All script elements are concatenated, so that one without a list counts too. */
const profiles = listOrOne(profile, MAX_PROFILES);

/** `application/ops+json`; null for what is none. */
export function readProfiles(text: string): readonly Profile[] | null {
  const parsed = v.safeParse(profiles, readJson(text));
  return parsed.success ? parsed.output : null;
}

const attestation = v.union([
  v.pipe(
    token,
    v.transform((one) => ({ token: one, isMain: false })),
  ),
  v.pipe(
    v.object({ attestation: token, main: v.optional(v.boolean(), false) }),
    v.transform((one) => ({ token: one.attestation, isMain: one.main })),
  ),
]);
/** An element of a Content Attestation Set: a JWT, not yet verified. */
export type Attestation = v.InferOutput<typeof attestation>;

const attestations = listOrOne(attestation, MAX_ATTESTATIONS);

/** `application/cas+json`; null for what is none. */
export function readAttestations(text: string): readonly Attestation[] | null {
  const parsed = v.safeParse(attestations, readJson(text));
  return parsed.success ? parsed.output : null;
}

const siteProfile = v.pipe(
  v.object({
    originators: listOf(profile, MAX_PROFILES),
    /** Until 2025. */
    credential: v.optional(token),
    /** Since: one for each language. */
    sites: v.optional(listOf(token, MAX_SITES), []),
  }),
  v.transform(({ originators, credential, sites }) => ({
    originators,
    sites: credential === undefined ? sites : [credential, ...sites],
  })),
);
/** `/.well-known/sp.json`; the sites are Website Profiles as JWT, not yet verified. */
export type SiteProfile = v.InferOutput<typeof siteProfile>;

/** `array` is a mistake of its own in the specification. */
export function readSiteProfile(text: string): SiteProfile | 'array' | null {
  const json = readJson(text);
  if (Array.isArray(json)) return 'array';
  const parsed = v.safeParse(siteProfile, json);
  return parsed.success ? parsed.output : null;
}
