import type { CredentialJson, RemoteOnly } from '../../core/detector';
import type { Claim, Finding, Trust } from '../../core/evidence';
import type { Statement } from './chain';
import { clip } from './clip';
import { describe, MAX_URL_LENGTH } from './describe';
import type { Manifest } from './manifest-store';
import { judge, type Reading } from './reading';
import { isListed } from './validation';

/**
 * Report of one file → one finding (provenance §1.5–1.6). Pure.
 * @throws AppError `decode` when the report has no usable active manifest
 */
export function toFindings(json: CredentialJson): readonly Finding[] {
  return [toFinding(judge(json))];
}

/** A manifest kept elsewhere: it is named, never fetched, and says nothing until somebody looks. */
export function toRemoteFinding(remote: RemoteOnly): Finding {
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: 'unlisted',
    logLr: null,
    detail: { remoteUrl: remote.remoteUrl.slice(0, MAX_URL_LENGTH) },
  };
}

function toFinding(reading: Reading): Finding {
  const { store, decisive } = reading;
  const trust = trustOf(reading);
  const speaker = speakerOf(reading);
  const issuer = speaker?.signer.organisation ?? speaker?.signer.commonName ?? null;
  const issuedAt = speaker === undefined ? null : signingTime(speaker);
  return {
    basis: 'declared',
    claim: claimOf(reading),
    trust,
    logLr: null,
    ...(issuer === null ? {} : { issuer: clip(issuer) }),
    ...(issuedAt === null ? {} : { issuedAt }),
    detail: describe(
      reading,
      speaker ?? null,
      decisive === null ? store.activeLabel : claimer(decisive).label,
    ),
  };
}

function claimOf({ integrity, decisive, cameraDoubt }: Reading): Claim {
  const sourceType = decisive?.sourceType ?? null;
  if (integrity === 'bad') return { says: 'broken', sourceType };
  if (decisive === null || cameraDoubt !== null) return { says: 'none', sourceType: null };
  // Not about AI, from nobody we know, or from nobody we can confirm: as good as not said.
  if (decisive.says === 'other' && (!isListed(decisive.tier) || integrity === 'odd')) {
    return { says: 'none', sourceType: null };
  }
  return { says: decisive.says, sourceType };
}

function trustOf({ store, integrity, tierOf, decisive, cameraDoubt }: Reading): Trust {
  if (integrity === 'bad') return 'invalid';
  if (integrity === 'odd') return 'unlisted';
  const active = tierOf.get(store.activeLabel) ?? 'unlisted';
  return decisive === null || cameraDoubt !== null ? active : decisive.tier;
}

/**
 * Whose name is shown: the signer of the claiming manifest; but where a manifest that holds it is weaker, the signer of
 * that one, since anybody can wrap a well-known issuer's manifest into a file of his own.
 */
function speakerOf({ store, tierOf, decisive, cameraDoubt, integrity }: Reading): Manifest | undefined {
  const active = store.manifests.get(store.activeLabel);
  if (decisive === null || cameraDoubt !== null || integrity === 'bad') return active;
  const own = claimer(decisive);
  if (tierOf.get(own.label) === decisive.tier) return own;
  return decisive.path.find((one) => tierOf.get(one.label) === decisive.tier) ?? active;
}

function claimer(statement: Statement): Manifest {
  return statement.path.at(-1) as Manifest;
}

/** The time stamp, else the time that the signer wrote beside the inception; ISO 8601 UTC. */
function signingTime(manifest: Manifest): string | null {
  const written = manifest.signedAt ?? manifest.actions.find((one) => one.when !== null)?.when ?? '';
  const time = Date.parse(written);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
