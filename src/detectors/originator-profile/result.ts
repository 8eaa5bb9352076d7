/** Why something could not be verified. Each has words in `present/originator-profile-words.ts`. */
export const reasons = [
  'nothing-signed', // profiles, but no attestation
  'unparsable', // a script element or file that is not of the form the specification gives
  'too-large',
  'src-without-integrity', // required by the specification; the file is not used
  'src-differs', // the file does not match its integrity attribute
  'not-fetched',
  'malformed', // a credential whose claims are missing, contradict each other, or are of another type
  'algorithm', // outside the specification's list
  'signature',
  'key-not-found',
  'expired',
  'not-valid-yet',
  'unknown-registry',
  'registry-expired',
  'core-profile-not-found',
  'site-profile-array', // one object is required
  'wrong-origin',
  'wrong-url',
  'url-and-origin', // they exclude each other
  'no-place', // neither URL nor origin
  'pattern', // URL pattern that cannot be read, or holds a regular expression
  'no-target',
  'target-type',
  'target-not-gathered', // named by an attestation outside the page, or beyond what is gathered
  'target-missing', // the page has no such element
  'bad-selector',
  'bad-integrity',
] as const;
export type Reason = (typeof reasons)[number];

/** One target of an attestation. */
export interface TargetResult {
  readonly type: string;
  readonly cssSelector: string | null;
  readonly integrity: string;
  /** `changed`: its digest differs. `unchecked`: there is nothing to compare; `reason` says why. */
  readonly state: 'holds' | 'changed' | 'unchecked';
  readonly reason: Reason | null;
  /** In `OriginatorMarks.targets`; null when it was not gathered. */
  readonly position: number | null;
  /** Of external resources, each with its own outcome. */
  readonly files: readonly FileResult[];
}

export interface FileResult {
  readonly url: string;
  readonly state: TargetResult['state'];
}

export interface Certificate {
  readonly name: string;
  readonly issuerId: string;
  readonly issuerName: string | null;
  /** The organisation attests itself. */
  readonly isOwn: boolean;
  /** null when it verifies. */
  readonly reason: Reason | null;
}

/** Who speaks, as its registry describes it. */
export interface Speaker {
  /** OP ID, e.g. `dns:example.com`. */
  readonly id: string;
  /** From the Web Media Profile; the domain of the id where there is none that verifies. */
  readonly name: string;
  readonly url: string | null;
  readonly certificates: readonly Certificate[];
  readonly registry: { readonly id: string; readonly name: string | null; readonly date: string | null };
}

export interface AttestationResult {
  readonly state: 'verified' | 'changed' | 'not-verified';
  readonly reason: Reason | null;
  readonly isMain: boolean;
  /** null when nobody is known to have signed it. */
  readonly speaker: Speaker | null;
  readonly content: ContentFacts | null;
  readonly targets: readonly TargetResult[];
}

/** What the signer says of the content; null where nothing is said. */
export interface ContentFacts {
  readonly type: string | null;
  readonly headline: string | null;
  readonly authors: readonly string[];
  /** As written. */
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  /** ISO 8601 UTC; of the signature. */
  readonly issuedAt: string | null;
  readonly expiresAt: string;
}

export interface SiteResult {
  readonly state: 'verified' | 'not-verified';
  readonly reason: Reason | null;
  readonly speaker: Speaker | null;
  readonly name: string | null;
}

/** A script element that was not used. */
export interface ElementProblem {
  readonly kind: 'ops' | 'cas';
  readonly reason: Reason;
}

export interface PageResult {
  readonly attestations: readonly AttestationResult[];
  readonly site: SiteResult;
  readonly problems: readonly ElementProblem[];
}
