import type { Evidence, FoundEvidence, Json } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { Verdict } from '../core/verdict';
import { credentialMemoryNotes } from './credential-memory-words';
import { brokenWords, contentNotes, contentResult, unreadWords } from './content-words';
import { isWeightless, strengthWords } from './strength-words';
import type { MessageKey } from './message-key';
import { isOriginatorProfile, originatorProfileNotes } from './originator-profile-words';
import { pageSignalNotes } from './page-signals-words';
import { platformLabelNotes } from './platform-labels-words';
import { reasonWords } from './reason-words';
import { fetchedWords, remoteOnlyWords } from './remote-manifest-words';
import { sourceTypeWords } from './source-type-words';
import { textEstimateNotes } from './text-estimate-words';
import { isChatbotMarks, isHiddenData } from './text-marks-words';
import { watermarkNotes } from './watermark-words';
import { underscored, words, type Words } from './words';

export interface EvidenceView {
  readonly detector: string;
  readonly name: Words;
  /** Found, not found, skipped and failed are four different things. */
  readonly status: Evidence['status'];
  readonly result: Words;
  /** What was found, where, who stands behind it, how much it weighs. */
  readonly notes: readonly Words[];
}

export interface EvidenceGroups {
  readonly supporting: readonly EvidenceView[];
  readonly opposing: readonly EvidenceView[];
  readonly other: readonly EvidenceView[];
}

/** Longer quotes of a file's own words are cut; the whole is in the report. */
const QUOTE_LENGTH = 80;

/** Every piece of evidence in words, for AI, against it, and neither; a detector may stand on both sides. */
export function evidenceGroups(verdict: Verdict): EvidenceGroups {
  const groups = { supporting: [], opposing: [], other: [] } as Record<keyof EvidenceGroups, EvidenceView[]>;
  for (const one of verdict.evidence) groups[sideOf(one, verdict)].push(evidenceView(one, verdict.kind));
  return groups;
}

function sideOf(evidence: Evidence, { supporting, opposing }: Verdict): keyof EvidenceGroups {
  if (evidence.status !== 'found' || isHiddenData(evidence)) return 'other';
  // "About equally typical" must not stand under a heading that says where it points.
  if (evidence.basis === 'inferred' && isWeightless(evidence.logLr)) return 'other';
  const isFor = supporting.includes(evidence.detector);
  const isAgainst = opposing.includes(evidence.detector);
  if (isFor && isAgainst) return speaksAgainst(evidence) ? 'opposing' : 'supporting';
  if (isFor) return 'supporting';
  return isAgainst ? 'opposing' : 'other';
}

function speaksAgainst(found: FoundEvidence): boolean {
  return found.basis === 'inferred' ? (found.logLr ?? 0) < 0 : found.claim.says === 'camera';
}

/** One piece of evidence in words. */
export function evidenceView(evidence: Evidence, kind: MediaKind): EvidenceView {
  return {
    detector: evidence.detector,
    name: nameWords(evidence),
    status: evidence.status,
    result: resultWords(evidence, kind),
    notes: evidence.status === 'found' ? foundNotes(evidence, kind) : [],
  };
}

function nameWords(evidence: Evidence): Words {
  const isHidden = evidence.status === 'found' && isHiddenData(evidence);
  return words(isHidden ? 'detector_text_marks_hidden_name' : detectorKey(evidence.detector, 'name'));
}

function resultWords(evidence: Evidence, kind: MediaKind): Words {
  if (evidence.status === 'found' && isHiddenData(evidence)) return words('detector_text_marks_hidden_found');
  switch (evidence.status) {
    case 'found':
    case 'absent':
      return (
        contentResult(evidence.detector, evidence.status, kind) ??
        words(detectorKey(evidence.detector, evidence.status))
      );
    case 'skipped':
      return words('card_skipped', reasonWords(evidence.reason));
    case 'failed':
      return words('card_failed', reasonWords(evidence.code));
  }
}

