import { describe, expect, it } from 'vitest';
import {
  createEvidenceCache,
  type CachedEvidence,
  type KeyValueStore,
} from '../../../src/engine/evidence-cache';

const entry = (storedAt: number): CachedEvidence => ({ evidence: [], rendition: null, storedAt });

function store(initial: [string, unknown][] = []) {
  const entries = new Map<string, unknown>(initial);
  const keyValue: KeyValueStore = {
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
    keysByAge: async () => [...entries.keys()],
    remove: async (keys) => keys.forEach((key) => entries.delete(key)),
  };
  return { entries, keyValue };
}

describe('the evidence cache', () => {
  it('finds again what an earlier run stored', async () => {
    const { keyValue } = store([['a', entry(1)]]);
    expect(await createEvidenceCache(keyValue).get('a')).toEqual(entry(1));
  });

  it.each([
    ['nothing', undefined],
    ['a word', 'evidence'],
    ['another shape', { evidence: 'none' }],
    ['null', null],
  ])('takes %s in the store for nothing', async (_name, value) => {
    expect(await createEvidenceCache(store([['a', value]]).keyValue).get('a')).toBeNull();
  });

  it('is no obstacle when the store cannot be read', async () => {
    const broken = { ...store().keyValue, get: () => Promise.reject(new Error('gone')) };
    expect(await createEvidenceCache(broken).get('a')).toBeNull();
  });

  it('keeps at most 5,000 entries, the oldest go first', async () => {
    const { entries, keyValue } = store(
      Array.from({ length: 5_100 }, (_, index) => [`old-${String(index)}`, entry(index)]),
    );
    const cache = createEvidenceCache(keyValue);
    for (let index = 0; index < 200; index += 1)
      await cache.put(`new-${String(index)}`, entry(10_000), false);
    expect(entries.size).toBe(5_000);
    expect([entries.has('old-0'), entries.has('new-199')]).toEqual([false, true]);
  });

  it('remembers private items in memory only, and not without bound', async () => {
    const { entries, keyValue } = store();
    const cache = createEvidenceCache(keyValue);
    for (let index = 0; index < 501; index += 1) await cache.put(`p-${String(index)}`, entry(1), true);
    expect([entries.size, await cache.get('p-0'), await cache.get('p-500')]).toEqual([0, null, entry(1)]);
  });
});
