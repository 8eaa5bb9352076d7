import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, DriverPage } from '../../cli/browsers/driver.ts';
import { axeViolations } from './harness/axe.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { elements, focused, hostSelector, insideHost } from './harness/open-shadow.ts';
import { paragraphs, passages } from './harness/passages.ts';
import {
  chipWith,
  clickOn,
  command,
  linesOf,
  openPopup,
  pictureRoutes,
  pointAt,
  shownChips,
  soon,
  untilCard,
  untilChips,
  untilLine,
  verdictTime,
} from './harness/product.ts';
import { file, html, openSite, type TestSite } from './harness/site.ts';

const feedLength = 80;
const labelled = '<img src="/labelled.jpg" alt="An airplane" width="200" height="140">';
const gallery = `
  <main><h1>Gallery</h1>
  <p><img src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>
  <p><img id="house" src="/photo.jpg" alt="A house" width="400" height="300"></p>
  <p><img src="/tampered.jpg" alt="A canyon" width="400" height="290"></p>
  <p><img src="/labelled.jpg?small" alt="A small airplane" width="100" height="70"></p></main>`;

let site: TestSite;
beforeAll(async () => {
  site = await openSite({
    ...(await pictureRoutes()),
    '/': html(gallery),
    '/drawing.svg': await file('test/fixtures/images/vector.svg'),
    '/mixed': html(`
      <p><img src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>
      <p><img src="/tampered.jpg" alt="A canyon" width="400" height="290"></p>
      <p><img src="/drawing.svg" alt="A drawing" width="400" height="300"></p>
      <article>${paragraphs(passages.short)}</article>`),
    '/feed': html(
      `<button>before</button> ${labelled.repeat(feedLength)} <button id="after">after</button>`,
      'Feed',
    ),
  });
});
afterAll(() => site.close());

const settings = [
  {
    colorScheme: 'light',
    language: 'en',
    ground: 'rgb(255, 255, 255)',
    words: {
      invalid: 'Content Credentials invalid',
      inconclusive: 'Inconclusive',
      list: 'Look at these first',
    },
  },
  {
    colorScheme: 'dark',
    language: 'ja',
    ground: 'rgb(27, 27, 31)',
    words: { invalid: 'Content Credentials 無効', inconclusive: '判定できません', list: '先に見る項目' },
  },
] as const;

for (const { colorScheme, language, ground, words } of settings) {
  const title = `accessibility in ${colorScheme} colours and in language ${language}`;
  describeInBrowsers(title, { colorScheme, language }, (driver) => {
    it('has no fault that axe finds in badges, glyphs, open cards and popup', async () => {
      await withPage(driver(), `${site.origin}/`, async (page) => {
        await expect.poll(() => shownChips(page), verdictTime).toHaveLength(3);
        await pointAt(page, (await elements(page, '#house'))[0]!);
        await expect.poll(() => shownChips(page), soon).toHaveLength(4);
        expect(await axeViolations(page, hostSelector)).toEqual([]);
        for (const chip of [words.invalid, words.inconclusive]) {
          await clickOn(page, await chipWith(page, chip));
          await untilCard(page);
          expect(await backgroundOfCard(page)).toBe(ground);
          expect(await axeViolations(page, hostSelector)).toEqual([]);
          await page.press('Escape');
        }
        const popup = await openPopup(driver(), page);
        await untilLine(popup, words.list);
        expect(await popup.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
        expect(await axeViolations(popup)).toEqual([]);
        await popup.close();
      });
    });

    if (language === 'ja') itSpeaksJapanese(driver);
    else itAddsNoTabStops(driver);
  });
}

function itAddsNoTabStops(driver: () => Driver): void {
  it(`adds no tab stop for ${feedLength} pictures until the keyboard asks for badges`, async () => {
    await withPage(driver(), `${site.origin}/feed`, async (page) => {
      await expect.poll(() => insideHost(page, '.chip'), verdictTime).toHaveLength(feedLength);
      await page.evaluate(() => document.querySelector('button')?.focus());
      await page.press('Tab');
      expect((await focused(page))?.attributes['id']).toBe('after');
      await command(driver(), page, 'focus-next-badge');
      const name = async () => (await focused(page))?.attributes['aria-label'];
      await expect.poll(name, soon).toBe(nameOf(1));
      // It scrolled here from the end of the page; the others are placed with the next frame.
      await expect.poll(() => namesOfChips(page), soon).toContain(nameOf(2));
      await page.press('Tab');
      expect(await name()).toBe(nameOf(2));
      await page.press('Shift+Tab');
      expect(await name()).toBe(nameOf(1));
    });
  });
}

function itSpeaksJapanese(driver: () => Driver): void {
  it('says everything in Japanese but names and what the page itself says', async () => {
    await withPage(driver(), `${site.origin}/mixed`, async (page) => {
      await untilChips(page, ['AI生成と記載', 'Content Credentials 無効']);
      const chip = await chipWith(page, 'AI生成と記載');
      expect(chip.attributes['aria-label']).toContain('3件中1件目');
      await clickOn(page, chip);
      const card = await untilCard(page);
      expect(card.text).toContain('ファイルに AI 生成と記載されています。');
      expect(await page.evaluate(languageOfCard)).toBe('ja');
      expect(englishIn(card.text.split('\n'))).toEqual([
        'labelled.jpg',
        expect.stringContaining('trainedAlgorithmicMedia'),
        expect.stringContaining('Iptc4xmpExt:DigitalSourceType'),
      ]);
      const popup = await openPopup(driver(), page);
      await untilLine(popup, 'このサイトを自動で確認');
      await untilLine(popup, '文章1件: 未確認1件', verdictTime);
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe('ja');
      const ofPage = ['A canyon', 'An airplane', 'A drawing', 'The ferry leaves'];
      expect(englishIn(await linesOf(popup))).toEqual(ofPage.map((text) => expect.stringContaining(text)));
      await popup.close();
    });
  });
}

/** Lines with Latin words, names that are never translated left aside. */
function englishIn(lines: readonly string[]): string[] {
  const names = /Touchstone|Content Credentials|Originator Profile|\b(AI|JPEG|px|KB)\b/g;
  return lines.filter((line) => /[A-Za-z]{2,}/.test(line.replace(names, '')));
}

function languageOfCard(): string | null | undefined {
  const card = document.querySelector('touchstone-host')?.shadowRoot?.querySelector('[role=dialog]');
  return card?.closest('[lang]')?.getAttribute('lang');
}

async function namesOfChips(page: DriverPage): Promise<(string | undefined)[]> {
  return (await shownChips(page)).map(({ attributes }) => attributes['aria-label']);
}

function nameOf(index: number): string {
  return `Labelled AI-generated, image ${index} of ${feedLength}, details`;
}

function backgroundOfCard(page: DriverPage): Promise<string | undefined> {
  return page.evaluate(() => {
    const card = document.querySelector('touchstone-host')?.shadowRoot?.querySelector('[role=dialog]');
    return card ? getComputedStyle(card).backgroundColor : undefined;
  });
}