/** `registry.test.ts` makes sure that every detector has its three messages in every language. */
function detectorKey(id: string, part: 'name' | 'found' | 'absent'): MessageKey {
  return `detector_${underscored(id)}_${part}` as MessageKey;
}

function foundNotes(found: FoundEvidence, kind: MediaKind): readonly Words[] {
  const own = ownNotes[found.detector]?.(found);
  if (own) return isOriginatorProfile(found) ? own : [...own, ...trustWords(found)];
  if (isHiddenData(found)) return [words('found_hidden_note'), ...detailWords(found.detail)];
  // Weights of marks are set by rule: the strength is said, a measured-looking ratio is not.
  if (isChatbotMarks(found)) {
    return [...detailWords(found.detail), ...strengthWords(found.logLr, kind).slice(-1)];
  }
  if (found.basis === 'inferred') return [...strengthWords(found.logLr, kind), ...textEstimateNotes(found)];
  const instead = remoteOnlyWords(found) ?? unreadWords(found);
  if (instead !== null) return [instead];
  return [
    claimWords(found, kind),
    ...trustWords(found),
    ...contentNotes(found),
    ...fetchedWords(found),
    ...detailWords(found.detail),
  ];
}

/** Detectors whose findings have sentences of their own; who stands behind them is said after these. */
const ownNotes: Readonly<Record<string, (found: FoundEvidence) => readonly Words[]>> = {
  'invisible-watermark': watermarkNotes,
  'platform-labels': platformLabelNotes,
  'page-signals': pageSignalNotes,
  'originator-profile': originatorProfileNotes,
  'credential-memory': credentialMemoryNotes,
};

/** Why a stated camera does not count, as the `c2pa` detector names it. */
const cameraDoubts: Readonly<Record<string, MessageKey>> = {
  'issuer-not-listed': 'claim_camera_issuer_not_listed',
  'product-not-allowed': 'claim_camera_product_not_allowed',
  'edited-since': 'claim_camera_edited_since',
  'not-confirmed': 'claim_camera_not_confirmed',
};

function claimWords({ claim, detail }: FoundEvidence, kind: MediaKind): Words {
  const doubt = cameraDoubts[String(detail['cameraDoubt'])];
  if (claim.says === 'none' && doubt !== undefined) return words(doubt);
  switch (claim.says) {
    case 'ai-made':
      return words('claim_ai_made');
    case 'ai-part':
      return words('claim_ai_part');
    case 'camera':
      return words('claim_camera');
    case 'broken':
      return brokenWords(kind);
    case 'none':
      return words('claim_none');
    case 'other':
      return claim.sourceType === null
        ? words('claim_none')
        : words('claim_other', sourceTypeWords(claim.sourceType));
  }
}

function trustWords({ trust, detail }: FoundEvidence): readonly Words[] {
  // A file that could not be confirmed gives its signer no credit, but does not make the signer unknown.
  if (trust === 'unlisted' && typeof detail['trustList'] === 'string') return [words('trust_unconfirmed')];
  // An invalid statement already says that it does not match the file; a model has nobody behind it.
  return trust === 'invalid' || trust === 'estimate' ? [] : [words(`trust_${trust}`)];
}

function detailWords(detail: FoundEvidence['detail']): readonly Words[] {
  const tool = shortText(detail['generator']);
  const raw = shortText(detail['raw']);
  const where = shortText(detail['where']);
  return [
    ...(tool === null ? [] : [words('found_tool', tool)]),
    ...(raw === null || raw === tool ? [] : [words('found_what', raw)]),
    ...(where === null ? [] : [words('found_where', where)]),
  ];
}

function shortText(value: Json | undefined): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = [...value.replace(/\s+/g, ' ').trim()];
  return text.length <= QUOTE_LENGTH ? text.join('') : `${text.slice(0, QUOTE_LENGTH).join('')}…`;
}
