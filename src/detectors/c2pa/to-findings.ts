import type { CredentialJson, RemoteOnly } from '../../core/detector';
import type { ErrorCode, SkipReason } from '../../core/errors';
import type { Claim, Finding, Trust } from '../../core/evidence';
import type { Statement } from './chain';
import { clip } from './clip';
import { describe, MAX_URL_LENGTH } from './describe';
import type { Binding, Carrier } from './binding';
import type { Manifest, ManifestStore } from './manifest-store';
import { judge, judgeStore, type Reading } from './reading';
import { isListed } from './validation';

/**
 * Report of one file → one finding (provenance §1.5–1.6). Pure.
 * @throws AppError `decode` when the report has no usable active manifest
 */
export function toFindings(json: CredentialJson): readonly Finding[] {
  return [toFinding(judge(json))];
}

/** The same for a text or document, where the content was checked beside the store. */
export function toBoundFinding(store: ManifestStore, binding: Binding): Finding {
  return toFinding(judgeStore(store, binding));
}

/** Manifests that cannot be read: there is more than one, or it is damaged. */
export function toUnreadFinding(carrier: Carrier, problem: CarrierProblem): Finding {
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: 'unlisted',
    logLr: null,
    detail: { carrier, problem },
  };
}

/** Failure codes of C2PA 2.4 §A.7–A.9, and one for content of a script element that is no base64, which has none. */
export type CarrierProblem =
  | 'manifest.text.multipleWrappers'
  | 'manifest.text.corruptedWrapper'
  | 'manifest.structuredText.multipleReferences'
  | 'manifest.structuredText.malformedReference'
  | 'manifest.html.multipleManifests'
  | 'touchstone.html.malformedManifest';

/** Why a manifest that the person asked for could not be had; `unreadable`: what came is no manifest. */
export type RemoteProblem = SkipReason | ErrorCode | 'not-found' | 'unreadable';

/**
 * A manifest kept elsewhere says nothing until somebody looks.
 * @param problem null when it was not asked for
 */
export function toRemoteFinding(remote: RemoteOnly, problem: RemoteProblem | null): Finding {
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: 'unlisted',
    logLr: null,
    detail: {
      remoteUrl: addressIn(remote).slice(0, MAX_URL_LENGTH),
      ...(problem === null ? {} : { fetchProblem: problem }),
    },
  };
}

/** c2pa-wasm gives the property as it stands in the XMP, where an ampersand has to be written as an entity. */
export function addressIn({ remoteUrl }: RemoteOnly): string {
  return remoteUrl.replaceAll('&amp;', '&');
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

/**
 * Anybody can copy the manifest out of one text and put it below another. Unless the content is the signed one, nothing
 * is said of it.
 */
function isLoose(binding: Binding | null): boolean {
  const isInText = binding?.carrier === 'text-wrapper' || binding?.carrier === 'structured-text';
  return isInText && binding.result === 'unconfirmed';
}

function claimOf({ binding, integrity, decisive, cameraDoubt }: Reading): Claim {
  const sourceType = decisive?.sourceType ?? null;
  if (integrity === 'bad') return { says: 'broken', sourceType };
  if (decisive === null || cameraDoubt !== null) return { says: 'none', sourceType: null };
  if (isLoose(binding)) return { says: 'none', sourceType: null };
  // Not about AI, from nobody we know, or from nobody we can confirm: as good as not said.
  if (decisive.says === 'other' && (!isListed(decisive.tier) || integrity === 'odd')) {
    return { says: 'none', sourceType: null };
  }
  // No camera records words.
  const isWords = binding !== null && decisive.says === 'camera';
  return { says: isWords ? 'other' : decisive.says, sourceType };
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
