import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../../../src/platform/engine-host';

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

const { answerMemory, switchMemory } = await import('../../../src/background/memory');
const { readSettings } = await import('../../../src/platform/settings');
const configure = vi.fn(async () => undefined);
const memory = vi.fn(async ({ do: order }: { do: 'count' | 'clear' }) => (order === 'clear' ? 0 : 7));
const engine = { configure, memory } as unknown as EngineHost;

beforeEach(() => {
  stored.value = undefined;
  configure.mockClear();
});

describe('the memory of credentials, as the options page reaches it', () => {
  it('is counted and cleared by the engine, which alone holds it', async () => {
    expect(await answerMemory({ do: 'count' }, engine)).toEqual({ count: 7 });
    expect(await answerMemory({ do: 'clear' }, engine)).toEqual({ count: 0 });
  });

  it('is on until it is switched off; the engine is told at once, and nothing else changes', async () => {
    const before = await readSettings();
    expect(before.remembersCredentials).toBe(true);
    await switchMemory(false, engine);
    expect(await readSettings()).toEqual({ ...before, remembersCredentials: false });
    expect(configure).toHaveBeenLastCalledWith(expect.objectContaining({ remembersCredentials: false }));
    await switchMemory(true, engine);
    expect(configure).toHaveBeenLastCalledWith(expect.objectContaining({ remembersCredentials: true }));
  });
});
