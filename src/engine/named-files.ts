import { fetchBytes, type Network } from '../acquire/bytes';
import type { NamedFile, NamedFiles, Skip } from '../core/detector';
import { AppError } from '../core/errors';

/** All items of a page ask for the same few files; after this a page may have changed them. */
const KEPT_MS = 60_000;
/** Long enough for the items of one batch, too short to stand in the way of someone who tries again. */
const FAILURE_KEPT_MS = 2_000;
/** A page names a handful; older answers are dropped. */
const MAX_KEPT = 32;

interface Kept {
  goodUntil: number;
  readonly answer: Promise<NamedFile | Skip>;
}

/** Fetches files that a page names itself, each once for all the items that ask. */
export function createNamedFiles(network: Network, now: () => number = Date.now): NamedFiles {
  const kept = new Map<string, Kept>();
  return {
    get(url, pageUrl, maxBytes, signal) {
      const key = `${url} ${pageUrl} ${String(maxBytes)}`;
      const known = kept.get(key);
      if (known && now() < known.goodUntil) return unlessCancelled(known.answer, signal);
      const answer = fetchBytes({ url, pageUrl, kind: 'page', maxBytes }, network, forAll);
      const entry: Kept = { goodUntil: now() + KEPT_MS, answer };
      answer.catch(() => {
        entry.goodUntil = now() + FAILURE_KEPT_MS;
      });
      kept.delete(key);
      kept.set(key, entry);
      if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
      return unlessCancelled(answer, signal);
    },
  };
}

/** One item that gives up must not take the answer from the others; the request has its own time limit. */
const forAll = new AbortController().signal;

function unlessCancelled<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const cancel = () => {
    reject(new AppError('cancelled'));
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  answer.then(resolve, reject).finally(() => {
    signal.removeEventListener('abort', cancel);
  });
  return promise;
}
