import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../../../src/platform/engine-host';
import { makeScene } from '../../../tools/fixtures/originator/scene';

const { stored } = vi.hoisted(() => ({ stored: { value: undefined as unknown } }));
vi.mock('wxt/utils/storage', () => ({
  storage: {
    defineItem: (_key: string, { fallback }: { fallback: unknown }) => ({
      getValue: async () => structuredClone(stored.value ?? fallback),
      setValue: async (value: unknown) => void (stored.value = structuredClone(value)),
    }),
  },
}));
vi.mock('../../../src/platform/rpc', () => ({ call: vi.fn() }));

const { changeOriginators } = await import('../../../src/background/originators');
const { addOriginator, readSettings } = await import('../../../src/platform/settings');
const configure = vi.fn(async () => undefined);
const engine = { configure } as unknown as EngineHost;

let ops: string;
beforeAll(async () => {
  ops = JSON.stringify((await makeScene()).anchor);
});

beforeEach(() => {
  stored.value = undefined;
  configure.mockClear();
});

describe('an order about registries of Originator Profile', () => {
  it('adds them, tells the engine, and answers what there is now', async () => {
    const answer = await changeOriginators({ do: 'add', name: 'Desk', ops }, engine);
    const originators = [{ name: 'Desk', registries: ['dns:registry.example'] }];
    expect(answer).toMatchObject({ problem: null, originators });
    expect(configure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ originatorAnchors: [ops] }));
    expect(await changeOriginators({ do: 'list' }, engine)).toEqual(answer);
    expect(configure).toHaveBeenCalledOnce();
  });

  it('says why it added nothing, and tells the engine nothing', async () => {
    const answer = await changeOriginators({ do: 'add', name: 'Desk', ops: 'hello' }, engine);
    expect(answer).toEqual({ problem: 'no-profile', originators: [] });
    expect(configure).not.toHaveBeenCalled();
  });

  it('removes them', async () => {
    await changeOriginators({ do: 'add', name: 'Desk', ops }, engine);
    const answer = await changeOriginators({ do: 'remove', name: 'Desk' }, engine);
    expect(answer).toEqual({ problem: null, originators: [] });
    expect(configure).toHaveBeenLastCalledWith(expect.objectContaining({ originatorAnchors: [] }));
  });

  it.each([null, {}, { do: 'add', name: 'Desk' }, { do: 'add', name: 'Desk', ops: [] }, { do: 'clear' }])(
    'of the form %j is refused',
    async (order) => {
      await expect(changeOriginators(order, engine)).rejects.toThrow();
    },
  );

  it('replaces those of the same name, and keeps no more than twenty files', async () => {
    for (let at = 0; at < 20; at += 1) await addOriginator(`File ${at}`, ops);
    expect(await addOriginator('One more', ops)).toBe('too-many');
    expect(await addOriginator('File 3', ops)).toBeNull();
    expect((await readSettings()).userOriginators).toHaveLength(20);
  });

  it('finds nothing where an older version stored none, or something else', async () => {
    for (const value of [{ mode: 'automatic' }, { userOriginators: [{ name: 'x' }] }]) {
      stored.value = value;
      expect((await readSettings()).userOriginators).toEqual([]);
    }
  });
});
