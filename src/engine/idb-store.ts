import { createStore, delMany, entries, get, set } from 'idb-keyval';
import type { CachedEvidence, KeyValueStore } from './evidence-cache';

/** IndexedDB of the extension's own origin: the offscreen document has no `storage` API. */
export function idbStore(name = 'touchstone-evidence'): KeyValueStore {
  const store = createStore(name, 'evidence');
  return {
    get: (key) => get<unknown>(key, store),
    set: (key, value) => set(key, value, store),
    async keysByAge() {
      const all = await entries<string, CachedEvidence>(store);
      return all.sort(([, a], [, b]) => a.storedAt - b.storedAt).map(([key]) => key);
    },
    remove: (keys) => delMany([...keys], store),
  };
}
