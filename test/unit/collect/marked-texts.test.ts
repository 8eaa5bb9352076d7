// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_MARKED_TEXT_LENGTH, MAX_TEXT_LENGTH } from '../../../src/collect/limits';
import { ARMOUR_END, ARMOUR_START, holdsWrapper, WRAPPER_START } from '../../../src/core/text-manifest';
import { openPage, pass, watch, type Watched } from './page';

const mark = `${WRAPPER_START}\u{E0155}\uFE03\u{E01AA}`;
const line = 'The tide came in before the boats were tied up. ';
let page: Watched;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  page.stop.abort();
  vi.useRealTimers();
});

const textsOn = async (html: string) => {
  openPage(html);
  page = await watch();
  await pass(3_000);
  return page.sent.filter(({ item }) => item.kind === 'text').map(({ item }) => item.text);
};

describe('text that holds its manifest', () => {
  it.each([
    ['a post of three words', `<article><p>High at noon${mark}</p></article>`, `High at noon${mark}`],
    [
      'a paragraph that belongs to no article',
      `<div><p>High at noon${mark}</p></div>`,
      `High at noon${mark}`,
    ],
    ['a quotation', `<main><blockquote>He said so.${mark}</blockquote></main>`, `He said so.${mark}`],
    ['a heading', `<main><h1>Tides${mark}</h1></main>`, `Tides${mark}`],
    ['an entry of a list', `<main><ul><li>High${mark}</li></ul></main>`, `High${mark}`],
    ['words in a link', `<main><p><a href="/">High at noon${mark}</a></p></main>`, `High at noon${mark}`],
    [
      'a long piece of code in a sentence',
      `<main><p>See <code>${'x'.repeat(70)}${mark}</code></p></main>`,
      `${'x'.repeat(70)}${mark}`,
    ],
  ])('is an item whatever it is: %s', async (_what, html, text) => {
    expect(await textsOn(html)).toEqual([text]);
  });

  it('keeps its mark at the edge of a paragraph, in a paragraph of its own, and in an element of its own', async () => {
    expect(
      await textsOn(
        `<article><p> \u00a0${mark} ${line}</p><p>${line}<span>${mark}</span></p><p>${mark}</p></article>`,
      ),
    ).toEqual([`${mark} ${line.trim()}\n\n${line}${mark}\n\n${mark}`]);
  });

  it('is found when it comes later', async () => {
    openPage('<main id="feed"></main>');
    page = await watch();
    const paragraph = document.createElement('p');
    paragraph.textContent = `High at noon${mark}`;
    document.querySelector('#feed')!.append(paragraph);
    await pass(5_000);
    expect(page.sent.map(({ item }) => item.text)).toEqual([`High at noon${mark}`]);
  });

  it('stays whole above the usual length', async () => {
    const [text] = await textsOn(
      `<article><p>${line.repeat(MAX_TEXT_LENGTH / 40)}</p><p>${line}${mark}</p></article>`,
    );
    expect(text!.length).toBeGreaterThan(MAX_TEXT_LENGTH);
    expect(text!.endsWith(mark)).toBe(true);
  });

  it('loses the mark rather than half of it when it is too long', async () => {
    const long = '\u{E0155}'.repeat(MAX_MARKED_TEXT_LENGTH / 2);
    const [text] = await textsOn(`<article><p>${line.repeat(3)}${mark}${long}</p></article>`);
    expect(text!.trimEnd()).toBe(line.repeat(3).trim());
    expect(holdsWrapper(text!)).toBe(false);
  });

  it.each([
    ['in a script', `<main><script type="application/json">"${mark}"</script></main>`],
    ['where nobody sees it', `<main><p style="display: none">High at noon${mark}</p></main>`],
    ['in the furniture of the page', `<nav><p>High at noon${mark}</p></nav>`],
    ['in what somebody is writing', `<div contenteditable="true"><p>High at noon${mark}</p></div>`],
  ])('is none %s', async (_where, html) => {
    expect(await textsOn(html)).toEqual([]);
  });
});

describe('a listing', () => {
  const armour = `# ${ARMOUR_START} data:, ${ARMOUR_END}\n`;

  it.each([
    ['with a manifest in its text', `One\n  two  \n\n\nthree${mark}\n`],
    ['with a manifest in a comment', `${armour}print(1)\n`],
  ])('%s is an item, every character as written, and tells no language', async (_what, text) => {
    openPage('<pre></pre>');
    document.querySelector('pre')!.textContent = text;
    page = await watch();
    await pass(3_000);
    expect(page.sent.map(({ item }) => [item.text, item.language])).toEqual([[text, null]]);
  });

  it.each([
    ['without a manifest', `<pre>${line.repeat(10)}</pre>`],
    ['with half a frame', `<pre>${ARMOUR_START} ${line.repeat(10)}</pre>`],
    ['that is hidden', `<pre style="display: none">${armour}</pre>`],
  ])('%s is none', async (_what, html) => {
    expect(await textsOn(html)).toEqual([]);
  });

  it('does not stand in the way of finding an article', async () => {
    const paragraph = `<p>${line.repeat(5)}</p>`;
    const texts = await textsOn(`<div><pre>${armour}</pre><div id="text">${paragraph.repeat(4)}</div></div>`);
    expect(texts).toHaveLength(2);
  });
});
