import type { SkipReason, ErrorCode } from '../core/errors';
import type { Evidence, FoundEvidence, Json } from '../core/evidence';
import { textIn } from './json';
import { reasonWords } from './reason-words';
import { words, type Words } from './words';

/** Where a file says that its manifest is; null when it has one of its own, got one, or names no web address. */
export function remoteHost(evidence: readonly Evidence[]): string | null {
  const remote = evidence.find((one) => one.status === 'found' && isRemoteOnly(one));
  return remote?.status === 'found' ? hostIn(remote.detail, 'remoteUrl') : null;
}

/** A manifest that is kept elsewhere and was not read. */
export function isRemoteOnly({ detector, detail }: FoundEvidence): boolean {
  return detector === 'c2pa' && typeof detail['remoteUrl'] === 'string';
}

/** Not fetched, or why fetching failed; null for anything but a manifest that was not read. */
export function remoteOnlyWords(found: FoundEvidence): Words | null {
  if (!isRemoteOnly(found)) return null;
  const problem = textIn(found.detail, 'fetchProblem');
  if (problem === null) return words('claim_remote');
  return words('claim_remote_failed', hostIn(found.detail, 'remoteUrl') ?? '?', problemWords(problem));
}

/** From where a manifest came, once the person had asked for it. */
export function fetchedWords({ detail }: FoundEvidence): readonly Words[] {
  const host = hostIn(detail, 'fetchedFrom');
  return host === null ? [] : [words('claim_remote_fetched', host)];
}

function problemWords(problem: string): Words {
  if (problem === 'not-found') return words('remote_not_found');
  if (problem === 'unreadable') return words('remote_unreadable');
  return reasonWords(problem as SkipReason | ErrorCode);
}

function hostIn(detail: Json, key: string): string | null {
  const address = textIn(detail, key) ?? '';
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}
