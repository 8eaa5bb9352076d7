import { version } from '../../package.json';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, DriverPage } from '../../cli/browsers/driver.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { elements } from './harness/open-shadow.ts';
import { withdrawSites } from './harness/permissions.ts';
import {
  linesOf,
  openPopup,
  openPopupOf,
  pictureRoutes,
  pressButton,
  samplePicture,
  soon,
  untilChips,
  untilLine,
  verdictTime,
} from './harness/product.ts';
import { file, html, openSite, type Content, type TestSite } from './harness/site.ts';

const picture = (src: string, alt: string) =>
  `<p><img src="${src}" alt="${alt}" width="400" height="280"></p>`;
const mixed = `
  ${picture('/labelled.jpg', 'An airplane')} ${picture('/photo.jpg', 'A house')}
  ${picture('/tampered.jpg', 'A canyon')} ${picture('/drawing.svg', 'A drawing')}
  ${picture('/no-such-file.jpg', 'A gap')}
  <article><h2>Ferry</h2><p>The ferry leaves at ten past eight from the old pier, not from the new one, and it does not
  wait for the train from the north, so take the early bus.</p></article>`;

let site: TestSite;
beforeAll(async () => {
  site = await openSite({
    ...(await pictureRoutes()),
    '/drawing.svg': await file('test/fixtures/images/vector.svg'),
    '/mixed': html(mixed),
    '/paused': html(picture('/labelled.jpg', 'An airplane')),
    '/empty': html('<h1>Nothing</h1>'),
    '/long': html(`<div style="height: 3000px">far below:</div>${picture('/labelled.jpg', 'An airplane')}`),
  });
});
afterAll(() => site.close());

/** The page gets it at once; whoever asks next waits for ever. */
async function onceThenNever(name: string): Promise<() => Content | 'hang'> {
  const content = await samplePicture(name);
  let asked = 0;
  return () => ((asked += 1) === 1 ? content : 'hang');
}

