// @vitest-environment jsdom
import { h, render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { TextParts } from '../../../src/core/text-parts';
import type { Verdict } from '../../../src/core/verdict';
import { Details } from '../../../src/ui/details/details';
import { CHECKING_POLL_MS, POLL_MS } from '../../../src/ui/details/use-details';
import {
  api,
  button,
  live,
  open,
  reportOf,
  root,
  setUpDetailsPage,
  settle,
  t,
} from '../../support/details-page';
import { estimateBy, foundBy, notFoundBy, verdictOf } from '../../support/verdicts';

const manifests = [
  {
    label: 'm1',
    relationship: 'active',
    depth: 0,
    title: 'crop.jpg',
    ingredients: [{ index: 0, title: 'photo.jpg', relationship: 'parentOf', manifestLabel: 'm2' }],
  },
  {
    label: 'm2',
    parentLabel: 'm1',
    relationship: 'parentOf',
    depth: 1,
    title: 'photo.jpg',
    actions: [{ action: 'c2pa.created', agent: 'Camera' }],
  },
];
const signed = foundBy('c2pa', {
  detail: { manifests, notChecked: ['revocation'], raw: '<img src=x onerror=alert(1)>' },
});

setUpDetailsPage();

describe('the page of details', () => {
  it('says what is said, of what, on which page, and names itself after the item', async () => {
    await open(reportOf(verdictOf({ label: 'likely', evidence: [signed] })));
    expect(root().querySelector('h1')!.textContent).toBe('Likely AI-generated');
    const facts = root().querySelector('.subject')!.textContent;
    for (const part of ['An airplane', 'A story', 'https://news.example/story'])
      expect(facts).toContain(part);
    expect(document.title).toBe('Details: An airplane');
  });

  it('has a heading for each piece of evidence, found before not found', async () => {
    const evidence = [notFoundBy('embedded-metadata', { absent: true }), signed];
    await open(reportOf(verdictOf({ evidence })));
    expect([...root().querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      'Content Credentials',
      'Metadata',
    ]);
    const levels = [...root().querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.localName[1]));
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('shows the chain as nested lists and what was not checked', async () => {
    await open(reportOf(verdictOf({ evidence: [signed] })));
    const inner = root().querySelectorAll('.chain .chain > li');
    expect([...inner].map((one) => one.querySelector('.chain-title')!.textContent)).toEqual(['photo.jpg']);
    expect(inner[0]!.textContent).toContain('Created');
    expect(root().textContent).toContain('What was not checked');
    expect(root().textContent).toContain('Whether the certificate was revoked');
  });

  it('shows words of the file as text, in their own direction', async () => {
    await open(reportOf(verdictOf({ evidence: [signed] })));
    expect(root().querySelector('img')).toBeNull();
    const quotes = [...root().querySelectorAll('bdi')].map((one) => one.textContent);
    expect(quotes).toContain('<img src=x onerror=alert(1)>');
  });

  it('copies all evidence as JSON', async () => {
    const verdict = verdictOf({ evidence: [signed] });
    await open(reportOf(verdict));
    button('Copy all evidence')!.click();
    await settle();
    const copied = JSON.parse(api.copy.mock.calls[0]![0]) as { verdict: Verdict; page: object };
    expect(copied.verdict).toEqual(JSON.parse(JSON.stringify(verdict)));
    expect(copied.page).toEqual({ url: 'https://news.example/story', title: 'A story' });
    expect(live()).toEqual(['Copied.']);
    api.copy.mockRejectedValue(new Error('no'));
    button('Copy all evidence')!.click();
    await settle();
    expect(live()).toEqual(["Couldn't copy. Try again."]);
  });

  it('reads thumbnails only when asked for, and shows each with words', async () => {
    await open(reportOf(verdictOf({ evidence: [signed] })));
    expect(api.thumbnails).not.toHaveBeenCalled();
    api.thumbnails.mockResolvedValue([
      { manifestLabel: 'm1', ingredient: 0, mime: 'image/png', base64: 'AAAA' },
    ]);
    button('Show thumbnails')!.click();
    await settle();
    const images = [...root().querySelectorAll('img')];
    expect(images.map(({ src, alt }) => [src, alt])).toEqual([
      ['data:image/png;base64,AAAA', 'Thumbnail kept for “photo.jpg”'],
    ]);
    expect(images[0]!.closest('.chain .chain')).not.toBeNull();
    expect(button('Show thumbnails')).toBeUndefined();
  });

  it.each([
    [() => Promise.resolve([]), 'The file keeps no thumbnails.'],
    [
      () => Promise.reject(new Error('gone')),
      "Couldn't read the thumbnails. Check the item again, then try once more.",
    ],
  ])('says how reading thumbnails went', async (answer, words) => {
    await open(reportOf(verdictOf({ evidence: [signed] })));
    api.thumbnails.mockImplementation(answer);
    button('Show thumbnails')!.click();
    await settle();
    expect(live()).toEqual([words]);
  });

  it('offers no thumbnails where there is no chain', async () => {
    await open(reportOf(verdictOf({ evidence: [foundBy('embedded-metadata')] })));
    expect(button('Show thumbnails')).toBeUndefined();
  });

  describe('of a text', () => {
    const likely = verdictOf({ kind: 'text', label: 'likely', evidence: [estimateBy('text-classifier')] });

    it('looks for the parts that weigh most only when asked, and quotes them with their place', async () => {
      await open(reportOf(likely, { kind: 'text' }));
      expect(api.parts).not.toHaveBeenCalled();
      api.parts.mockResolvedValue({
        outcome: 'parts',
        sentences: 9,
        parts: [{ from: 2, to: 4, text: 'Quoted <b>words</b>.' }],
      });
      button('Show which parts weigh most')!.click();
      expect(api.parts).toHaveBeenCalledOnce();
      await settle();
      const part = root().querySelector('.parts li')!;
      expect(part.querySelector('.note')!.textContent).toBe('Sentences 2–4 of 9');
      expect(part.querySelector('bdi')!.textContent).toBe('Quoted <b>words</b>.');
      expect(live()).toEqual([
        "These parts raised the score most. That doesn't show who or what wrote them.",
      ]);
      expect(button('Show which parts weigh most')).toBeUndefined();
    });

    it.each<[() => Promise<TextParts>, string]>([
      [
        () => Promise.resolve({ outcome: 'whole', sentences: 9, parts: [] }),
        'No part stands out. The score rests on the whole text.',
      ],
      [
        () => Promise.resolve({ outcome: 'undecided', sentences: 9, parts: [] }),
        'The text as a whole is undecided, so no part is pointed out.',
      ],
      [
        () => Promise.reject(new Error('gone')),
        "Couldn't look at the parts. Go back to the page, then try once more.",
      ],
    ])('says how it went', async (answer, words) => {
      await open(reportOf(likely, { kind: 'text' }));
      api.parts.mockImplementation(answer);
      button('Show which parts weigh most')!.click();
      await settle();
      expect(live()).toEqual([words]);
      expect(root().querySelectorAll('.parts li')).toHaveLength(0);
    });

    it('offers nothing of the kind where the text is undecided', async () => {
      const evidence = [estimateBy('text-classifier', {}, { mayAccuse: false })];
      await open(reportOf(verdictOf({ kind: 'text', evidence }), { kind: 'text' }));
      expect(button('Show which parts weigh most')).toBeUndefined();
    });
  });

  it('waits for an item that is being checked', async () => {
    await open(reportOf(null));
    expect(live()).toEqual(['Checking on this device.']);
    api.report.mockResolvedValue(reportOf(verdictOf({ label: 'no-sign' })));
    await settle(CHECKING_POLL_MS);
    expect(root().querySelector('h1')!.textContent).toBe('No sign of AI found');
    expect(live()).toEqual([]);
  });

  it('keeps what is open on it while the same answer comes again, and follows a new one', async () => {
    await open(reportOf(verdictOf({ evidence: [signed] })));
    const folded = root().querySelector('details')!;
    folded.open = true;
    await settle(POLL_MS * 2);
    expect(root().querySelector('details')).toBe(folded);
    expect(folded.open).toBe(true);
    api.report.mockResolvedValue(reportOf(verdictOf({ label: 'conflict', evidence: [signed] })));
    await settle(POLL_MS);
    expect(root().querySelector('h1')!.textContent).toBe('Evidence conflicts');
  });

  it('says what to do when the tab was closed, and keeps the last result', async () => {
    await open(reportOf(verdictOf({ label: 'likely' })));
    api.report.mockRejectedValue(new Error('no tab'));
    await settle(POLL_MS);
    expect(live()).toEqual([
      'The tab with this item was closed. Open its page again, then choose Details on the badge or in the popup.',
      'Below is what was found before.',
    ]);
    expect(root().querySelector('h1')!.textContent).toBe('Likely AI-generated');
  });

  it('says what to do when the item is not there', async () => {
    await open(reportOf(verdictOf({}), { id: 'other/1/1' }));
    expect(live()).toEqual([
      "This item isn't on the page any more. Go back to the page and choose Details there.",
    ]);
    expect(root().querySelectorAll('button')).toHaveLength(0);
  });

  it('says what to do when its address names no item', () => {
    render(h(Details, { about: null, t }), root());
    expect(root().textContent).toContain('Open details from a badge or from the popup.');
  });
});
