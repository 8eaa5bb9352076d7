import { afterEach, describe, expect, it, vi } from 'vitest';
import { aloneAs } from '../../../src/platform/alone';

/** The part of Web Locks that is used: one holder of a name, no waiting. */
function locksOfOneBrowser() {
  const held = new Set<string>();
  return {
    async request(name: string, _: object, work: (lock: object | null) => unknown) {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

describe('work that one page at a time may do', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is done by the first, and by another one when that has ended or failed', async () => {
    vi.stubGlobal('navigator', { locks: locksOfOneBrowser() });
    const [here, there] = [aloneAs('download'), aloneAs('download')];
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = here(() => promise, 'busy');
    expect(await there(() => Promise.resolve('done there'), 'busy')).toBe('busy');
    expect(await aloneAs('other')(() => Promise.resolve('other name'), 'busy')).toBe('other name');
    resolve('done here');
    expect(await first).toBe('done here');
    await expect(there(() => Promise.reject(new Error('failed')), 'busy')).rejects.toThrow('failed');
    expect(await here(() => Promise.resolve('again'), 'busy')).toBe('again');
  });
});
