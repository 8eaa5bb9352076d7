// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { element, openFixture, pass, watch, type Watched } from './page';

let page: Watched;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  page.stop.abort();
  vi.useRealTimers();
});

describe('passages of a page', () => {
  it('are sent once with their language, bound to the first paragraph', async () => {
    openFixture('article-with-quote');
    page = await watch();
    const { item, element: head } = page.item('On');
    expect(item).toMatchObject({ kind: 'text', src: null, language: 'en', place: { selector: '#story' } });
    expect(head.id).toBe('first');
    await pass(5000);
    expect(page.sent.filter((one) => one.item.kind === 'text')).toHaveLength(1);
  });

  it('are one per post; posts of a few words and quoted words are left out', async () => {
    openFixture('forum');
    page = await watch({ detectLanguage: async (text) => (/[ぁ-ん]/.test(text) ? 'ja' : null) });
    const texts = page.sent.map(({ item }) => [item.place.selector, item.language]);
    expect(texts).toEqual([
      ['#p1', null],
      ['#p2', null],
      ['#p4', 'ja'],
    ]);
    expect(page.item('Ordinary').item.text).toMatch(
      /^Ordinary white glue[^?]*part\.\n\nWhat opens[^?]*stove\.$/,
    );
  });

  it('are found on pages that name neither article nor main', async () => {
    openFixture('plain-article');
    page = await watch();
    expect(page.item('The').item.place.selector).toBe('#text');
    expect(page.item('The').item.text?.split('\n\n')).toHaveLength(4);
  });

  it('that change become another item when they rest', async () => {
    openFixture('article-with-quote');
    page = await watch();
    const { id } = page.item('On').item;
    element('#first').firstChild!.nodeValue = 'After a long winter the old ferry crossed the sound again.';
    await pass(0);
    expect(page.collector.isCurrent(id)).toBe(false);
    expect(page.gone).toEqual([]);
    await pass(1500);
    expect(page.gone).toEqual([id]);
    const { item } = page.item('After');
    expect(item.id).toBe(id.replace(/1$/, '2'));
    expect(page.collector.isCurrent(item.id)).toBe(true);
  });

  it('stay current when something else in their block changes', async () => {
    openFixture('article-with-quote');
    page = await watch();
    element('.byline').firstChild!.nodeValue = 'By somebody';
    await pass(0);
    expect(page.collector.isCurrent(page.item('On').item.id)).toBe(true);
    await pass(3000);
    expect(page.gone).toEqual([]);
  });

  it('are found again when a single page shows another text in the same place', async () => {
    openFixture('plain-article');
    page = await watch();
    history.pushState(null, '', '?other');
    const fresh =
      'Nothing of the former text is left, and the address has changed as well; the words are new. '.repeat(
        4,
      );
    element('#text').replaceChildren(
      ...[1, 2, 3].map(() => Object.assign(document.createElement('p'), { textContent: fresh })),
    );
    await pass(6000);
    expect(page.living()).toEqual(['Nothing']);
    expect(page.item('Nothing').item.pageUrl).toMatch(/\?other$/);
  });

  it('have no language when the detector fails or does not know', async () => {
    openFixture('article-with-quote');
    page = await watch({ detectLanguage: () => Promise.reject(new Error('no detector')) });
    expect(page.item('On').item.language).toBeNull();
  });

  it('are not read where the browser has translated the page', async () => {
    openFixture('article-with-quote');
    document.documentElement.className = 'translated-ltr';
    page = await watch();
    await pass(5000);
    expect(page.sent.map(({ item }) => item.kind)).toEqual(['image']);
  });
});
