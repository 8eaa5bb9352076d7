import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './harness/axe.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { elements, focused, hostSelector, insideHost } from './harness/open-shadow.ts';
import {
  chipWith,
  clickOn,
  command,
  openPopup,
  pictureRoutes,
  pointAt,
  shownChips,
  soon,
  untilCard,
  untilLine,
  verdictTime,
} from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

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
    '/feed': html(
      `<button>before</button> ${labelled.repeat(feedLength)} <button id="after">after</button>`,
      'Feed',
    ),
  });
});
afterAll(() => site.close());

const schemes = [
  { colorScheme: 'light', ground: 'rgb(255, 255, 255)' },
  { colorScheme: 'dark', ground: 'rgb(27, 27, 31)' },
] as const;

for (const { colorScheme, ground } of schemes) {
  describeInBrowsers(`accessibility in ${colorScheme} colours`, { colorScheme }, (driver) => {
    it('has no fault that axe finds in badges, glyphs, open cards and popup', async () => {
      await withPage(driver(), `${site.origin}/`, async (page) => {
        await expect.poll(() => shownChips(page), verdictTime).toHaveLength(3);
        await pointAt(page, (await elements(page, '#house'))[0]!);
        await expect.poll(() => shownChips(page), soon).toHaveLength(4);
        expect(await axeViolations(page, hostSelector)).toEqual([]);
        for (const words of ['Content Credentials invalid', 'Inconclusive']) {
          await clickOn(page, await chipWith(page, words));
          await untilCard(page);
          expect(await backgroundOfCard(page)).toBe(ground);
          expect(await axeViolations(page, hostSelector)).toEqual([]);
          await page.press('Escape');
        }
        const popup = await openPopup(driver(), page);
        await untilLine(popup, 'Look at these first');
        expect(await popup.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
        expect(await axeViolations(popup)).toEqual([]);
        await popup.close();
      });
    });

    if (colorScheme === 'dark') return;

    it(`adds no tab stop for ${feedLength} pictures until the keyboard asks for badges`, async () => {
      await withPage(driver(), `${site.origin}/feed`, async (page) => {
        await expect.poll(() => insideHost(page, '.chip'), verdictTime).toHaveLength(feedLength);
        await page.evaluate(() => document.querySelector('button')?.focus());
        await page.press('Tab');
        expect((await focused(page))?.attributes['id']).toBe('after');
        await command(driver(), page, 'focus-next-badge');
        const name = async () => (await focused(page))?.attributes['aria-label'];
        await expect.poll(name, soon).toContain(`image 1 of ${feedLength}`);
        await page.press('Tab');
        expect(await name()).toContain(`image 2 of ${feedLength}`);
        await page.press('Shift+Tab');
        expect(await name()).toContain(`image 1 of ${feedLength}`);
      });
    });
  });
}

function backgroundOfCard(page: Parameters<typeof axeViolations>[0]): Promise<string | undefined> {
  return page.evaluate(() => {
    const card = document.querySelector('touchstone-host')?.shadowRoot?.querySelector('[role=dialog]');
    return card ? getComputedStyle(card).backgroundColor : undefined;
  });
}
