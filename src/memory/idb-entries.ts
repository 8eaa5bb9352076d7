import { clear, createStore, delMany, entries, set } from 'idb-keyval';
import type { Entry } from './entry';

/** Where entries are kept between sessions. */
export interface EntryStore {
  all(): Promise<readonly (readonly [key: string, stored: unknown])[]>;
  set(key: string, entry: Entry): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** IndexedDB of the extension's own origin, apart from the evidence: one can be cleared without the other. */
export function idbEntries(name = 'touchstone-credential-memory'): EntryStore {
  const store = createStore(name, 'pictures');
  return {
    all: () => entries<string, unknown>(store),
    set: (key, entry) => set(key, entry, store),
    remove: (keys) => delMany([...keys], store),
    clear: () => clear(store),
  };
}
