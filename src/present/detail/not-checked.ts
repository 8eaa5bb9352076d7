import type { Evidence } from '../../core/evidence';
import { listIn, textIn } from '../json';
import type { MessageKey } from '../message-key';
import { words } from '../words';
import type { DetailValue } from './facts';
import { quoted } from './quote';

const keys: Readonly<Record<string, MessageKey>> = {
  revocation: 'details_not_checked_revocation',
  identity: 'details_not_checked_identity',
};

/** What a detector left open although it looked, mostly because it would have needed a request. */
export function notCheckedIn(evidence: Evidence): readonly DetailValue[] {
  if (evidence.status !== 'found') return [];
  const { detail } = evidence;
  const named = listIn(detail, 'notChecked').flatMap((one) => {
    if (typeof one !== 'string' || one.trim() === '') return [];
    const key = Object.hasOwn(keys, one) ? keys[one] : undefined;
    return [key === undefined ? quoted(one) : words(key)];
  });
  const remote = textIn(detail, 'remoteUrl');
  const isFetched = listIn(detail, 'manifests').length > 0;
  return remote === null || isFetched ? named : [...named, words('details_not_checked_remote', remote)];
}
