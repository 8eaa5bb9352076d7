import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPack, type OpenedPack } from '../../../src/packs/open-pack';
import { idbPacks } from '../../../src/packs/pack-store';
import { packDescription } from '../../support/pack-description';
import { zipPack } from '../../../tools/models/zip-pack';

async function opened(version: string): Promise<OpenedPack> {
  const files = new Map([
    ['model.onnx', new Uint8Array([1, 2, 3, 4])],
    ['README.md', new Uint8Array([5, 6])],
  ]);
  const zip = zipPack({ ...packDescription(64), version }, files);
  const result = await openPack(zip, '2026-11-29T00:00:00.000Z');
  if (typeof result === 'string') throw new Error(result);
  return result;
}

/** The storage is full from the so-manieth write on. */
function fullAfter(writes: number): void {
  const { put } = IDBObjectStore.prototype;
  let done = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    done += 1;
    if (done > writes) throw new DOMException('', 'QuotaExceededError');
    return put.apply(this, given);
  });
}

describe('the store of packs', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([0, 1, 2])('keeps nothing of a pack when space ends after %i writes', async (writes) => {
    const store = idbPacks(`full-after-${String(writes)}`);
    const one = await opened('v1');
    fullAfter(writes);
    await expect(store.put(one)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await store.all()).toEqual([]);
    for (const path of one.files.keys()) expect(await store.file(one.pack.sha256, path)).toBeNull();
  });

  it('keeps the earlier version whole when there is no space for the later one', async () => {
    const store = idbPacks('full-for-the-later');
    const [earlier, later] = [await opened('v1'), await opened('v2')];
    await store.put(earlier);
    fullAfter(2);
    await expect(store.put(later)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await store.all()).toEqual([earlier.pack]);
    expect(await store.file(earlier.pack.sha256, 'model.onnx')).toEqual(new Uint8Array([1, 2, 3, 4]));
  });
});
