/** A set of twenty organisations with all their certificates is about 120,000 bytes. */
export const MAX_FILE_BYTES = 500_000;

/** Organisations in one set: those that speak on a page, and those that certify them. */
export const MAX_PROFILES = 32;
/** Certificates of one organisation, each in two languages. */
export const MAX_ANNOTATIONS = 24;
/** Web Media Profiles of one organisation, one a language. */
export const MAX_MEDIA = 8;
export const MAX_ATTESTATIONS = 32;
/** Website Profiles of one site, one a language. */
export const MAX_SITES = 8;
/** An attestation of an article has 2,000 characters. */
export const MAX_TOKEN_LENGTH = 100_000;
/** An organisation signs with one key, and changes it once a year. */
export const MAX_KEYS = 20;
/** As many as are gathered from one document (`collect/page-marks`). */
export const MAX_TARGETS = 64;
/** Types of a credential, and parts of its context. */
export const MAX_TYPES = 16;
export const MAX_PATTERNS = 50;
export const MAX_PATTERN_LENGTH = 2_000;
/** Names are shown in one line. */
export const MAX_NAME_LENGTH = 120;
/** Any other string of a credential that is kept. */
export const MAX_FIELD_LENGTH = 2_000;

/** Signed files are pictures; a signed video is told to be too large rather than fetched whole. */
export const MAX_RESOURCE_BYTES = 8 * 1024 * 1024;
/** Signed files of one page that are fetched; more stay unchecked, and that is said. */
export const MAX_RESOURCES = 24;
