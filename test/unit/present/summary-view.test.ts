import { describe, expect, it } from 'vitest';
import type { Label } from '../../../src/core/verdict';
import { createTranslate } from '../../../src/platform/translate';
import { modelWords, problemWords } from '../../../src/present/engine-words';
import { summaryView, toolbarTitle, type SummaryItem } from '../../../src/present/summary-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');
const ja = createTranslate(getMessageFrom(readMessages('ja')), 'ja');

const item = (
  id: string,
  label: Label | 'checking',
  parts: Partial<SummaryItem> = {},
  likelihood: number | null = null,
): SummaryItem => ({
  id,
  kind: 'image',
  src: `https://a.example/${id}.jpg`,
  excerpt: null,
  verdict: label === 'checking' ? null : verdictOf({ label, likelihood, kind: parts.kind ?? 'image' }),
  ...parts,
});
const many = (number: number, label: Label | 'checking') =>
  Array.from({ length: number }, (_, n) => item(`${label}-${n}`, label));

describe('the counts', () => {
  const page = [
    ...many(2, 'likely'),
    ...many(1, 'declared-generated'),
    ...many(3, 'inconclusive'),
    ...many(5, 'no-sign'),
    ...many(1, 'not-checked'),
  ];

  it('name every state that occurs, the unchecked included', () => {
    expect(summaryView(page).counts.map(t)).toEqual([
      '12 images: 1 declared, 2 likely AI, 3 inconclusive, 5 no sign, 1 not checked',
    ]);
    expect(summaryView(page).counts.map(ja)).toEqual([
      '画像12件: AI利用の記録あり1件、AIの可能性が高い2件、判定できず3件、兆候は未検出5件、未確認1件',
    ]);
  });

  it('add up both kinds of declaration', () => {
    const counts = summaryView([item('a', 'declared-generated'), item('b', 'declared-edited')]).counts;
    expect(counts.map(t)).toEqual(['2 images: 2 declared']);
  });

  it('are kept apart by kind, each with its own word for one', () => {
    const counts = summaryView([
      item('t', 'likely', { kind: 'text' }),
      item('i', 'checking'),
      item('v', 'failed', { kind: 'video' }),
    ]).counts;
    expect(counts.map(t)).toEqual([
      '1 image: 1 being checked',
      '1 passage: 1 likely AI',
      "1 video: 1 couldn't be checked",
    ]);
  });

  it('are empty on an empty page', () => {
    expect(summaryView([])).toEqual({ counts: [], total: 0, done: 0, failed: 0, top: [] });
  });

  it('tell how many are done and how many failed', () => {
    expect(summaryView([...many(3, 'checking'), ...many(2, 'failed'), ...many(1, 'likely')])).toMatchObject({
      total: 6,
      done: 3,
      failed: 2,
    });
  });
});

describe('the list', () => {
  it('holds at most five, weightiest first, then likelier, then as on the page', () => {
    const items = [
      item('n', 'no-sign'),
      item('l1', 'likely', {}, 0.7),
      item('l2', 'likely', {}, 0.8),
      item('c', 'checking'),
      item('i', 'credentials-invalid'),
      item('l3', 'likely', {}, 0.7),
      item('x', 'inconclusive'),
    ];
    expect(summaryView(items).top.map((one) => one.id)).toEqual(['i', 'l2', 'l1', 'l3', 'x']);
  });

  it('names items by their own text, else by their file, else by number', () => {
    const top = summaryView([
      item('a', 'likely', { excerpt: ' A cat ' }),
      item('b', 'likely'),
      item('c', 'likely', { src: 'data:image/png;base64,AA' }),
      item('d', 'likely', { kind: 'text', src: null, excerpt: '' }),
    ]).top;
    expect(top.map(({ name }) => (typeof name === 'string' ? name : t(name)))).toEqual([
      'A cat',
      'b.jpg',
      'Image 3',
      'Passage 1',
    ]);
  });
});

describe('the toolbar', () => {
  it.each([
    [2, 1, '2 likely AI, 1 not checked'],
    [2, 0, '2 likely AI'],
    [0, 1, '1 not checked'],
    [0, 0, 'Touchstone'],
  ])('with %i flagged and %i unchecked is titled "%s"', (flagged, notChecked, title) => {
    expect(t(toolbarTitle({ flagged, notChecked }))).toBe(title);
  });
});

describe('the state of the engine', () => {
  const state = (...states: ('unloaded' | 'loading' | 'ready' | 'damaged')[]) => ({
    models: states.map((one) => ({ state: one })),
    problems: [],
  });

  it.each([
    [state('ready', 'loading'), 'popup_first_load'],
    [state('ready', 'unloaded'), 'popup_models_ready'],
    [state('unloaded'), 'popup_models_unloaded'],
  ])('puts the models into one sentence (%#)', (engine, key) => {
    expect(modelWords(engine)?.key).toBe(key);
  });

  it('tells a damaged model once, as a problem', () => {
    const engine = {
      ...state('damaged', 'ready'),
      problems: ['model-damaged', 'storage-full', 'worker-crashed', 'cancelled'] as const,
    };
    expect(modelWords(engine)).toBeNull();
    expect(problemWords(engine).map((one) => one.key)).toEqual([
      'popup_model_damaged',
      'popup_storage_full',
      'popup_problem',
    ]);
  });

  it('has no sentence without models', () => {
    expect(modelWords(state())).toBeNull();
    expect(problemWords(state('ready'))).toEqual([]);
  });
});
