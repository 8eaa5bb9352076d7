// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { element, openFixture, openPage, pass, watch, type Watched } from './page';

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

  it('have the language of what a reader sees, not of look-alike letters and hidden characters', async () => {
    openFixture('plain-article');
    const paragraph = element('#text').querySelector('p')!;
    const shown = 'The town council voted on the plan, and people came to see it pass. '.repeat(6);
    paragraph.textContent = shown.replaceAll('o', 'о').replaceAll('a', 'а').replaceAll('c', 'с\u200b');
    const asked: string[] = [];
    page = await watch({
      detectLanguage: async (text) => {
        asked.push(text);
        return 'en';
      },
    });
    expect(asked.join()).toContain(shown.trim());
    const sent = page.sent.filter(({ item }) => item.text?.includes('с\u200bоunс\u200bil'));
    expect(sent.map(({ item }) => item.language)).toEqual(['en']);
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

  it('become other items, marked as such, when the browser translates the page, and when it takes that back', async () => {
    openFixture('article-with-quote');
    page = await watch();
    const original = page.item('On').item;
    document.documentElement.className = 'translated-ltr';
    const font = document.createElement('font');
    font.textContent = 'At first the old ferry crossed the sound again after many years.';
    element('#first').replaceChildren(font);
    await pass(3000);
    const translated = page.item('At').item;
    expect(translated.language).toBe('en-t-t0-und');
    expect(page.gone).toEqual([original.id]);
    document.documentElement.className = '';
    element('#first').textContent = 'On the first Monday of April the old ferry crossed the sound again.';
    await pass(3000);
    expect(page.item('On').item.language).toBe('en');
    expect(page.living().filter((name) => name === 'At')).toEqual([]);
  });

  it('of people and of machines on one page are an item each: article, comments, and what a comment quotes', async () => {
    const words = (start: string) =>
      `<p>${start} ${'the tide came in before the boats were tied up and '.repeat(3)}that was that.</p>`;
    openPage(`<main><article><h1>Tides</h1>${words('Article')}<section><h2>Comments</h2>
      <div class="comment">${words('First')}</div>
      <div class="comment"><blockquote>${words('First')}</blockquote>${words('Second')}</div></section></article></main>`);
    page = await watch();
    expect(page.living().sort()).toEqual(['Article', 'First', 'Second']);
    for (const name of page.living()) expect(page.item(name).item.text).toMatch(/^\w+ the[^A-Z]*$/);
  });
});
