import type { Fingerprint, Rendition } from '../core/artifact';
import type { Skip } from '../core/detector';
import type { Evidence } from '../core/evidence';

/** What looking at the same bytes again would find again. The verdict is fused anew, so a changed policy applies at once. */
export interface CachedEvidence {
  readonly evidence: readonly Evidence[];
  readonly rendition: Rendition | null;
  /** Spares decoding the picture again; absent or null where it was not needed yet. */
  readonly fingerprint?: Fingerprint | Skip | null;
  /** ms since the epoch; the oldest entries go first. */
  readonly storedAt: number;
}

/** Keyed by content and by the versions of everything that judged it. Never rejects: a lost cache costs time only. */
export interface EvidenceCache {
  get(key: string): Promise<CachedEvidence | null>;
  /** Private windows pass `isPrivate`: then nothing reaches the disk. */
  put(key: string, entry: CachedEvidence, isPrivate: boolean): Promise<void>;
  /** True after the browser refused to store for lack of space. */
  isFull(): boolean;
}

export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: CachedEvidence): Promise<void>;
  /** Keys of entries, oldest first. */
  keysByAge(): Promise<readonly string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** About 4 KB each: some 20 MB on disk at most. */
const MAX_STORED_ENTRIES = 5_000;
/** Enough for the pictures of a few long pages. */
const MAX_MEMORY_ENTRIES = 500;
/** Pruning reads all keys, so it is not done at every write. */
const WRITES_BETWEEN_PRUNES = 200;

export function createEvidenceCache(store: KeyValueStore): EvidenceCache {
  const memory = new Map<string, CachedEvidence>();
  let isFull = false;
  let writes = 0;

  const remember = (key: string, entry: CachedEvidence) => {
    memory.set(key, entry);
    const oldest = memory.keys().next().value;
    if (memory.size > MAX_MEMORY_ENTRIES && oldest !== undefined) memory.delete(oldest);
  };

  const prune = async () => {
    const keys = await store.keysByAge();
    await store.remove(keys.slice(0, Math.max(0, keys.length - MAX_STORED_ENTRIES)));
  };

  return {
    isFull: () => isFull,
    async get(key) {
      const remembered = memory.get(key);
      if (remembered) return remembered;
      const stored = await store.get(key).catch(() => undefined);
      return isCachedEvidence(stored) ? stored : null;
    },
    async put(key, entry, isPrivate) {
      remember(key, entry);
      if (isPrivate) return;
      try {
        await store.set(key, entry);
        isFull = false;
        writes += 1;
        if (writes % WRITES_BETWEEN_PRUNES === 0) await prune();
      } catch {
        isFull = true;
      }
    },
  };
}

function isCachedEvidence(value: unknown): value is CachedEvidence {
  return typeof value === 'object' && value !== null && 'evidence' in value && Array.isArray(value.evidence);
}
