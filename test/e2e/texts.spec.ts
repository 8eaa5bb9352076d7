import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import { detailsPath } from '../../src/platform/details-address';
import type { TabReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import {
  checkPage,
  evidenceBy,
  findingBy,
  outcomeOf,
  reportWhen,
  scoreOf,
  settledReport,
  verdictOf,
} from './harness/items.ts';
import { paragraphs, passages } from './harness/passages.ts';
import { linesOf, untilChips, untilLine, verdictTime } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const { machine, dickens, short, japanese } = passages;
const german = `Der Dampfer lag seit dem Morgen am Kai, und niemand wusste, worauf man noch wartete. Die Matrosen saßen
  auf den Kisten und spielten Karten, der Kapitän ging auf und ab und sah alle paar Minuten nach dem Himmel, der im
  Westen schon dunkel wurde. Gegen Mittag kam ein Junge gelaufen und brachte einen Brief. Der Kapitän las ihn zweimal,
  steckte ihn in die Tasche und sagte, dass man am Abend fahren werde, bei jedem Wetter.`;
const russian = `Пароход с утра стоял у причала, и никто не знал, чего ещё ждут. Матросы сидели на ящиках и играли в карты,
  капитан ходил взад и вперёд и каждые несколько минут смотрел на небо, которое на западе уже темнело. К полудню
  прибежал мальчик и принёс письмо. Капитан прочёл его дважды, положил в карман и сказал, что вечером они выйдут в море.`;

/** Letters that look the same in Cyrillic, all of them: browsers' detectors do not know such a text for English. */
const lookAlikes = new Map(Array.from('aeopcyxijs', (letter, i) => [letter, 'аеорсухіјѕ'.charAt(i)]));
const disguised = (text: string) => Array.from(text, (letter) => lookAlikes.get(letter) ?? letter).join('');

const article = (inside: string) => `<article>${inside}</article>`;
/** What is not the author's running text, longer than the text itself. */
const trimmings = `
  <nav>${paragraphs(dickens)}</nav>
  <blockquote>${paragraphs(dickens)}</blockquote>
  <pre><code>${'const ferry = cross(sound, { tide, passengers }); '.repeat(20)}</code></pre>
  <figure><img src="data:," width="1" height="1" alt=""><figcaption>${dickens.join(' ')}</figcaption></figure>
  <aside>${paragraphs(dickens)}</aside>
  <table><tr><td>${dickens.join(' ')}</td></tr></table>
  <form><label>${dickens.join(' ')}</label><textarea>${dickens.join(' ')}</textarea></form>
  <div contenteditable="true">${paragraphs(dickens)}</div>
  <ul><li>${dickens[0]!.split(' ').slice(0, 30).join(' ')}</li></ul>
  <div class="author-bio">${paragraphs(dickens.slice(0, 1))}</div>
  <section class="newsletter-signup"><p>${dickens[0]!.split(' ').slice(0, 40).join(' ')}</p></section>
  <p>We use cookies to keep this page free of charge for its readers.</p>
  <p>© 2024 The Harbour Letter. All rights reserved.</p>
  <p style="display: none">${dickens.join(' ')}</p>`;
const comment = (inside: string) => `<div class="comment"><b>somebody</b><div>${inside}</div></div>`;

let site: TestSite;
beforeAll(async () => {
  const forum = await readFile(join(root, 'test/fixtures/pages/forum.html'), 'utf8');
  site = await openSite({
    '/articles': html(
      [machine, dickens, short, japanese, [german], [russian]]
        .map((texts) => article(paragraphs(texts)))
        .join('\n'),
    ),
    '/bare': html(`<h1>Tides</h1><p>High at noon.</p>${article(paragraphs(machine))}`),
    '/trimmed': html(article(`<h1>A title</h1>${trimmings}${paragraphs(machine)}${trimmings}`)),
    '/comments': html([short, machine, dickens].map((texts) => comment(paragraphs(texts))).join('\n')),
    '/forum': { type: 'text/html; charset=utf-8', body: forum },
    '/translated': html(`<meta name="ms.translationtype" content="MT">${article(paragraphs(machine))}`),
    '/disguised': html(article(paragraphs(machine.map(disguised)))),
    '/later': html(`<main>${article(paragraphs(dickens))}</main>`),
  });
});
afterAll(() => site.close());

describeInBrowsers('texts on a page', {}, (driver) => {
  describe('of all kinds', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), `${site.origin}/articles`, 6);
    });

    it('are one item each, with their language and first words', () => {
      expect(report.items.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
        'text en',
        'text en',
        'text en',
        'text ja',
        'text de',
        'text ru',
      ]);
      expect(report.items.map(({ src }) => src)).toEqual(Array(6).fill(null));
      expect(report.items[0]?.excerpt).toBe(machine[0]?.slice(0, 120));
    });

    it('are likely when a language model wrote them and the passage is long enough', () => {
      const item = itemWith(report, machine[0]!.slice(0, 40));
      expect(verdictOf(item)).toMatchObject({ label: 'likely', basis: 'inferred' });
      expect(verdictOf(item).likelihood).toBeGreaterThan(0.66);
      expect(item.badge).toEqual({ isShown: true, text: 'Likely AI-written' });
    });

    it('are not accused when Dickens wrote them', () => {
      const item = itemWith(report, dickens[0]!.slice(0, 40));
      expect(['inconclusive', 'no-sign']).toContain(verdictOf(item).label);
      expect(item.badge.isShown).toBe(false);
    });

    it.each([
      ['a short text', short, 'too-short'],
      ['Japanese', japanese, 'language-unsupported'],
      ['German', [german], 'language-unsupported'],
      ['Russian', [russian], 'language-unsupported'],
    ])('abstains on %s and says why', (_title, texts, reason) => {
      const item = itemWith(report, texts[0]!.slice(0, 15));
      expect(verdictOf(item)).toMatchObject({ label: 'not-checked', reason, likelihood: null });
      expect(outcomeOf(evidenceBy(item, 'text-classifier'))).toBe(`skipped: ${reason}`);
    });
  });

  it('are judged without quotes, code, captions, tables, forms, navigation and what is hidden', async () => {
    const [bare, ...more] = (await checkPage(driver(), `${site.origin}/bare`, 1)).items;
    expect(more).toEqual([]);
    const { items } = await checkPage(driver(), `${site.origin}/trimmed`, 1);
    const trimmed = items.filter(({ kind }) => kind === 'text');
    expect(trimmed).toHaveLength(1);
    expect(findingBy(trimmed[0]!, 'text-classifier').detail.words).toBe(
      findingBy(bare!, 'text-classifier').detail.words,
    );
    expect(scoreOf(trimmed[0]!)).toBe(scoreOf(bare!));
  });

  it('in look-alike letters are judged in the language that a reader sees', async () => {
    const { items } = await checkPage(driver(), `${site.origin}/disguised`, 1);
    expect(items.map(({ language }) => language)).toEqual(['en']);
    expect(verdictOf(items[0]!).label).not.toBe('not-checked');
  });

  it('that a machine translated are not judged, and say so', async () => {
    const { items } = await checkPage(driver(), `${site.origin}/translated`, 1);
    expect(verdictOf(items[0]!)).toMatchObject({ label: 'not-checked', reason: 'machine-translated' });
    expect(items[0]!.language).toBe('en-t-t0-und');
    expect(items[0]!.badge.isShown).toBe(false);
  });

  it('show on request which parts weigh most', async () => {
    await withPage(driver(), `${site.origin}/bare`, async (page) => {
      const { items, tabId } = await settledReport(driver(), page, 1);
      const path = detailsPath({ tabId, itemId: items[0]!.id }).slice(1);
      const details = await driver().openExtensionPage(path);
      await untilLine(details, 'Parts that weigh most', verdictTime);
      // Below the first screen: drivers press what can be seen only.
      await details.evaluate(() => document.querySelector<HTMLButtonElement>('.group > button')?.click());
      await expect
        .poll(async () => (await linesOf(details)).join('\n'), verdictTime)
        .toMatch(/These parts raised the score most|The score rests on the whole text/);
      await details.close();
    });
  });

  it('have one verdict per comment, with the chip at the comment that it is about', async () => {
    await withPage(driver(), `${site.origin}/comments`, async (page) => {
      const { items } = await settledReport(driver(), page, 3);
      expect(items.map((item) => verdictOf(item).label)).toEqual([
        'not-checked',
        'likely',
        expect.stringMatching(/^(inconclusive|no-sign)$/),
      ]);
      expect(items[1]?.selector).toContain('nth-of-type(2)');
      await untilChips(page, ['Likely AI-written']);
    });
  });

  it('of a forum are told apart, short answers and quotes left out', async () => {
    const { items } = await checkPage(driver(), `${site.origin}/forum`, 3);
    const texts = items.filter(({ kind }) => kind === 'text');
    expect(texts.map(({ excerpt }) => excerpt?.slice(0, 8))).toEqual([
      'I have a',
      'Ordinary',
      'オークは乾燥すると'.slice(0, 8),
    ]);
    expect(texts.map((item) => verdictOf(item).reason)).toEqual([
      'too-short',
      'too-short',
      'language-unsupported',
    ]);
  });

  it('that change later get a new verdict, and the old one is gone', async () => {
    await withPage(driver(), `${site.origin}/later`, async (page) => {
      const before = await settledReport(driver(), page, 1);
      expect(before.items).toHaveLength(1);
      await page.evaluate(
        (text) => document.querySelector('article')?.replaceChildren(text),
        machine.join(' '),
      );
      const isNew = ({ items }: TabReport) => items.some(({ excerpt }) => excerpt?.startsWith('In today'));
      await reportWhen(driver(), page, isNew, 'the new text');
      const after = await settledReport(driver(), page, 1);
      expect(after.items).toHaveLength(1);
      expect(after.items[0]?.id).not.toBe(before.items[0]?.id);
      expect(verdictOf(after.items[0]!).label).toBe('likely');
      await untilChips(page, ['Likely AI-written']);
    });
  });
});
