import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item, Origin } from '../../../src/core/item';
import type { LocalEngine } from '../../../src/platform/engine-host';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../../src/platform/rpc', () => ({ call }));
const userAnchors = 'PEM of the user';
const none = {
  originatorAnchors: [],
  prior: 0.2,
  remembersCredentials: true,
  packs: { image: null, text: null },
} as const;
vi.mock('../../../src/platform/settings', () => ({ readEngineSettings: async () => ({ userAnchors }) }));

const origin: Origin = { tabId: 1, frameId: 0, documentId: 'd', isPrivate: false };
const item = { id: 'd/1/1' } as Item;
/** The document is there at once, but its script listens only after some messages were lost. */
const lostMessages = 3;

const offscreen = { isOpen: false, asked: 0, made: 0 };
vi.stubGlobal('chrome', {
  offscreen: {
    Reason: { WORKERS: 'WORKERS' },
    createDocument: async () => {
      offscreen.isOpen = true;
      offscreen.made += 1;
    },
    hasDocument: async () => offscreen.isOpen,
  },
});

beforeEach(() => {
  vi.resetModules();
  Object.assign(offscreen, { isOpen: false, asked: 0, made: 0 });
  call.mockReset();
  call.mockImplementation(async (name: string) => {
    offscreen.asked += 1;
    if (offscreen.asked <= lostMessages) throw new Error('Receiving end does not exist.');
    return name === 'engine:status' ? { pending: 0 } : undefined;
  });
});

async function openHost() {
  const { offscreenEngine } = await import('../../../src/platform/engine-host');
  return offscreenEngine();
}

describe('the engine in an offscreen document', () => {
  it('is asked only once it listens, also by those who do not start it', async () => {
    const engine = await openHost();
    const starting = engine.status();
    await vi.waitFor(() => expect(offscreen.isOpen).toBe(true));
    await expect(engine.forget(origin, 'all')).resolves.toBeUndefined();
    await expect(engine.hurry(origin, ['d/1/1'])).resolves.toBeUndefined();
    await expect(starting).resolves.toEqual({ pending: 0 });
  });

  it('is made anew when its document is gone, once for all who notice', async () => {
    const engine = await openHost();
    await engine.status();
    Object.assign(offscreen, { isOpen: false, asked: 0, made: 0 });
    await expect(
      Promise.all([engine.status(), engine.check(origin, { items: [], page: null })]),
    ).resolves.toHaveLength(2);
    expect(offscreen).toMatchObject({ isOpen: true, made: 1 });
  });

  it("is told the user's certificates before its first work, and again when they change", async () => {
    const engine = await openHost();
    await engine.check(origin, { items: [], page: null });
    await engine.configure({ ...none, userAnchors: '' });
    const told = call.mock.calls.filter(([name]) => name !== 'engine:status');
    expect(told).toEqual([
      ['engine:configure', { userAnchors }],
      ['engine:check', { origin, items: [], page: null }],
      ['engine:configure', { ...none, userAnchors: '' }],
    ]);
  });

  it('passes on what went wrong while its document is there', async () => {
    const engine = await openHost();
    await engine.status();
    call.mockRejectedValue(new Error('refused'));
    await expect(engine.check(origin, { items: [], page: null })).rejects.toThrow('refused');
  });

  it.each([['thumbnails'], ['parts'], ['regions']] as const)(
    'is started to look at %s of an item',
    async (what) => {
      const engine = await openHost();
      await engine[what](item);
      expect(call.mock.calls.at(-1)).toEqual([`engine:${what}`, { item }]);
    },
  );

  it('is not started to forget something', async () => {
    const engine = await openHost();
    await engine.forget(origin, 'all');
    await engine.hurry(origin, ['d/1/1']);
    expect(offscreen.isOpen).toBe(false);
    expect(call).not.toHaveBeenCalled();
  });
});

describe('the engine in the event page', () => {
  it('is loaded when it is first asked to look, and looks itself', async () => {
    const { localEngine } = await import('../../../src/platform/engine-host');
    const regions = vi.fn(async () => ({ outcome: 'undecided' }) as const);
    const configure = vi.fn(async () => undefined);
    const load = vi.fn(async () => ({ regions, configure }) as unknown as LocalEngine);
    const engine = localEngine(load);
    expect(load).not.toHaveBeenCalled();
    expect(await engine.regions(item)).toEqual({ outcome: 'undecided' });
    expect(regions).toHaveBeenCalledExactlyOnceWith(item);
    expect(configure).toHaveBeenCalledExactlyOnceWith({ userAnchors });
  });
});
