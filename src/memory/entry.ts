import * as v from 'valibot';
import type { Fingerprint } from '../core/artifact';
import type { Sighting } from './sighting';

/** One remembered picture: nothing by which its page, its address or the file itself could be found again. */
export type Entry = Fingerprint & Sighting;

/** 16 × 16 bits, see `acquire/fingerprint.ts`. */
const HASH = /^[0-9a-f]{64}$/;

const entrySchema = v.object({
  hash: v.pipe(v.string(), v.regex(HASH)),
  luma: v.string(),
  issuer: v.string(),
  host: v.string(),
  seenAt: v.pipe(v.string(), v.isoTimestamp()),
  says: v.picklist(['ai-made', 'ai-part', 'camera', 'other', 'none']),
  sourceType: v.nullable(v.string()),
});

/** What was stored; null when it has another form, e.g. that of another version. */
export function parseEntry(stored: unknown): Entry | null {
  const parsed = v.safeParse(entrySchema, stored);
  return parsed.success ? parsed.output : null;
}

/** The same picture with the credentials of the same issuer is one entry. */
export function keyOf({ hash, issuer }: Pick<Entry, 'hash' | 'issuer'>): string {
  return `${hash} ${issuer}`;
}
