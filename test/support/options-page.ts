import { h, render } from 'preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { PackDesk } from '../../src/core/pack-desk';
import type { AnchorsAnswer, OptionsAnswer } from '../../src/platform/protocol';
import { createTranslate } from '../../src/platform/translate';
import { Options, type OptionsApi } from '../../src/ui/options/options';
import { getMessageFrom, readMessages } from './translate';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');

export const list = {
  name: 'C2PA Trust List',
  tier: 'official',
  date: '2026-08-05',
  nextUpdate: '2027-08-05',
} as const;
export const optionsOf = (parts: Partial<OptionsAnswer> = {}): OptionsAnswer => ({
  mode: 'automatic',
  pausedHosts: [],
  prior: 0.2,
  remembersCredentials: true,
  trustLists: [{ ...list, isExpired: false }],
  shippedRegistries: [],
  ...parts,
});
export const anchor = (name: string, certificates = 1) => ({
  name,
  certificates,
  addedAt: '2026-05-03T12:00:00.000Z',
});
export const answer = (
  anchors: AnchorsAnswer['anchors'],
  problem: AnchorsAnswer['problem'] = null,
): AnchorsAnswer => ({ anchors, problem });

export const api = {
  read: vi.fn<OptionsApi['read']>(),
  setMode: vi.fn<OptionsApi['setMode']>(),
  setPrior: vi.fn<OptionsApi['setPrior']>(),
  pause: vi.fn<OptionsApi['pause']>(),
  anchors: {
    list: vi.fn<OptionsApi['anchors']['list']>(),
    add: vi.fn<OptionsApi['anchors']['add']>(),
    remove: vi.fn<OptionsApi['anchors']['remove']>(),
    textOf: vi.fn<OptionsApi['anchors']['textOf']>(),
  },
  originators: {
    list: vi.fn<OptionsApi['originators']['list']>(),
    add: vi.fn<OptionsApi['originators']['add']>(),
    remove: vi.fn<OptionsApi['originators']['remove']>(),
    textOf: vi.fn<OptionsApi['originators']['textOf']>(),
  },
  memory: {
    count: vi.fn<OptionsApi['memory']['count']>(),
    clear: vi.fn<OptionsApi['memory']['clear']>(),
    remember: vi.fn<OptionsApi['memory']['remember']>(),
  },
};

/** A desk without packs. */
const none = { packs: [], choice: { image: null, text: null }, states: [] };
export const noPacks: PackDesk = {
  read: () => Promise.resolve(none),
  use: () => Promise.resolve(none),
  addFile: () => Promise.resolve('not-a-pack'),
  remove: () => Promise.resolve(none),
  download: {
    state: () => Promise.resolve(null),
    start: () => Promise.resolve(null),
    resume: () => Promise.resolve(null),
    pause: () => undefined,
    cancel: () => Promise.resolve(),
  },
};

export const root = () => document.getElementById('root')!;
export const live = () => [...root().querySelectorAll('[role=status] > span')].map((one) => one.textContent);
export const button = (name: string) =>
  [...root().querySelectorAll('button')].find(
    (one) => one.textContent === name || one.getAttribute('aria-label') === name,
  )!;
export const section = (heading: string) =>
  [...root().querySelectorAll('section')].find((one) => one.querySelector('h2')!.textContent === heading)!;
export const settle = () => vi.advanceTimersByTimeAsync(50);
export const soon = (expectation: () => void) => vi.waitFor(expectation);

export async function open(
  options: Partial<OptionsAnswer> = {},
  anchors: AnchorsAnswer['anchors'] = [],
  pictures = 0,
): Promise<void> {
  api.read.mockResolvedValue(optionsOf(options));
  api.anchors.list.mockResolvedValue(answer(anchors));
  api.originators.list.mockResolvedValue({ problem: null, originators: [] });
  api.memory.count.mockResolvedValue(pictures);
  render(h(Options, { api, packs: noPacks, t }), root());
  await soon(() => {
    expect(section('Where to check')).toBeDefined();
  });
  await settle();
}

/** jsdom has no file picker: what a person chose is put into the field. */
export function choose(files: readonly File[], heading = 'Certificates you add'): void {
  const field = section(heading).querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(field, 'files', { value: files, configurable: true });
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The page of options in jsdom, fresh for each test. */
export function setUpOptionsPage(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    const container = document.createElement('div');
    container.id = 'root';
    document.body.replaceChildren(container);
    const { read, setMode, pause, anchors, originators, memory } = api;
    const parts = [anchors, originators, memory].flatMap((one) => Object.values(one));
    for (const one of [read, setMode, pause, ...parts]) one.mockReset();
  });
  afterEach(async () => {
    // What is still to be drawn would otherwise wait for a timer that no longer runs.
    await settle();
    render(null, root());
    vi.useRealTimers();
  });
}
