import type { FoundEvidence, Json } from '../../core/evidence';
import type { MediaKind } from '../../core/item';
import { listIn, textIn } from '../json';
import type { MessageKey } from '../message-key';
import { strengthWords } from '../strength-words';
import { amount, words, type Words } from '../words';
import { sourceTypeValue } from './action-view';
import { fact, moment, type DetailFact, type DetailValue } from './facts';
import { quoted } from './quote';

/**
 * What a detector of any kind may name of a finding, in the order shown. What it names otherwise stands in the list of
 * all recorded values.
 */
const named: readonly (readonly [string, MessageKey])[] = [
  ['mark', 'details_mark'],
  ['generator', 'details_generator'],
  ['service', 'details_generator'],
  ['where', 'details_where'],
  ['raw', 'details_raw'],
  ['source', 'details_source'],
  ['platform', 'details_platform'],
  ['issuer', 'card_issued_by'],
  ['organisation', 'details_signer_organisation'],
  ['organisationUrl', 'details_url'],
  ['host', 'details_host'],
  ['url', 'details_url'],
  ['reference', 'details_reference'],
];

/** What was found, where in the file or page, as it stands there, and what it weighs. */
export function foundFacts(found: FoundEvidence, kind: MediaKind): readonly DetailFact[] {
  const { detail, claim } = found;
  return [
    ...named.flatMap(([key, term]) => fact(term, textIn(detail, key))),
    ...fact('details_marks', marksIn(detail)),
    ...(textIn(detail, 'issuer') === null ? fact('card_issued_by', found.issuer ?? null) : []),
    ...fact('card_issued_at', moment(found.issuedAt ?? null)),
    ...fact('details_seen_at', moment(textIn(detail, 'seenAt'))),
    ...fact('card_origin', claim.sourceType === null ? null : sourceType(claim.sourceType)),
    ...fact('details_weight', weightWords(found, kind)),
  ];
}

/** In words, then as it is written: a report quotes the token. */
function sourceType(written: string): readonly DetailValue[] {
  const value = sourceTypeValue(written);
  return 'quote' in value ? [value] : [value, quoted(written)];
}

/** A ratio is measured for estimates only; of what is weighed by rule the strength is said. */
function weightWords({ basis, logLr, estimate }: FoundEvidence, kind: MediaKind): readonly Words[] {
  if (logLr === null) return [words('details_weight_rule')];
  const all = strengthWords(logLr, kind);
  const isMeasured = basis === 'inferred' && estimate?.condition !== 'paste marks';
  return isMeasured ? all : all.slice(-1);
}

/** Marks of one paste, each as it stands in the text (`text-marks` detail). */
function marksIn(detail: Json): readonly DetailValue[] {
  return listIn(detail, 'marks')
    .flatMap((one) => textIn(one, 'text') ?? [])
    .map((text) => quoted(text));
}

/** Which version of the check this is, and how long it took. */
export function runFacts({
  version,
  ms,
}: {
  readonly version: string;
  readonly ms: number;
}): readonly DetailFact[] {
  return [
    ...fact('details_version', version),
    ...fact('details_duration', words('details_milliseconds', amount(Math.round(ms)))),
  ];
}
