import { describe, expect, it, vi } from 'vitest';

const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, (message: unknown) => unknown>() }));
vi.mock('@webext-core/messaging', () => ({
  defineExtensionMessaging: () => ({
    onMessage: (name: string, listener: (message: unknown) => unknown) => listeners.set(name, listener),
  }),
}));
const own = 'chrome-extension://own/';
vi.mock('../../../src/platform/browser', () => ({ browser: { runtime: { id: 'own', getURL: () => own } } }));

const { handle } = await import('../../../src/platform/rpc');

const send = (name: string, sender: object) => listeners.get(name)!({ data: null, sender });

describe('messages that change what is trusted', () => {
  it.each(['background:anchors', 'engine:configure'] as const)('%s is for our own pages only', (name) => {
    const answer = vi.fn();
    handle(name, answer);
    send(name, { id: 'own', url: `${own}popup.html` });
    expect(answer).toHaveBeenCalledOnce();
    const page = { id: 'own', url: 'https://news.example/', tab: { id: 1 } };
    const other = { id: 'other', url: 'chrome-extension://other/popup.html' };
    const lookalike = { id: 'own', url: 'https://news.example/chrome-extension://own/' };
    for (const sender of [page, other, lookalike]) expect(() => send(name, sender)).toThrow('may not send');
    expect(answer).toHaveBeenCalledOnce();
  });
});

describe('messages that have an item fetched and looked at once more', () => {
  it.each(['background:regions', 'engine:regions'] as const)('%s is for our own pages only', (name) => {
    const answer = vi.fn();
    handle(name, answer);
    send(name, { id: 'own', url: `${own}details.html` });
    const page = { id: 'own', url: 'https://news.example/', tab: { id: 1 } };
    expect(() => send(name, page)).toThrow('may not send');
    expect(answer).toHaveBeenCalledOnce();
  });
});
