import type { PartHead, PartStore } from '../../../src/packs/part-store';

/** The store of a download without a browser. */
export function partsInMemory(): PartStore {
  let head: PartHead | null = null;
  let parts: Uint8Array<ArrayBuffer>[] = [];
  const begin = (next: PartHead | null) => {
    head = next;
    parts = [];
    return Promise.resolve();
  };
  return {
    head: () => Promise.resolve(head),
    begin,
    add(next, part) {
      head = next;
      parts.push(part);
      return Promise.resolve();
    },
    parts: () => Promise.resolve(parts),
    clear: () => begin(null),
  };
}
