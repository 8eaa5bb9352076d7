import type { TargetContent } from '../../core/page-marks';
import { contentAttestation, type ContentAttestation } from './credentials';
import { isoDate } from './iso-date';
import { withOrganisation, type Organisation, type Organisations } from './organisations';
import type { PageFiles } from './page-files';
import { placeProblem } from './place';
import type { AttestationResult, ContentFacts, Reason, Speaker } from './result';
import type { Attestation } from './sets';
import { verifyTarget } from './targets';
import { claimedIn, verifyToken } from './verify-token';

/** What an attestation is verified against. */
export interface Ground {
  readonly pageUrl: string;
  readonly organisations: Organisations;
  readonly describe: (organisation: Organisation) => Promise<Speaker>;
  readonly gathered: readonly TargetContent[];
  readonly files: PageFiles;
}

/** Issuer, signature, place, then every target: what comes later is not looked at when an earlier step fails. */
export async function verifyAttestation(
  { token, isMain }: Attestation,
  ground: Ground,
): Promise<AttestationResult> {
  const nobody = { isMain, speaker: null, content: null, targets: [] };
  const issuer = claimedIn(token)?.issuer;
  if (issuer === undefined) return { ...nobody, state: 'not-verified', reason: 'malformed' };
  const signed = await withOrganisation(issuer, ground.organisations, ({ keys }) =>
    verifyToken(token, issuer, keys, contentAttestation),
  );
  if (typeof signed === 'string') return { ...nobody, state: 'not-verified', reason: signed };
  const { organisation, result } = signed;
  const known = {
    isMain,
    speaker: await ground.describe(organisation),
    content: factsOf(result),
  };
  const reason = await formProblem(result, ground.pageUrl);
  if (reason !== null) return { ...known, state: 'not-verified', reason, targets: [] };
  return { ...known, ...(await verifyTargets(result, ground)) };
}

async function formProblem(result: ContentAttestation, pageUrl: string): Promise<Reason | null> {
  const place = await placeProblem(pageUrl, { urls: result.allowedUrl, origins: result.allowedOrigin });
  return place ?? (result.target.length === 0 ? 'no-target' : null);
}

async function verifyTargets(
  { target }: ContentAttestation,
  { gathered, files }: Ground,
): Promise<Pick<AttestationResult, 'state' | 'reason' | 'targets'>> {
  const targets = await Promise.all(target.map((one) => verifyTarget(one, gathered, files)));
  if (targets.some(({ state }) => state === 'changed')) return { state: 'changed', reason: null, targets };
  const unchecked = targets.find(({ state }) => state === 'unchecked');
  if (unchecked === undefined) return { state: 'verified', reason: null, targets };
  return { state: 'not-verified', reason: unchecked.reason, targets };
}

function factsOf({ credentialSubject, iat, exp }: ContentAttestation): ContentFacts {
  const { type, headline, name, author, datePublished, dateModified } = credentialSubject;
  return {
    type,
    headline: headline ?? name,
    authors: author,
    datePublished,
    dateModified,
    issuedAt: isoDate(iat),
    expiresAt: isoDate(exp) ?? '',
  };
}
