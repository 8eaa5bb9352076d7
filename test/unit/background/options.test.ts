import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OptionsOrder } from '../../../src/platform/protocol';

const { stored, broadcastMode } = vi.hoisted(() => ({
  stored: { value: undefined as unknown },
  broadcastMode: vi.fn(),
}));
vi.mock('wxt/utils/storage', () => ({
  storage: {
    defineItem: (_key: string, { fallback }: { fallback: unknown }) => ({
      getValue: async () => structuredClone(stored.value ?? fallback),
      setValue: async (value: unknown) => void (stored.value = structuredClone(value)),
    }),
  },
}));
vi.mock('../../../src/background/pages', () => ({ broadcastMode }));
const { answerOptions: answerTo } = await import('../../../src/background/options');

beforeEach(() => {
  stored.value = undefined;
  broadcastMode.mockClear();
});

describe('an order of the page of options', () => {
  const configure = vi.fn(async () => undefined);
  const answerOptions = (order: OptionsOrder) => answerTo(order, { configure } as never);

  it('to read tells where is checked and the lists with their dates, and changes nothing', async () => {
    const answer = await answerOptions({ do: 'read' });
    expect(answer).toMatchObject({ mode: 'automatic', pausedHosts: [], remembersCredentials: true });
    expect(answer.trustLists.map(({ tier }) => tier)).toEqual(
      expect.arrayContaining(['official', 'interim', 'products']),
    );
    expect(broadcastMode).not.toHaveBeenCalled();
  });

  it('to check on request only is kept, and open pages are told', async () => {
    expect(await answerOptions({ do: 'set-mode', mode: 'on-request' })).toMatchObject({ mode: 'on-request' });
    expect(broadcastMode).toHaveBeenCalledOnce();
    expect(await answerOptions({ do: 'read' })).toMatchObject({ mode: 'on-request' });
  });

  it('to assume another share of AI is kept, and the engine is told', async () => {
    expect(await answerOptions({ do: 'set-prior', prior: 0.05 })).toMatchObject({ prior: 0.05 });
    expect(configure).toHaveBeenLastCalledWith(expect.objectContaining({ prior: 0.05 }));
    expect(await answerOptions({ do: 'read' })).toMatchObject({ prior: 0.05 });
  });

  it('with a share that is not offered changes nothing', async () => {
    configure.mockClear();
    expect(await answerOptions({ do: 'set-prior', prior: 0.99 as never })).toMatchObject({ prior: 0.2 });
    expect(configure).not.toHaveBeenCalled();
  });

  it('with a mode that does not exist leaves checks automatic', async () => {
    expect(await answerOptions({ do: 'set-mode', mode: 'never' as never })).toMatchObject({
      mode: 'automatic',
    });
  });
});
