import type { DetectContext } from '../../core/detector';
import { toAppError } from '../../core/errors';
import type { Item } from '../../core/item';

/** Longer documents are not compared; the text of an HTML page rarely takes 1 MB. */
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/**
 * The item's document as its server gives it to somebody who is not logged in; the page itself shows only what a browser
 * made of it.
 * @returns null when it is not to be had
 */
export async function servedDocument(
  { pageUrl }: Item,
  { files, signal }: DetectContext,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/^https?:/i.test(pageUrl)) return null;
  try {
    const answer = await files.get(pageUrl, pageUrl, MAX_DOCUMENT_BYTES, signal);
    return 'skip' in answer ? null : answer.bytes;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'cancelled') throw error;
    // Not to be had is an answer: the content then stays unconfirmed.
    return null;
  }
}

/** The served text, when it is what the page shows and nothing else: then its borders are certain. null else. */
export function asWholeText(served: Uint8Array<ArrayBuffer> | null, shown: string): string | null {
  const text = served === null ? null : decode(served);
  return text !== null && asShown(text) === asShown(shown) ? text : null;
}

/** With its byte order mark, which is part of what was signed; null when it is no UTF-8. */
function decode(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A browser drops the byte order mark and makes one line feed of each line break. */
function asShown(text: string): string {
  return text.replace(/^\uFEFF(?![\uFE00-\uFE0F\u{E0100}-\u{E01EF}])/u, '').replace(/\r\n?/g, '\n');
}
