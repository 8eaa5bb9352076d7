import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from '../../cli/browsers/driver.ts';
import type { TabReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { endEngine } from './harness/deaths.ts';
import { checkPage, evidenceBy, outcomeOf, reportWhen, settledReport } from './harness/items.ts';
import { paragraphs, passages } from './harness/passages.ts';
import { grantSites, withdrawSites } from './harness/permissions.ts';
import { commandTab, linesOf, openPopup, openPopupOf, samplePicture, untilLine } from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const pictureCount = 16;
/** Long enough for the first answers, and for the last not to be there yet. */
const slowMs = 300;
/** Well below the 45 s after which a page no longer waits for a lost answer. */
const recoveryTime = { timeout: 20_000, interval: 100 };

const allLabelled = Array(pictureCount).fill('labelled-generated');
const picture = (src: string) => `<p><img src="${src}" alt="" width="400" height="280"></p>`;

let site: TestSite;
beforeAll(async () => {
  const labelled = await samplePicture('labelled.jpg');
  site = await openSite({
    '/labelled.jpg': labelled,
    '/slow.jpg': { ...labelled, delayMs: slowMs, headers: { 'Cache-Control': 'no-store' } },
    '/slow': html(
      Array.from(
        { length: pictureCount },
        (_, at) => `<img src="/slow.jpg?${at}" width="200" height="140">`,
      ).join(''),
    ),
    '/one': html(picture('/labelled.jpg')),
  });
  const mixed = [picture(`${site.otherOrigin}/labelled.jpg`), picture('/labelled.jpg')];
  site.route('/mixed', html(`${mixed.join('')}<article>${paragraphs(passages.machine)}</article>`));
});
afterAll(() => site.close());

describeInBrowsers('recovery', {}, (driver, name) => {
  /** Opens a page of slow pictures and lets `strike` happen between the first answers and the last. */
  const midway = (strike: () => Promise<void>) =>
    withPage(driver(), `${site.origin}/slow`, async (page) => {
      const isMidway = (report: TabReport) => doneIn(report) > 0 && doneIn(report) < pictureCount;
      const { tabId } = await reportWhen(driver(), page, isMidway, 'some answers, not all');
      await strike();
      return outcomesOf(await settledTab(driver(), tabId, pictureCount));
    });

  it('goes on without storage, and says so', async () => {
    await breakStorage(driver());
    await withPage(driver(), `${site.origin}/slow`, async (page) => {
      expect(outcomesOf(await settledReport(driver(), page, pictureCount))).toEqual(allLabelled);
      const popup = await openPopup(driver(), page);
      await untilLine(popup, "Storage is full, so results can't be kept. Checks go on.");
      await popup.close();
    });
  });

  it('loses nothing when the background ends in the middle of a page', async () => {
    expect(await midway(() => driver().suspendBackground())).toEqual(allLabelled);
  });

  it('loses nothing when the engine ends in the middle of a page', async () => {
    expect(await midway(() => endEngine(driver()))).toEqual(allLabelled);
  });

  it('checks the next page after the engine ended at rest', async () => {
    await endEngine(driver());
    const { items } = await checkPage(driver(), `${site.origin}/one`, 1);
    expect(items[0]?.verdict?.label).toBe('labelled-generated');
  });

  // Last: Firefox asks the person before it gives a permission back.
  it('leaves nothing hanging when the permission is withdrawn, says what is missing, and recovers', async () => {
    await withPage(driver(), `${site.origin}/mixed`, async (page) => {
      const before = await settledReport(driver(), page, 3);
      expect(outcomesOf(before)).toEqual(['labelled-generated', 'labelled-generated', 'likely']);
      for (const outcome of await midway(() => withdrawSites(driver())))
        expect(outcome).toMatch(/^(labelled-generated|inconclusive|failed: network)$/);
      const { tabId } = before;
      await commandTab(driver(), tabId, 'check-all');
      // The other site's picture cannot be had at all; the page's own is still readable, but not as a file.
      const without = await settledTab(driver(), tabId, 3);
      expect(outcomesOf(without)).toEqual(['failed: network', 'inconclusive', 'likely']);
      expect(outcomeOf(evidenceBy(without.items[1]!, 'c2pa'))).toBe('skipped: site-blocked-access');
      const popup = await openPopupOf(driver(), tabId);
      await untilLine(popup, 'This site needs your permission.');
      expect(await linesOf(popup)).toContain("2 images: 1 inconclusive, 1 couldn't be checked");
      await popup.close();
      if (name === 'firefox') return;
      await grantSites(driver());
      await commandTab(driver(), tabId, 'check-all');
      const again = await settledTab(driver(), tabId, 3);
      expect(outcomesOf(again)).toEqual(['labelled-generated', 'labelled-generated', 'likely']);
    });
  });
});

function outcomesOf({ items }: TabReport): string[] {
  return items.map(({ verdict }) => [verdict?.label, verdict?.reason].filter(Boolean).join(': '));
}

/** As `settledReport`, for a tab whose address the extension may no longer know. */
async function settledTab(driver: Driver, tabId: number, count: number): Promise<TabReport> {
  const read = () => driver.sendToBackground('background:report', { tabId });
  await expect.poll(async () => doneIn(await read()), recoveryTime).toBe(count);
  return read();
}

function doneIn({ items }: TabReport): number {
  return items.filter(({ verdict }) => verdict !== null).length;
}

/** From now on the browser refuses every write of the engine, as it does when the disk is full. */
async function breakStorage(driver: Driver): Promise<void> {
  const page = await driver.openExtensionPage('popup.html');
  await page.evaluate(() => {
    const request = indexedDB.open('touchstone-evidence', 2);
    request.onupgradeneeded = () => {
      for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
    };
    request.onsuccess = () => {
      request.result.close();
      (window as unknown as { isBroken: boolean }).isBroken = true;
    };
  });
  // An engine that holds the storage open has to let go of it.
  await endEngine(driver);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { isBroken?: boolean }).isBroken))
    .toBe(true);
  await page.close();
}
