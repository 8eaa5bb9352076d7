import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../../src/core/item';
import { verdictOf } from '../../support/verdicts';
import { itemOn } from '../detectors/c2pa/read-in-node';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../../src/platform/rpc', () => ({ call }));
vi.mock('../../../src/platform/browser', () => ({ browser: { runtime: { id: 'own' } } }));

const { createSession } = await import('../../../src/page/session');
const { checkAgain } = await import('../../../src/page/orders');

const items = ['d/1/1', 'd/2/1'].map((id): Item => ({ ...itemOn('https://news.example/'), id }));
let session: ReturnType<typeof createSession>;

beforeEach(() => {
  call.mockReset().mockResolvedValue(undefined);
  session = createSession({} as Document);
  for (const item of items)
    session.items.set(item.id, { item, element: {} as Element, verdict: verdictOf({ itemId: item.id }) });
});

const sent = () =>
  call.mock.calls
    .filter(([name]) => name === 'background:check')
    .map(([, work]) =>
      (work as { items: Item[] }).items.map(({ id, mayFetchManifest }) => [id, mayFetchManifest]),
    );

describe('checking again', () => {
  it('fetches nothing from elsewhere unless the person asks for it', () => {
    checkAgain(session, ['d/1/1', 'd/2/1']);
    expect(sent()).toEqual([
      [
        ['d/1/1', false],
        ['d/2/1', false],
      ],
    ]);
    expect(session.items.get('d/1/1')!.verdict).toBeNull();
  });

  it('allows it for this item and this time only', () => {
    checkAgain(session, ['d/1/1'], { mayFetchManifest: true });
    checkAgain(session, ['d/1/1']);
    expect(sent()).toEqual([[['d/1/1', true]], [['d/1/1', false]]]);
  });

  it('allows it again when the message was lost and is sent once more', () => {
    checkAgain(session, ['d/1/1'], { mayFetchManifest: true });
    expect(session.pending.toSendAgain().map((one) => one.mayFetchManifest)).toEqual([true]);
  });
});
