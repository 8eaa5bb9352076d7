import type { Finding, Json } from '../../core/evidence';
import type { Item } from '../../core/item';
import { partOf } from './part';
import type { AttestationResult, ElementProblem, PageResult, Reason, SiteResult, Speaker } from './result';

/** Where an organisation's keys or credentials were withdrawn is not looked up. */
const notChecked = ['revocation'];

type State = 'publisher-verified' | 'site-verified' | 'changed' | 'not-verifiable';

/** What the document as a whole is: its main attestations where it names any, else all of them, else its site. */
export function pageFinding(result: PageResult): Finding {
  const { attestations, site, problems } = result;
  const main = attestations.filter(({ isMain }) => isMain);
  const counted = main.length > 0 ? main : attestations;
  const changed = counted.find(({ state }) => state === 'changed');
  const verified = counted.find(({ state }) => state === 'verified');
  const rest = { site: siteDetail(site), ...listsOf(result) };
  if (changed) return finding('changed', { ...attestationDetail(changed), ...rest });
  if (verified) return finding('publisher-verified', { ...attestationDetail(verified), ...rest });
  const reason = obstacleOf(counted, problems);
  if (site.state === 'verified')
    return finding('site-verified', { ...speakerDetail(site.speaker), reason, ...rest });
  // A site without a profile is no reason.
  const siteReason = site.reason === 'not-fetched' ? null : site.reason;
  return finding('not-verifiable', {
    ...speakerDetail(null),
    reason: reason ?? siteReason ?? 'nothing-signed',
    ...rest,
  });
}

/** What an item has of the signed parts around it; null when none says anything of it. */
export function partFinding(item: Item, result: PageResult): Finding | null {
  const part = partOf(item, result.attestations);
  if (part === null) return null;
  const { attestation, target, covers, isChanged } = part;
  return finding(isChanged ? 'changed' : 'publisher-verified', {
    ...speakerDetail(attestation.speaker),
    finds: 'part',
    reason: null,
    covers,
    target: { type: target.type, cssSelector: target.cssSelector, integrity: target.integrity },
  });
}

function finding(state: State, detail: { readonly [key: string]: Json }): Finding {
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: state === 'not-verifiable' ? 'unlisted' : 'publisher',
    logLr: null,
    detail: { finds: 'page', ...detail, state, notChecked },
  };
}

/** The first thing that stands in the way of knowing who signed; null when nothing is signed. */
function obstacleOf(
  attestations: readonly AttestationResult[],
  problems: readonly ElementProblem[],
): Reason | null {
  return attestations[0]?.reason ?? problems[0]?.reason ?? null;
}

function speakerDetail(speaker: Speaker | null): { readonly [key: string]: Json } {
  return {
    organisation: speaker?.name ?? null,
    organisationId: speaker?.id ?? null,
    organisationUrl: speaker?.url ?? null,
    registry: speaker && { ...speaker.registry },
    certificates: (speaker?.certificates ?? []).map((one) => ({ ...one })),
  };
}

function attestationDetail(one: AttestationResult): { readonly [key: string]: Json } {
  return {
    ...speakerDetail(one.speaker),
    reason: one.reason,
    content: one.content && { ...one.content },
    targets: one.targets.map((target) => ({ ...target, files: target.files.map((file) => ({ ...file })) })),
  };
}

function siteDetail({ state, reason, speaker, name }: SiteResult): Json {
  return { state, reason, name, organisation: speaker?.name ?? null, organisationId: speaker?.id ?? null };
}

function listsOf({ attestations, problems }: PageResult): { readonly [key: string]: Json } {
  return {
    attestations: attestations.map(({ state, reason, isMain, speaker }) => ({
      state,
      reason,
      isMain,
      organisation: speaker?.name ?? null,
    })),
    problems: problems.map((one) => ({ ...one })),
  };
}
