import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../../../src/platform/engine-host';
import { root } from '../detectors/c2pa/read-in-node';

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

const { changeAnchors } = await import('../../../src/background/anchors');
const pem = readFileSync(`${root}assets/public/trust/sample-root.pem`, 'utf8');
const configure = vi.fn(async () => undefined);
const engine = { configure } as unknown as EngineHost;

beforeEach(() => {
  stored.value = undefined;
  configure.mockClear();
});

describe('an order about certificates', () => {
  it('adds them, tells the engine, and answers what there is now', async () => {
    const answer = await changeAnchors({ do: 'add', name: 'Desk', pem }, engine);
    expect(answer).toMatchObject({ problem: null, anchors: [{ name: 'Desk', certificates: 1 }] });
    expect(configure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ userAnchors: pem }));
    expect(await changeAnchors({ do: 'list' }, engine)).toEqual(answer);
    expect(configure).toHaveBeenCalledOnce();
  });

  it('says why it added nothing, and tells the engine nothing', async () => {
    const answer = await changeAnchors({ do: 'add', name: 'Desk', pem: 'hello' }, engine);
    expect(answer).toEqual({ problem: 'no-certificate', anchors: [] });
    expect(configure).not.toHaveBeenCalled();
  });

  it('removes them', async () => {
    await changeAnchors({ do: 'add', name: 'Desk', pem }, engine);
    expect(await changeAnchors({ do: 'remove', name: 'Desk' }, engine)).toEqual({
      problem: null,
      anchors: [],
    });
    expect(configure).toHaveBeenLastCalledWith(expect.objectContaining({ userAnchors: '' }));
  });

  it.each([null, {}, { do: 'add', name: 'Desk' }, { do: 'clear' }])(
    'of the form %j is refused',
    async (order) => {
      await expect(changeAnchors(order, engine)).rejects.toThrow();
    },
  );
});
