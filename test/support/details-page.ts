import { h, render } from 'preact';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Verdict } from '../../src/core/verdict';
import type { ItemReport, TabReport } from '../../src/platform/protocol';
import { createTranslate } from '../../src/platform/translate';
import { Details } from '../../src/ui/details/details';
import type { DetailsApi } from '../../src/ui/details/use-details';
import { getMessageFrom, readMessages } from './translate';

export const t = createTranslate(getMessageFrom(readMessages('en')), 'en');

export function reportOf(verdict: Verdict | null, parts: Partial<ItemReport> = {}): TabReport {
  const item: ItemReport = {
    id: 'd/1/1',
    kind: 'image',
    src: 'https://a.example/crop.jpg',
    selector: 'img',
    box: { x: 0, y: 0, width: 1, height: 1 },
    excerpt: 'An airplane',
    language: null,
    verdict,
    badge: { isShown: true, text: '' },
    ...parts,
  };
  return {
    tabId: 7,
    url: 'https://news.example/story',
    title: 'A story',
    items: [item],
    mode: { isActive: true, because: null, host: 'news.example' },
    engine: { pending: 0, backend: { device: 'wasm', threads: 1 }, models: [], problems: [] },
    extension: { version: '0.1.0', policy: 'test', trustLists: [] },
  };
}

export const api = {
  report: vi.fn<DetailsApi['report']>(),
  thumbnails: vi.fn<DetailsApi['thumbnails']>(),
  parts: vi.fn<DetailsApi['parts']>(),
  regions: vi.fn<DetailsApi['regions']>(),
  copy: vi.fn<DetailsApi['copy']>(),
};
export const root = () => document.getElementById('root')!;
export const live = () =>
  [...root().querySelectorAll('[aria-live=polite] > span')].map((one) => one.textContent);
export const button = (name: string) =>
  [...root().querySelectorAll('button')].find((one) => one.textContent.includes(name));
export const settle = (ms = 50) => vi.advanceTimersByTimeAsync(ms);

export async function open(report: TabReport): Promise<void> {
  api.report.mockResolvedValue(report);
  render(h(Details, { about: { api, itemId: 'd/1/1' }, prior: 0.2, t }), root());
  await settle();
}

/** The page of details in jsdom, fresh for each test. */
export function setUpDetailsPage(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    const container = document.createElement('div');
    container.id = 'root';
    document.body.replaceChildren(container);
    for (const one of Object.values(api)) one.mockReset();
    api.copy.mockResolvedValue();
  });
  afterEach(() => {
    render(null, root());
    vi.useRealTimers();
  });
}
