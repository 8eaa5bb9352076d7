// @vitest-environment jsdom
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ItemReport, TabReport } from '../../../src/platform/protocol';
import { createTranslate } from '../../../src/platform/translate';
import { Popup } from '../../../src/ui/popup/popup';
import { IDLE_POLL_MS, WORKING_POLL_MS } from '../../../src/ui/popup/use-popup';
import { getMessageFrom, readMessages } from '../../support/translate';
import { foundBy, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');

const item = (id: string, label: 'likely' | 'failed' | 'no-sign' | null): ItemReport => ({
  id,
  kind: 'image',
  src: `https://a.example/${id}.png`,
  selector: '',
  box: { x: 0, y: 0, width: 0, height: 0 },
  excerpt: null,
  language: null,
  verdict: label && verdictOf({ label, reason: 'timeout' }),
  badge: { isShown: true, text: '' },
});

const reportOf = (
  parts: Partial<TabReport> & {
    pending?: number;
    problems?: TabReport['engine']['problems'];
    model?: 'ready' | 'damaged' | 'loading';
  } = {},
): TabReport => {
  const { pending = 0, problems = [], model = 'ready', ...rest } = parts;
  return {
    tabId: 1,
    url: 'https://news.example/',
    title: '',
    items: [],
    mode: { isActive: true, because: null, host: 'news.example' },
    engine: {
      pending,
      problems,
      backend: { device: 'wasm', threads: 1 },
      models: [{ id: 'image-v1', version: '0', sha256: '', state: model }],
    },
    extension: { version: '0.1.0', policy: '1', trustLists: [] },
    ...rest,
  };
};

const api = {
  report: vi.fn<() => Promise<TabReport>>(),
  pause: vi.fn(),
  command: vi.fn(),
  requestPermission: vi.fn(),
  openDetails: vi.fn(),
  openOptions: vi.fn(),
};
const root = () => document.getElementById('root')!;
const live = () => [...root().querySelectorAll('[aria-live=polite] > span')].map((one) => one.textContent);
const button = (name: string) =>
  [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(name));
const settle = (ms = 50) => vi.advanceTimersByTimeAsync(ms);

async function open(report: TabReport): Promise<void> {
  api.report.mockResolvedValue(report);
  render(h(Popup, { api, t }), root());
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  const container = document.createElement('div');
  container.id = 'root';
  document.body.replaceChildren(container);
  for (const one of Object.values(api)) one.mockReset().mockResolvedValue(undefined as never);
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

describe('the popup', () => {
  it('names the site, counts every state and lists items', async () => {
    await open(reportOf({ items: [item('a', 'no-sign'), item('b', 'likely')] }));
    expect(root().querySelector('.popup-host')!.textContent).toBe('news.example');
    expect(live()).toEqual(['2 images: 1 likely AI, 1 no sign']);
    expect([...root().querySelectorAll('.item')].map((one) => one.textContent)).toEqual([
      'Likely AI-generatedb.png',
      'No sign of AI founda.png',
    ]);
    expect(root().textContent).toContain('Version 0.1.0');
    expect(root().textContent).toContain('Models: ready on this device');
  });

  it('has exactly one live region, and it is polite', async () => {
    await open(reportOf({ items: [item('a', null)], pending: 1 }));
    expect(root().querySelectorAll('[aria-live], [role=status], [role=alert]')).toHaveLength(1);
  });

  it('says when the next edition of a trust list is due, and nothing while it is not', async () => {
    const list = { name: 'List', tier: 'official', date: '2026-08-05', nextUpdate: '2027-08-05' } as const;
    const extension = (isExpired: boolean) => ({
      version: '0.1.0',
      policy: '1',
      trustLists: [{ ...list, isExpired }],
    });
    await open(reportOf({ extension: extension(false) }));
    expect(root().textContent).not.toContain('2027');
    await open(reportOf({ extension: extension(true) }));
    await settle(5_000);
    expect(root().textContent).toMatch(/list of recognised issuers was to be renewed by .*2027/);
  });

  it('leads to the place of an item', async () => {
    await open(reportOf({ items: [item('b', 'likely')] }));
    root().querySelector<HTMLButtonElement>('.item')!.click();
    expect(api.command).toHaveBeenCalledWith({ do: 'scroll-to', id: 'b' });
  });

  it('opens the details of an item, by a button that names it, and the options', async () => {
    await open(reportOf({ items: [item('b', 'likely')] }));
    const details = button('Details')!;
    expect(details.getAttribute('aria-label')).toBe('Details: b.png');
    details.click();
    expect(api.openDetails).toHaveBeenCalledWith('b');
    button('Options')!.click();
    expect(api.openOptions).toHaveBeenCalledOnce();
  });

  it('says in a part of its own what the page says of itself, and nothing where it says nothing', async () => {
    const page = {
      ...item('p', null),
      kind: 'page' as const,
      verdict: verdictOf({ kind: 'page', evidence: [foundBy('page-signals', { trust: 'page' })] }),
    };
    await open(reportOf({ items: [page] }));
    const part = [...root().querySelectorAll('section')].find((one) =>
      one.textContent.includes('This page'),
    )!;
    expect(part.textContent).toContain('Said by the page or platform');
    expect(live()).toEqual(['No images or text to check on this page.']);
    button('Details')!.click();
    expect(api.openDetails).toHaveBeenCalledWith('p');
    await open(reportOf({ items: [item('b', 'likely')] }));
    await settle(IDLE_POLL_MS);
    expect(root().textContent).not.toContain('This page');
  });

  it('checks the page on request', async () => {
    await open(reportOf());
    button('Check this page')!.click();
    expect(api.command).toHaveBeenCalledWith({ do: 'check-all' });
  });

  it.each([
    ['an empty page', reportOf(), ['No images or text to check on this page.']],
    [
      'a browser page',
      reportOf({ mode: 'browser-page' }),
      ["Browsers don't let extensions check this page."],
    ],
    ['a missing permission', reportOf({ mode: 'no-permission' }), ['This site needs your permission.']],
    [
      'a paused site',
      reportOf({ mode: { isActive: false, because: 'paused', host: 'a' } }),
      ['Paused on this site.'],
    ],
    [
      'checks on request',
      reportOf({ mode: { isActive: false, because: 'on-request', host: 'a' } }),
      ['Pages are checked only when you ask.'],
    ],
    ['running checks', reportOf({ items: [item('a', null)], pending: 1 }), ['Checking on this device.']],
    [
      'a paused site that was checked by hand',
      reportOf({ mode: { isActive: false, because: 'paused', host: 'a' }, items: [item('a', 'likely')] }),
      ['1 image: 1 likely AI'],
    ],
  ])('announces %s', async (_state, report, words) => {
    await open(report);
    expect(live()).toEqual(words);
  });

  it('offers nothing but its options on a browser page', async () => {
    await open(reportOf({ mode: 'browser-page' }));
    const offered = [...root().querySelectorAll('button, input')].map((one) => one.textContent);
    expect(offered).toEqual(['Options']);
  });

  it('asks for the permission inside the click', async () => {
    await open(reportOf({ mode: 'no-permission' }));
    button('Allow')!.click();
    expect(api.requestPermission).toHaveBeenCalledOnce();
  });

  it('shows progress and stops', async () => {
    await open(reportOf({ items: [item('a', null), item('b', 'likely')], pending: 1 }));
    expect(root().textContent).toContain('Checked 1 of 2');
    expect(root().querySelector('progress')).toMatchObject({ value: 1, max: 2 });
    button('Stop')!.click();
    expect(api.command).toHaveBeenCalledWith({ do: 'stop' });
  });

  it('offers to try again what failed', async () => {
    await open(reportOf({ items: [item('a', 'failed')] }));
    expect(root().textContent).toContain("1 couldn't be checked");
    button('Try again')!.click();
    expect(api.command).toHaveBeenCalledWith({ do: 'check-all' });
  });

  it.each([
    [{ model: 'damaged' as const }, 'A model file is damaged'],
    [{ problems: ['storage-full' as const] }, 'Storage is full'],
    [{ problems: ['out-of-memory' as const] }, "Part of the checks isn't working: not enough memory"],
    [{ model: 'loading' as const }, 'Preparing the model.'],
  ])('tells what is wrong or in the making: %o', async (parts, words) => {
    await open(reportOf(parts));
    expect(root().textContent).toContain(words);
  });

  it('pauses and resumes the site by its switch', async () => {
    await open(reportOf());
    const toggle = root().querySelector<HTMLInputElement>('input[role=switch]')!;
    expect(toggle.checked).toBe(true);
    api.report.mockResolvedValue(
      reportOf({ mode: { isActive: false, because: 'paused', host: 'news.example' } }),
    );
    toggle.click();
    expect(api.pause).toHaveBeenLastCalledWith('news.example', true);
    await settle();
    expect(toggle.checked).toBe(false);
    toggle.click();
    expect(api.pause).toHaveBeenLastCalledWith('news.example', false);
  });

  it('asks every half second while checks run, and seldom after', async () => {
    await open(reportOf({ items: [item('a', null)], pending: 1 }));
    api.report.mockClear();
    await settle(WORKING_POLL_MS * 4);
    expect(api.report).toHaveBeenCalledTimes(4);
    api.report.mockResolvedValue(reportOf({ items: [item('a', 'likely')] }));
    await settle(WORKING_POLL_MS);
    api.report.mockClear();
    await settle(IDLE_POLL_MS * 2);
    expect(api.report).toHaveBeenCalledTimes(2);
  });

  it('drops an answer that was overtaken by a later one', async () => {
    await open(reportOf({ items: [item('a', null)], pending: 1 }));
    let answerLate: (report: TabReport) => void = () => undefined;
    api.report.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
    await settle(WORKING_POLL_MS);
    api.report.mockResolvedValue(reportOf({ items: [item('a', 'likely')] }));
    button('Stop')!.click();
    await settle();
    answerLate(reportOf({ items: [item('a', null)], pending: 1 }));
    await settle();
    expect(live()).toEqual(['1 image: 1 likely AI']);
  });

  it('says when nobody answers, and recovers', async () => {
    api.report.mockRejectedValue(new Error('gone'));
    render(h(Popup, { api, t }), root());
    await settle();
    expect(live()).toEqual(["This page doesn't answer. Reload it to check it."]);
    api.report.mockResolvedValue(reportOf());
    await settle(IDLE_POLL_MS);
    expect(live()).toEqual(['No images or text to check on this page.']);
  });
});
