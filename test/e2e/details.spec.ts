import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, DriverPage } from '../../cli/browsers/driver.ts';
import { axeViolations } from './harness/axe.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { focused } from './harness/open-shadow.ts';
import {
  buttonOfCard,
  chipWith,
  clickOn,
  linesOf,
  openPopup,
  samplePicture,
  soon,
  untilCard,
  untilLine,
  verdictTime,
} from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({
    '/edited.jpg': await samplePicture('signed-edited.jpg'),
    '/labelled.jpg': await samplePicture('labelled.jpg'),
    '/': html(
      `<p><img src="/edited.jpg" alt="A hill" width="400" height="280"></p>
       <p><img src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>`,
      'Two pictures',
    ),
  });
});
afterAll(() => site.close());

describeInBrowsers('page of details', {}, (driver) => {
  const onPictures = (use: (page: DriverPage) => Promise<void>) => withPage(driver(), `${site.origin}/`, use);

  it('opens from the card beside its tab, and says where the label comes from', async () => {
    await onPictures(async (page) => {
      await expect
        .poll(() => chipWith(page, 'Labelled AI-generated').catch(() => null), verdictTime)
        .not.toBeNull();
      const own = await driver().openExtensionPage('popup.html');
      await page.bringToFront();
      await clickOn(page, await chipWith(page, 'Labelled AI-generated'));
      await untilCard(page);
      await clickOn(page, await buttonOfCard(page, 'Details'));
      const path = await takeDetailsTab(own);
      await own.close();
      const details = await driver().openExtensionPage(path);
      await untilLine(details, 'Labelled AI-generated', verdictTime);
      const lines = await linesOf(details);
      for (const part of ['Two pictures', 'An airplane', 'As written', 'Place', 'SHA-256']) {
        expect(lines).toContain(part);
      }
      expect(lines.some((line) => line.includes('trainedAlgorithmicMedia'))).toBe(true);
      expect(await details.title()).toBe('Details: An airplane');
      await details.close();
    });
  });

  it('shows chain, thumbnails and what was not checked; opened from the popup', async () => {
    await onPictures(async (page) => {
      const details = await detailsOf(driver(), page, 'A hill');
      await untilLine(details, 'What it was made from', verdictTime);
      const lines = await linesOf(details);
      expect(lines).toContain('What was not checked');
      expect(lines.some((line) => line.startsWith('Whether the certificate was revoked'))).toBe(true);
      const depth = () => document.querySelectorAll('.chain .chain').length;
      expect(await details.evaluate(depth)).toBeGreaterThanOrEqual(1);
      await details.evaluate(pressWith, 'Show thumbnails');
      await expect
        .poll(() => details.evaluate(() => document.querySelector('[role=status]')?.textContent), soon)
        .toMatch(/thumbnails/i);
      await details.close();
    });
  });

  it('is worked with the keyboard alone, and fits a narrow screen', async () => {
    await onPictures(async (page) => {
      const details = await detailsOf(driver(), page, 'A hill');
      await untilLine(details, 'What it was made from', verdictTime);
      await details.bringToFront();
      const names: (string | undefined)[] = [];
      for (let step = 0; step < 5; step += 1) {
        await details.press('Tab');
        names.push((await focused(details))?.text);
      }
      expect(names).toContain('Copy all evidence as JSON');
      expect(names).toContain('Show thumbnails');
      expect(names.some((name) => name?.startsWith('All recorded values'))).toBe(true);
      await details.setViewport(320, 640);
      await details.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      // Firefox makes no window as narrow as this; the page fits into what it makes.
      const [needed, width] = await details.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      if (driver().name === 'chromium') expect(width).toBe(320);
      expect(needed).toBeLessThanOrEqual(width);
      await details.close();
    });
  });

  it('says what to do when the tab is gone, and keeps what was found', async () => {
    const page = await driver().openPage();
    await page.goto(`${site.origin}/`);
    const details = await detailsOf(driver(), page, 'A hill');
    await untilLine(details, 'What it was made from', verdictTime);
    await page.close();
    await details.bringToFront();
    await expect
      .poll(async () => (await linesOf(details)).join('\n'), soon)
      .toContain('The tab with this item was closed.');
    expect(await linesOf(details)).toContain('What it was made from');
    await details.close();
  });
});

const settings = [
  { colorScheme: 'light', language: 'en', evidence: 'Evidence', thumbnails: 'Show thumbnails' },
  { colorScheme: 'dark', language: 'ja', evidence: '証拠', thumbnails: 'サムネイルを表示' },
] as const;

for (const { colorScheme, language, evidence, thumbnails } of settings) {
  describeInBrowsers(
    `page of details in ${colorScheme}, ${language}`,
    { colorScheme, language },
    (driver) => {
      it('has no fault that axe finds, unfolded and with thumbnails', async () => {
        await withPage(driver(), `${site.origin}/`, async (page) => {
          const details = await detailsOf(driver(), page, 'A hill');
          await untilLine(details, evidence, verdictTime);
          expect(await details.evaluate(() => document.documentElement.lang)).toBe(language);
          await details.evaluate(pressWith, thumbnails);
          await details.evaluate(() => {
            for (const one of document.querySelectorAll('details')) one.open = true;
          });
          expect(await axeViolations(details)).toEqual([]);
          await details.close();
        });
      });
    },
  );
}

/** The page of details of one item, by the address that its button in the popup opens. */
async function detailsOf(driver: Driver, page: DriverPage, alt: string): Promise<DriverPage> {
  const popup = await openPopup(driver, page);
  await expect.poll(async () => (await linesOf(popup)).includes(alt), verdictTime).toBe(true);
  await popup.evaluate((text) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[aria-label]')];
    buttons.find((one) => one.getAttribute('aria-label')?.endsWith(text))?.click();
  }, alt);
  const path = await takeDetailsTab(popup);
  await popup.close();
  return driver.openExtensionPage(path);
}

/**
 * Waits for a page of details that opened by itself, and closes it: drivers can only steer pages that they opened.
 * @param own a page of the extension, which may look at tabs
 * @returns path and query of that page
 */
async function takeDetailsTab(own: DriverPage): Promise<string> {
  const tabs = () =>
    own.evaluate(async () =>
      (await chrome.tabs.query({}))
        .map(({ id, url, pendingUrl }) => ({ id: id ?? -1, url: url ?? pendingUrl ?? '' }))
        .filter(({ url }) => url.includes('/details.html?')),
    );
  await expect.poll(tabs, soon).toHaveLength(1);
  const [opened] = await tabs();
  await own.evaluate((id) => chrome.tabs.remove(id), opened!.id);
  return opened!.url.slice(opened!.url.indexOf('/details.html?') + 1);
}

/** Wherever it is on the page: drivers click what can be seen only. */
function pressWith(text: string): void {
  const buttons = [...document.querySelectorAll('button')];
  buttons.find((one) => one.textContent.includes(text))?.click();
}
