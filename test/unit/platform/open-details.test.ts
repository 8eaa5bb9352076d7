import { beforeEach, describe, expect, it, vi } from 'vitest';

const { tabs } = vi.hoisted(() => ({ tabs: { get: vi.fn(), create: vi.fn() } }));
vi.mock('../../../src/platform/browser', () => ({
  browser: { runtime: { getURL: (path: string) => `ext://id${path}` }, tabs },
}));
const { openDetails } = await import('../../../src/platform/open-details');

beforeEach(() => {
  tabs.get.mockReset().mockResolvedValue({ index: 4 });
  tabs.create.mockReset().mockResolvedValue({});
});

describe('the page of details', () => {
  it('opens right beside the tab that it is about', async () => {
    await openDetails(7, 'd/1/1');
    expect(tabs.create).toHaveBeenCalledExactlyOnceWith({
      url: 'ext://id/details.html?tab=7&item=d%2F1%2F1',
      openerTabId: 7,
      index: 5,
    });
  });

  it('opens in an ordinary window where the browser keeps it out of a private one', async () => {
    tabs.create.mockRejectedValueOnce(new Error('Tab opener must be in the same window'));
    await openDetails(7, 'd/1/1');
    expect(tabs.create).toHaveBeenLastCalledWith({ url: 'ext://id/details.html?tab=7&item=d%2F1%2F1' });
  });
});
