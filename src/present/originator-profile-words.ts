import type { FoundEvidence, Json } from '../core/evidence';
import { listIn, textIn } from './json';
import type { MessageKey } from './message-key';
import { amount, words, type Words } from './words';

const DETECTOR = 'originator-profile';

/** More are in the report. */
const MAX_CERTIFICATES = 3;

/** True for findings whose own notes say who stands behind them: what could not be verified is signed by nobody. */
export function isOriginatorProfile(found: FoundEvidence): boolean {
  return found.detector === DETECTOR;
}

/** Who speaks, whether this is what they signed, who vouches for them, and what was not looked at. */
export function originatorProfileNotes({ detail }: FoundEvidence): readonly Words[] {
  const organisation = textIn(detail, 'organisation');
  if (detail['state'] === 'not-verifiable' || organisation === null) return [unverified(detail)];
  const said = [stateWords(detail, organisation), ...obstacleWords(detail), ...registryWords(detail)];
  if (detail['state'] === 'changed') return [...said, words('found_originator_not_checked')];
  return [
    ...said,
    ...certificateWords(detail),
    words('found_originator_not_checked'),
    // Of a site, the page itself is not signed.
    ...(detail['state'] === 'publisher-verified' ? [words('trust_publisher')] : []),
  ];
}

function stateWords(detail: FoundEvidence['detail'], organisation: string): Words {
  const isMarkup = detail['covers'] === 'markup';
  if (detail['state'] === 'site-verified') return words('found_originator_site', organisation);
  if (detail['state'] === 'changed') {
    return words(
      isMarkup ? 'found_originator_part_markup_changed' : 'found_originator_changed',
      organisation,
    );
  }
  if (detail['finds'] !== 'part') return words('found_originator_signed', organisation);
  return words(isMarkup ? 'found_originator_part_markup' : 'found_originator_part', organisation);
}

/** Of a verified site: why what the page itself carries was not verified. */
function obstacleWords(detail: FoundEvidence['detail']): readonly Words[] {
  return typeof detail['reason'] === 'string' ? [unverified(detail)] : [];
}

function registryWords(detail: FoundEvidence['detail']): readonly Words[] {
  const registry = detail['registry'];
  const name = textIn(registry, 'name') ?? textIn(registry, 'id')?.replace(/^dns:/, '');
  const date = textIn(registry, 'date');
  if (name === undefined || date === null) return [];
  return [words('found_originator_registry', name, { as: 'date', at: date })];
}

function certificateWords(detail: FoundEvidence['detail']): readonly Words[] {
  const certificates = listIn(detail, 'certificates');
  const holding = certificates.filter((one) => textIn(one, 'reason') === null);
  const failed = certificates.length - holding.length;
  return [
    ...holding.slice(0, MAX_CERTIFICATES).flatMap(oneCertificate),
    ...(failed === 0 ? [] : [words('found_originator_certificates_unverified', amount(failed))]),
  ];
}

function oneCertificate(certificate: Json): readonly Words[] {
  const name = textIn(certificate, 'name');
  const issuer = textIn(certificate, 'issuerName') ?? textIn(certificate, 'issuerId');
  if (name === null || issuer === null) return [];
  const isOwn = typeof certificate === 'object' && certificate !== null && 'isOwn' in certificate;
  return isOwn && certificate.isOwn === true
    ? [words('found_originator_certificate_own', name)]
    : [words('found_originator_certificate', name, issuer)];
}

function unverified({ reason }: FoundEvidence['detail']): Words {
  const key = Object.hasOwn(reasonKeys, String(reason)) ? reasonKeys[String(reason)] : undefined;
  return words('found_originator_unverified', words(key ?? 'found_originator_reason_unparsable'));
}

/** By the reasons of the `originator-profile` detector. */
const reasonKeys: Readonly<Record<string, MessageKey>> = {
  'nothing-signed': 'found_originator_reason_nothing_signed',
  unparsable: 'found_originator_reason_unparsable',
  'too-large': 'found_originator_reason_too_large',
  'src-without-integrity': 'found_originator_reason_src_without_integrity',
  'src-differs': 'found_originator_reason_src_differs',
  'not-fetched': 'found_originator_reason_not_fetched',
  malformed: 'found_originator_reason_malformed',
  algorithm: 'found_originator_reason_algorithm',
  signature: 'found_originator_reason_signature',
  'key-not-found': 'found_originator_reason_key_not_found',
  expired: 'found_originator_reason_expired',
  'not-valid-yet': 'found_originator_reason_not_valid_yet',
  'unknown-registry': 'found_originator_reason_unknown_registry',
  'registry-expired': 'found_originator_reason_registry_expired',
  'core-profile-not-found': 'found_originator_reason_core_profile_not_found',
  'site-profile-array': 'found_originator_reason_site_profile_array',
  'wrong-origin': 'found_originator_reason_wrong_origin',
  'wrong-url': 'found_originator_reason_wrong_url',
  'url-and-origin': 'found_originator_reason_url_and_origin',
  'no-place': 'found_originator_reason_no_place',
  pattern: 'found_originator_reason_pattern',
  'no-target': 'found_originator_reason_no_target',
  'target-type': 'found_originator_reason_target_type',
  'target-not-gathered': 'found_originator_reason_target_not_gathered',
  'target-missing': 'found_originator_reason_target_missing',
  'bad-selector': 'found_originator_reason_bad_selector',
  'bad-integrity': 'found_originator_reason_bad_integrity',
};
