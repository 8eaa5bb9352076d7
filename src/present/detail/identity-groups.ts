import type { Json } from '../../core/evidence';
import { listIn, textIn } from '../json';
import type { MessageKey } from '../message-key';
import { words, type Words } from '../words';
import { fact, group, type FactGroup } from './facts';

const stateKeys: Readonly<Record<string, MessageKey>> = {
  valid: 'details_identity_valid',
  'issuer-not-listed': 'details_identity_not_listed',
  broken: 'details_identity_broken',
  'not-checked': 'details_identity_not_checked',
};

const oversightKeys: Readonly<Record<string, MessageKey>> = {
  fully_autonomous: 'details_oversight_autonomous',
  prompt_guided: 'details_oversight_prompt',
  human_validated: 'details_oversight_validated',
};

/** Persons and organisations that put their names beside the signer's (CAWG), each a group. */
export function identityGroups(detail: Json): readonly FactGroup[] {
  return listIn(detail, 'identities').flatMap((one) =>
    group('details_identity', [
      ...fact('details_identity_names', listIn(one, 'names').flatMap(nameParts)),
      ...fact('details_identity_issuer', textIn(one, 'issuer')),
      ...fact('details_identity_state', known(stateKeys, textIn(one, 'state'))),
    ]),
  );
}

/** Models that had a part in the asset (`c2pa.ai-disclosure`), each a group. */
export function disclosureGroups(detail: Json): readonly FactGroup[] {
  return listIn(detail, 'aiDisclosures').flatMap((one) =>
    group('details_disclosure', [
      ...fact('details_disclosure_model', textIn(one, 'modelName')),
      ...fact('details_disclosure_type', textIn(one, 'modelType')),
      ...fact('details_disclosure_id', textIn(one, 'modelIdentifier')),
      ...fact('details_disclosure_oversight', known(oversightKeys, textIn(one, 'humanOversight'))),
    ]),
  );
}

function nameParts(name: Json): readonly string[] {
  return ['name', 'provider', 'uri'].flatMap((key) => textIn(name, key) ?? []);
}

function known(keys: Readonly<Record<string, MessageKey>>, token: string | null): Words | string | null {
  const key = token !== null && Object.hasOwn(keys, token) ? keys[token] : undefined;
  return key === undefined ? token : words(key);
}
