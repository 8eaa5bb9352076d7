import type { Fingerprint } from '../core/artifact';
import type { CredentialMemory, Recollection } from '../core/detector';
import { keyOf, parseEntry, type Entry } from './entry';
import { hammingDistance, hashWords, type HashWords } from './hamming';
import type { EntryStore } from './idb-entries';
import { looksSame, MAX_DISTANCE_BITS } from './same-picture';
import type { Sighting } from './sighting';

export type { Sighting } from './sighting';

/** The memory as the engine uses it. Only `clear` rejects: a picture that is not remembered costs a hint, no more. */
export interface PictureMemory extends CredentialMemory {
  /** True when there is nothing to compare with, so that no picture need be decoded for it. */
  isEmpty(): Promise<boolean>;
  /** Met again, the picture keeps the newer sighting. */
  remember(fingerprint: Fingerprint, sighting: Sighting): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

/** About 2 KB each: 4 MB at most. A picture with recognised credentials is still a rare thing to meet. */
export const MAX_ENTRIES = 2_000;

/** An entry with its hash taken apart for comparing. */
interface Known {
  readonly entry: Entry;
  readonly words: HashWords;
}

/** Read from the store once, when it is first needed; then kept in memory too, oldest first. */
export function createCredentialMemory(store: EntryStore): PictureMemory {
  let loading: Promise<Map<string, Known>> | undefined;
  const loaded = () => (loading ??= load(store));

  return {
    isEmpty: async () => (await loaded()).size === 0,
    count: async () => (await loaded()).size,
    async recall(fingerprint, signal) {
      const known = await loaded();
      signal.throwIfAborted();
      return nearest(known.values(), fingerprint);
    },
    async remember({ hash, luma }, sighting) {
      const known = await loaded();
      const entry = { hash, luma, ...sighting };
      const key = keyOf(entry);
      known.delete(key);
      known.set(key, { entry, words: hashWords(hash) });
      const surplus = [...known.keys()].slice(0, Math.max(0, known.size - MAX_ENTRIES));
      surplus.forEach((one) => known.delete(one));
      await Promise.all([store.set(key, entry), store.remove(surplus)]).catch(() => undefined);
    },
    async clear() {
      (await loaded()).clear();
      await store.clear();
    },
  };
}

async function load(store: EntryStore): Promise<Map<string, Known>> {
  const stored = await store.all().catch(() => []);
  const readable = stored.flatMap(([key, value]) => {
    const entry = parseEntry(value);
    return entry === null ? [] : [[key, { entry, words: hashWords(entry.hash) }] as const];
  });
  return new Map(readable.toSorted(([, a], [, b]) => (a.entry.seenAt < b.entry.seenAt ? -1 : 1)));
}

function nearest(known: Iterable<Known>, fingerprint: Fingerprint): readonly Recollection[] {
  const wanted = hashWords(fingerprint.hash);
  return [...known]
    .map(({ entry, words }) => ({ entry, distanceBits: hammingDistance(words, wanted) }))
    .filter(({ distanceBits }) => distanceBits <= MAX_DISTANCE_BITS)
    .filter(({ entry }) => looksSame(entry.luma, fingerprint.luma))
    .toSorted((a, b) => a.distanceBits - b.distanceBits)
    .map(({ entry: { hash: _hash, luma: _luma, ...sighting }, distanceBits }) => ({
      ...sighting,
      distanceBits,
    }));
}
