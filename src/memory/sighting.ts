import type { Recollection } from '../core/detector';
import type { Evidence, Trust } from '../core/evidence';
import { isSamplePage } from '../core/sample-page';
import type { Label, Verdict } from '../core/verdict';

/** That a picture was met with valid credentials: what is said again when a copy comes without them. */
export type Sighting = Omit<Recollection, 'distanceBits'>;

const CREDENTIALS = 'c2pa';
const recognised: ReadonlySet<Trust> = new Set<Trust>(['official', 'interim', 'user']);

/** True for an item whose own file carries intact credentials of a recognised issuer. */
export function carriesCredentials(evidence: readonly Evidence[]): boolean {
  return evidence.some(
    (one) => one.status === 'found' && one.detector === CREDENTIALS && recognised.has(one.trust),
  );
}

/** Labels that such credentials alone can give; `conflict` is left out, for there the credentials are in doubt. */
const saidBy: Partial<Readonly<Record<Label, Sighting['says']>>> = {
  'declared-generated': 'ai-made',
  'declared-edited': 'ai-part',
  'camera-captured': 'camera',
  'credentials-present': 'other',
};

type Seen = Pick<Verdict, 'label' | 'issuer' | 'sourceType' | 'evidence'>;

/**
 * What to remember of a verdict; null when its credentials do not decide it, name nobody, or were met where they mean
 * little: on the sample page, whose issuer is trusted nowhere else, or on no site at all.
 * @param now ISO 8601 UTC
 */
export function sightingOf(verdict: Seen, pageUrl: string, now: string): Sighting | null {
  const { label, issuer, sourceType, evidence } = verdict;
  const says = saidBy[label];
  if (says === undefined || issuer === null || !carriesCredentials(evidence)) return null;
  const host = isSamplePage(pageUrl) ? '' : webHostOf(pageUrl);
  if (host === '') return null;
  // Credentials that name no source type say nothing of the origin, rather than something else than AI.
  const said = says === 'other' && sourceType === null ? 'none' : says;
  return { issuer, host, seenAt: now, says: said, sourceType };
}

function webHostOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.hostname : '';
}
