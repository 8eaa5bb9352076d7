import type { Pack, PackProblem } from '../core/pack';
import { MAX_PACKS } from './limits';
import { openPack } from './open-pack';
import type { PackStore } from './pack-store';
import { storageProblem } from './storage-problem';

/** @param bytes the ZIP file. @returns why it was not taken, or the pack; then all of it is stored */
export type Install = (bytes: Uint8Array) => Promise<Pack | PackProblem>;

/**
 * Takes one pack after the other: two at a time would hold twice 200 MB, and each would count without the other.
 * @param onStored told before it resolves; `replaced` are hashes of packs of the same id that went
 */
export function createInstall(
  packs: PackStore,
  onStored: (pack: Pack, replaced: readonly string[]) => Promise<void>,
): Install {
  let last: Promise<unknown> = Promise.resolve();
  const install: Install = async (bytes) => {
    const opened = await openPack(bytes, new Date().toISOString());
    if (typeof opened === 'string') return opened;
    const { id } = opened.pack.manifest;
    let stored: readonly Pack[];
    try {
      stored = await packs.all();
      if (stored.filter(({ manifest }) => manifest.id !== id).length >= MAX_PACKS) return 'too-many';
      await packs.put(opened);
    } catch (thrown) {
      return storageProblem(thrown); // one transaction: nothing of it is there
    }
    const replaced = stored.filter(({ manifest }) => manifest.id === id).map(({ sha256 }) => sha256);
    await onStored(opened.pack, replaced);
    return opened.pack;
  };
  return (bytes) => {
    const result = last.then(() => install(bytes));
    last = result.catch(() => undefined);
    return result;
  };
}
