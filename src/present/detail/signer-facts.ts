import type { FoundEvidence, Json } from '../../core/evidence';
import { field, numberIn, textIn } from '../json';
import { amount, words, type Words } from '../words';
import { fact, group, moment, yesNo, type DetailFact, type DetailValue, type FactGroup } from './facts';
import type { MessageKey } from '../message-key';

/** A trust list with its day of issue, as the report of a tab names it. */
export interface ListDate {
  readonly tier: string;
  /** ISO 8601 day. */
  readonly date: string;
}

/** Who signed, on which list, with which product, and when (`c2pa` detail). */
export function signerGroups(
  { detail, issuer, trust }: FoundEvidence,
  lists: readonly ListDate[],
): readonly FactGroup[] {
  const signer = field(detail, 'signer');
  if (signer === undefined || signer === null) return [];
  return [
    ...group('details_signer', [
      ...fact('details_signer_organisation', textIn(signer, 'organisation') ?? issuer ?? null),
      ...fact('details_signer_name', textIn(signer, 'commonName')),
      ...fact('details_signer_subject', textIn(detail, 'signerSubject')),
      ...fact('details_signer_certified_by', textIn(signer, 'certifiedBy')),
      ...fact('details_signer_valid', validity(textIn(signer, 'notBefore'), textIn(signer, 'notAfter'))),
      ...fact('details_trust_list', listWords(textIn(detail, 'trustList') ?? trust, lists)),
    ]),
    ...group('details_product', productFacts(field(detail, 'product'))),
    ...group('details_time_stamp', stampFacts(field(detail, 'timeStamp'))),
  ];
}

function validity(from: string | null, to: string | null): DetailValue | null {
  if (from === null || to === null) return null;
  return words('details_from_to', { as: 'moment', at: from }, { as: 'moment', at: to });
}

const listKeys: Readonly<Record<string, MessageKey>> = {
  official: 'details_list_official',
  interim: 'details_list_interim',
  user: 'details_list_user',
};

const integrityKeys: Readonly<Record<string, MessageKey>> = {
  good: 'details_integrity_good',
  odd: 'details_integrity_odd',
  bad: 'claim_broken',
};

/** Whether the file and its chain are as signed. */
export function integrityFacts(detail: Json): readonly DetailFact[] {
  const integrity = textIn(detail, 'integrity');
  const key =
    integrity !== null && Object.hasOwn(integrityKeys, integrity) ? integrityKeys[integrity] : undefined;
  return fact('details_integrity', key === undefined ? null : words(key));
}

/** The list that knows the signer, with its date; the user's own lists have many dates. */
function listWords(tier: string, lists: readonly ListDate[]): Words {
  const key = Object.hasOwn(listKeys, tier) ? listKeys[tier] : undefined;
  if (key === undefined) return words('details_list_none');
  const date = tier === 'user' ? undefined : lists.find((one) => one.tier === tier)?.date;
  return date === undefined ? words(key) : words('details_list_dated', words(key), { as: 'date', at: date });
}

function productFacts(product: Json | undefined): readonly DetailFact[] {
  if (product === undefined || product === null) return [];
  const level = numberIn(product, 'assuranceLevel');
  const isConforming = field(product, 'isConforming');
  const date = textIn(product, 'listDate');
  return [
    ...fact('details_product_name', textIn(product, 'name')),
    ...fact('details_product_applicant', textIn(product, 'applicant')),
    ...fact('details_product_level', level === null ? null : words('details_level', amount(level))),
    ...fact('details_product_conforming', typeof isConforming === 'boolean' ? yesNo(isConforming) : null),
    ...fact(
      'details_product_list_date',
      date === null ? null : words('details_date', { as: 'date', at: date }),
    ),
  ];
}

function stampFacts(stamp: Json | undefined): readonly DetailFact[] {
  const at = textIn(stamp, 'at');
  // Everybody may write a time beside a signature; only an authority's stamp is evidence of it.
  if (at === null) return fact('details_stamped_at', words('details_no_time_stamp'));
  const isListed = field(stamp, 'isListed');
  return [
    ...fact('details_stamped_at', moment(at)),
    ...fact('details_stamped_by', textIn(stamp, 'authority')),
    ...fact('details_stamp_listed', typeof isListed === 'boolean' ? yesNo(isListed) : null),
  ];
}