describeInBrowsers('popup', {}, (driver) => {
  const onPage = (path: string, use: (page: DriverPage) => Promise<void>) =>
    withPage(driver(), `${site.origin}${path}`, use);
  const withPopup = async (page: DriverPage, use: (popup: DriverPage) => Promise<void>) => {
    const popup = await openPopup(driver(), page);
    try {
      await use(popup);
    } finally {
      await popup.close();
    }
  };

  it('counts every state of every kind, unchecked ones too, lists the weightiest first, and sums up on the toolbar', async () => {
    await onPage('/mixed', async (page) => {
      await withPopup(page, async (popup) => {
        const images =
          "5 images: 1 with invalid Content Credentials, 1 labelled, 1 inconclusive, 1 not checked, 1 couldn't be checked";
        await untilLine(popup, images, verdictTime);
        await untilLine(popup, '1 passage: 1 not checked', verdictTime);
        const lines = await linesOf(popup);
        expect(lines[lines.indexOf(images) - 2]).toBe('127.0.0.1');
        const listed = lines.slice(
          lines.indexOf('Look at these first') + 1,
          lines.indexOf('Check this page'),
        );
        // Each has a way to its details beside it.
        expect(listed.filter((line) => line === 'Details')).toHaveLength(5);
        expect(listed.filter((line) => line !== 'Details')).toEqual(
          [
            ...['Content Credentials invalid', 'A canyon', 'Labelled AI-generated', 'An airplane'],
            ...['Inconclusive', 'A house', 'Not checked', 'A drawing', 'Not checked', 'The ferry leaves'],
          ].map((line) => expect.stringContaining(line)),
        );
        expect(lines).toContain('Models: ready on this device');
        expect(lines).toContain(`Version ${version}`);
        const tabId = (await driver().tabIdOf(await page.url()))!;
        const toolbar = { text: '1', title: '1 likely AI, 3 not checked' };
        await expect.poll(() => popup.evaluate(toolbarButton, tabId), soon).toEqual(toolbar);
      });
    });
  });

  it('shows how far it is, stops when told to, and takes up again what was left', async () => {
    site.route('/slow.jpg', await onceThenNever('photo-2.jpg'));
    site.route('/slow', html(picture('/labelled.jpg', 'An airplane') + picture('/slow.jpg', 'A cat')));
    await onPage('/slow', async (page) => {
      await withPopup(page, async (popup) => {
        await untilLine(popup, 'Checked 1 of 2', verdictTime);
        expect(await linesOf(popup)).toContain('2 images: 1 labelled, 1 being checked');
        await pressButton(popup, 'Stop');
        await untilLine(popup, '2 images: 1 labelled, 1 not checked');
        expect(await linesOf(popup)).not.toContain('Stop');
        site.route('/slow.jpg', await samplePicture('photo-2.jpg'));
        await pressButton(popup, 'Check this page');
        await untilLine(popup, '2 images: 1 labelled, 1 inconclusive', verdictTime);
      });
    });
  });

  it('leads to the place of an item on the page', async () => {
    await onPage('/long', async (page) => {
      await withPopup(page, async (popup) => {
        await untilLine(popup, 'An airplane', verdictTime);
        await pressButton(popup, 'An airplane');
        await expect.poll(() => page.evaluate(() => scrollY), soon).toBeGreaterThan(2000);
        const [image] = await elements(page, 'img');
        expect(image!.box.y).toBeGreaterThanOrEqual(0);
      });
    });
  });

  it('pauses a site: badges go, nothing is fetched any more, and all comes back with the switch', async () => {
    await onPage('/paused', async (page) => {
      await untilChips(page, ['Labelled AI-generated']);
      await withPopup(page, async (popup) => {
        await untilLine(popup, 'Check this site automatically');
        await pressButton(popup, 'Check this site automatically');
        await untilLine(popup, 'Paused on this site.');
        expect(await elements(page, 'touchstone-host')).toEqual([]);
        const before = site.requestsOf('/labelled.jpg').length;
        await page.goto(`${site.origin}/paused?again`);
        await expect.poll(() => page.evaluate(() => document.readyState), soon).toBe('complete');
        await pause(1_000);
        expect(site.requestsOf('/labelled.jpg').length - before).toBeLessThanOrEqual(1);
        expect(await elements(page, 'touchstone-host')).toEqual([]);
        await pressButton(popup, 'Check this site automatically');
        await page.bringToFront();
        await untilChips(page, ['Labelled AI-generated']);
        await untilLine(popup, '1 image: 1 labelled');
      });
    });
  });

  it('checks a paused page when asked for by hand', async () => {
    await onPage('/paused', async (page) => {
      await withPopup(page, async (popup) => {
        await untilLine(popup, '1 image: 1 labelled', verdictTime);
        await pressButton(popup, 'Check this site automatically');
        await untilLine(popup, 'Paused on this site.');
        await pressButton(popup, 'Check this page');
        await page.bringToFront();
        await untilChips(page, ['Labelled AI-generated']);
        await untilLine(popup, '1 image: 1 labelled');
        await pressButton(popup, 'Check this site automatically');
      });
    });
  });

  it('says that a page has nothing to check', async () => {
    await onPage('/empty', async (page) => {
      await withPopup(page, async (popup) => {
        await untilLine(popup, 'No images or text to check on this page.');
      });
    });
  });

  it('says that browsers keep their own pages to themselves', async () => {
    const tabId = await tabOpenedBy(driver(), 'about:blank', async (page) => {
      await page.goto(driver().name === 'firefox' ? 'about:buildconfig' : 'chrome://version/');
    });
    const popup = await openPopupOf(driver(), tabId);
    await untilLine(popup, "Browsers don't let extensions check this page.");
    expect(await linesOf(popup)).not.toContain('Check this page');
    await popup.close();
  });

  // Last: Firefox asks the person before it gives a permission back.
  it('asks for the permission that the browser withholds', async () => {
    await withdrawSites(driver());
    const tabId = await tabOpenedBy(driver(), `${site.origin}/paused`);
    const popup = await openPopupOf(driver(), tabId);
    await untilLine(popup, 'This site needs your permission.');
    expect(await linesOf(popup)).toContain('Allow');
    await popup.close();
  });
});

async function toolbarButton(tabId: number): Promise<{ text: string; title: string }> {
  return {
    text: await chrome.action.getBadgeText({ tabId }),
    title: await chrome.action.getTitle({ tabId }),
  };
}

/** The number of a new tab, also where the extension may not know its address. The tab stays open. */
async function tabOpenedBy(
  driver: Driver,
  url: string,
  then: (page: DriverPage) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const before = await openTabs(driver);
  const page = await driver.openPage();
  await page.goto(url);
  await then(page);
  const [opened] = (await openTabs(driver)).filter((id) => !before.includes(id));
  return opened!;
}

async function openTabs(driver: Driver): Promise<number[]> {
  const page = await driver.openExtensionPage('popup.html');
  const ids = await page.evaluate(async () => {
    const own = await chrome.tabs.getCurrent();
    return (await chrome.tabs.query({})).map(({ id }) => id ?? -1).filter((id) => id !== own?.id);
  });
  await page.close();
  return ids;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
