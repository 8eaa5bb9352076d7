import { createStore, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import type { Pack } from '../core/pack';
import type { OpenedPack } from './open-pack';
import { parseManifest } from './manifest';

/** Installed packs; whole or not there at all. IndexedDB is what page, offscreen document, event page and worker share. */
export interface PackStore {
  /** Oldest first. */
  all(): Promise<readonly Pack[]>;
  get(sha256: string): Promise<Pack | null>;
  /** Not checked: whoever uses the bytes compares their hash. */
  file(sha256: string, path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** In one transaction; an earlier pack of the same id goes. Rejects when there is no space. */
  put(opened: OpenedPack): Promise<void>;
  remove(sha256: string): Promise<void>;
}

const storedSchema = v.object({
  manifest: v.unknown(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  addedAt: v.string(),
  sizeBytes: v.number(),
  cardText: v.string(),
});

export function idbPacks(name = 'touchstone-packs'): PackStore {
  const store = createStore(name, 'packs');
  const read = async (sha256: string) => parseStored(await get<unknown>(headKey(sha256), store));
  const all = async () => {
    const heads = (await keys<string>(store)).filter((key) => key.startsWith('pack/'));
    const packs = await Promise.all(heads.map((key) => read(key.slice('pack/'.length))));
    return packs
      .filter((one): one is Pack => one !== null)
      .toSorted((a, b) => a.addedAt.localeCompare(b.addedAt));
  };
  return {
    all,
    get: read,
    async file(sha256, path) {
      const bytes = await get<unknown>(fileKey(sha256, path), store);
      return bytes instanceof Uint8Array ? new Uint8Array(bytes) : null;
    },
    async put({ pack, files }) {
      const older = (await all()).filter(({ manifest }) => manifest.id === pack.manifest.id);
      await inOne(store, (target) => {
        for (const { sha256 } of older) target.delete(rangeOf(sha256));
        for (const { sha256 } of older) target.delete(headKey(sha256));
        for (const [path, bytes] of files) target.put(bytes, fileKey(pack.sha256, path));
        target.put(pack, headKey(pack.sha256));
      });
    },
    remove: (sha256) =>
      inOne(store, (target) => {
        target.delete(headKey(sha256));
        target.delete(rangeOf(sha256));
      }),
  };
}

function inOne(store: UseStore, change: (target: IDBObjectStore) => void): Promise<void> {
  return store('readwrite', (target) => {
    try {
      change(target);
    } catch (error) {
      target.transaction.abort();
      throw error;
    }
    return promisifyRequest(target.transaction);
  });
}

function parseStored(stored: unknown): Pack | null {
  const parsed = v.safeParse(storedSchema, stored);
  if (!parsed.success) return null;
  const manifest = parseManifest(JSON.stringify(parsed.output.manifest));
  return manifest === null ? null : { ...parsed.output, manifest };
}

function headKey(sha256: string): string {
  return `pack/${sha256}`;
}

function fileKey(sha256: string, path: string): string {
  return `file/${sha256}/${path}`;
}

function rangeOf(sha256: string): IDBKeyRange {
  return IDBKeyRange.bound(fileKey(sha256, ''), fileKey(sha256, '\uffff'));
}
