import { clear, createStore, get, getMany, setMany } from 'idb-keyval';
import * as v from 'valibot';

/** What has come of a download, apart from the installed packs. */
export interface PartStore {
  head(): Promise<PartHead | null>;
  /** In one transaction with the head that counts it. */
  add(head: PartHead, part: Uint8Array<ArrayBuffer>): Promise<void>;
  begin(head: PartHead): Promise<void>;
  /** All parts in order. */
  parts(head: PartHead): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  clear(): Promise<void>;
}

const headSchema = v.object({
  url: v.string(),
  /** `ETag` or `Last-Modified`, by which the server knows whether it is still the same file. */
  validator: v.nullable(v.string()),
  total: v.nullable(v.number()),
  received: v.number(),
  parts: v.number(),
});
export type PartHead = Readonly<v.InferOutput<typeof headSchema>>;

export function idbParts(name = 'touchstone-pack-parts'): PartStore {
  const store = createStore(name, 'parts');
  return {
    async head() {
      const parsed = v.safeParse(headSchema, await get<unknown>('head', store));
      return parsed.success ? parsed.output : null;
    },
    begin: async (head) => {
      await clear(store);
      await setMany([['head', head]], store);
    },
    add: (head, part) =>
      setMany(
        [
          ['head', head],
          [`part/${String(head.parts - 1)}`, part],
        ],
        store,
      ),
    async parts({ parts }) {
      const all = await getMany<unknown>(
        Array.from({ length: parts }, (_, i) => `part/${String(i)}`),
        store,
      );
      return all.map((one) => (one instanceof Uint8Array ? new Uint8Array(one) : new Uint8Array()));
    },
    clear: () => clear(store),
  };
}
