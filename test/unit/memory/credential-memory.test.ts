import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/acquire/fingerprint';
import type { Fingerprint } from '../../../src/core/artifact';
import { createCredentialMemory, MAX_ENTRIES, type Sighting } from '../../../src/memory/credential-memory';
import { keyOf, type Entry } from '../../../src/memory/entry';
import { idbEntries, type EntryStore } from '../../../src/memory/idb-entries';
import { recompressed, shrunk } from '../../../tools/measure/credential-memory/edit';
import { writeLine } from '../../../tools/measure/credential-memory/lookalikes';
import type { Picture } from '../../../tools/watermark/read-picture';
import { photograph } from '../../support/photographs';

const photo = photograph('black-canyon');
const copy = recompressed(shrunk(photo, 300), 70);
const boats = photograph('nagasaki-boats');
const { signal } = new AbortController();

function taken(picture: Picture): Fingerprint {
  const fingerprint = fingerprintOf(picture);
  if ('skip' in fingerprint) throw new Error(fingerprint.skip);
  return fingerprint;
}

function sighting(parts: Partial<Sighting> = {}): Sighting {
  return {
    issuer: 'Desk',
    host: 'example.org',
    seenAt: '2026-11-25T08:00:00.000Z',
    says: 'ai-made',
    sourceType: 'trainedAlgorithmicMedia',
    ...parts,
  };
}

const photoLuma = taken(photo).luma;

/** The same picture under another hash: near it by as many bits as the numbers differ in. */
function numbered(index: number): Fingerprint {
  return { hash: index.toString(16).padStart(64, '0'), luma: photoLuma };
}

let databases = 0;
function newStore(): EntryStore {
  return idbEntries(`memory-${String((databases += 1))}`);
}

describe('the memory of credentials', () => {
  it('recalls for a copy in another size and quality who signed, where and when it was seen', async () => {
    const memory = createCredentialMemory(newStore());
    await memory.remember(taken(photo), sighting());
    const [recollection, ...more] = await memory.recall(taken(copy), signal);
    expect(more).toEqual([]);
    expect(recollection).toEqual({ ...sighting(), distanceBits: expect.any(Number) });
    expect(await memory.recall(taken(boats), signal)).toEqual([]);
  });

  it('does not take other words in the same frame for a copy', async () => {
    const memory = createCredentialMemory(newStore());
    const part = { x: 0.1, y: 0.85, width: 0.8, height: 0.08 };
    await memory.remember(taken(writeLine(photo, part, 1)), sighting());
    expect(await memory.recall(taken(writeLine(photo, part, 2)), signal)).toEqual([]);
  });

  it('names the nearest first', async () => {
    const memory = createCredentialMemory(newStore());
    await memory.remember(numbered(0b111), sighting({ issuer: 'far' }));
    await memory.remember(numbered(0b1), sighting({ issuer: 'near' }));
    const recalled = await memory.recall(numbered(0), signal);
    expect(recalled.map(({ issuer, distanceBits }) => [issuer, distanceBits])).toEqual([
      ['near', 1],
      ['far', 3],
    ]);
  });

  it('outlives the engine', async () => {
    const store = newStore();
    await createCredentialMemory(store).remember(taken(photo), sighting());
    const later = createCredentialMemory(store);
    expect([await later.isEmpty(), await later.count()]).toEqual([false, 1]);
    expect(await later.recall(taken(copy), signal)).toHaveLength(1);
  });

  it('keeps one entry of a picture that is met again, with the newer sighting', async () => {
    const memory = createCredentialMemory(newStore());
    await memory.remember(taken(photo), sighting());
    await memory.remember(taken(photo), sighting({ host: 'elsewhere.example' }));
    expect(await memory.count()).toBe(1);
    expect((await memory.recall(taken(photo), signal))[0]?.host).toBe('elsewhere.example');
  });

  it('keeps a bounded number of pictures, in memory and on disk; those not seen for longest go first', async () => {
    const kept = new Map(Array.from({ length: MAX_ENTRIES }, (_, at) => entryOf(at)).toReversed());
    const memory = createCredentialMemory({
      all: async () => [...kept],
      set: async (key, entry) => void kept.set(key, entry),
      remove: async (keys) => keys.forEach((key) => kept.delete(key)),
      clear: async () => kept.clear(),
    });
    expect(await memory.count()).toBe(MAX_ENTRIES);
    await memory.remember(numbered(5_000), sighting({ seenAt: '2026-11-26T08:00:00.000Z' }));
    expect([await memory.count(), kept.size]).toEqual([MAX_ENTRIES, MAX_ENTRIES]);
    expect([kept.has(entryOf(0)[0]), kept.has(entryOf(1)[0])]).toEqual([false, true]);
  });

  it('is empty once it is cleared, on disk too', async () => {
    const store = newStore();
    const memory = createCredentialMemory(store);
    await memory.remember(taken(photo), sighting());
    await memory.clear();
    expect([await memory.isEmpty(), await memory.count(), await store.all()]).toEqual([true, 0, []]);
    expect(await memory.recall(taken(copy), signal)).toEqual([]);
  });

  it('says so when it could not be cleared', async () => {
    const store = { ...newStore(), clear: () => Promise.reject(new Error('blocked')) };
    await expect(createCredentialMemory(store).clear()).rejects.toThrow('blocked');
  });

  it('takes what it cannot read for nothing, and clears it with the rest', async () => {
    const store = newStore();
    const [key, entry] = entryOf(1);
    await store.set(key, entry);
    for (const odd of [null, 'a word', { ...entry, hash: 'short' }, { ...entry, says: 'real' }])
      await store.set(`odd ${JSON.stringify(odd)}`, odd as never);
    const memory = createCredentialMemory(store);
    expect(await memory.count()).toBe(1);
    await memory.clear();
    expect(await store.all()).toEqual([]);
  });

  it('works for this session where the browser stores nothing', async () => {
    const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const memory = createCredentialMemory({ all: refuse, set: refuse, remove: refuse, clear: refuse });
    await memory.remember(taken(photo), sighting());
    expect(await memory.recall(taken(copy), signal)).toHaveLength(1);
  });
});

function entryOf(index: number): [key: string, entry: Entry] {
  const seenAt = new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString();
  const entry = { ...numbered(index + 1), ...sighting({ seenAt }) };
  return [keyOf(entry), entry];
}
