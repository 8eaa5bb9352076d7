import type { DetectContext, NamedFiles } from '../../core/detector';
import type { PageMarks } from '../../core/page-marks';
import { filesOf } from './page-files';
import type { PageResult } from './result';
import { verifyPage } from './verify-page';

/** All items of a page ask for the same result; after this the files that it names may have changed. */
const KEPT_MS = 60_000;
/** Frames of one page; older results are dropped. */
const MAX_KEPT = 8;

interface Kept {
  readonly askedAt: number;
  readonly result: Promise<PageResult>;
}

/** By who fetches: what one has fetched is not what another would. */
const memories = new WeakMap<NamedFiles, Map<string, Kept>>();
const keys = new WeakMap<object, Promise<string>>();

/** Verifies a document once for all its items. Goes on when the item that asked first is given up: others wait too. */
export async function verifiedPage(
  page: PageMarks,
  pageUrl: string,
  { files, originatorAnchors }: DetectContext,
): Promise<PageResult> {
  const parts = await Promise.all([keyOf(page.originator), keyOf(originatorAnchors)]);
  const key = JSON.stringify([pageUrl, page.language, ...parts]);
  const kept = memories.get(files) ?? new Map<string, Kept>();
  memories.set(files, kept);
  const known = kept.get(key);
  if (known !== undefined && Date.now() - known.askedAt < KEPT_MS) return known.result;
  const signal = new AbortController().signal;
  const result = verifyPage(page, pageUrl, originatorAnchors, filesOf(pageUrl, files, signal));
  kept.delete(key);
  kept.set(key, { askedAt: Date.now(), result });
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
  result.catch(() => kept.delete(key));
  return result;
}

/** The items of one batch share their page's marks: what they hold is hashed once. */
function keyOf(content: object): Promise<string> {
  const known = keys.get(content);
  if (known !== undefined) return known;
  const made = digestOf(JSON.stringify(content));
  keys.set(content, made);
  return made;
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
