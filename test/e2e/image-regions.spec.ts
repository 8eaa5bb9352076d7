import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import type { Driver, DriverPage } from '../../cli/browsers/driver.ts';
import { ensureBuild } from '../../cli/build.ts';
import { root } from '../../cli/paths.ts';
import calibration from '../../src/detectors/image-classifier/calibration.json' with { type: 'json' };
import { detailsPath } from '../../src/platform/details-address';
import { axeViolations } from './harness/axe.ts';
import { describeInBrowsers, withPage, type TestBrowserOptions } from './harness/browsers.ts';
import { settledReport } from './harness/items.ts';
import { linesOf, samplePicture, untilLine, verdictTime } from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

let site: TestSite;
const copies: string[] = [];
beforeAll(async () => {
  site = await openSite({
    '/photo.jpg': await samplePicture('photo.jpg'),
    '/': html('<img src="/photo.jpg" alt="A house" width="400" height="300">'),
  });
});
afterAll(async () => {
  await site.close();
  for (const copy of copies) await rm(copy, { recursive: true, force: true });
});

describeInBrowsers('regions of a picture that is undecided', {}, (driver) => {
  it('are not offered, and not scored when asked for all the same', async () => {
    await withPage(driver(), `${site.origin}/`, async (page) => {
      const { details, tabId, itemId } = await detailsOf(driver(), page);
      await untilLine(details, 'Evidence', verdictTime);
      expect(await linesOf(details)).not.toContain('Score per region');
      await details.close();
      expect(await driver().sendToBackground('background:regions', { tabId, itemId })).toEqual({
        outcome: 'undecided',
      });
      await expect(
        driver().sendToBackground('background:regions', { tabId, itemId: 'gone/1/1' }),
      ).rejects.toThrow();
    });
  });
});

const settings = [
  { colorScheme: 'light', language: 'en', heading: 'Score per region', caption: 'Raw scores of the regions' },
  { colorScheme: 'dark', language: 'ja', heading: '領域ごとのスコア', caption: '領域の生のスコア' },
] as const;

for (const { colorScheme, language, heading, caption } of settings) {
  const opened = async (name: BrowserName) => ({ ...(await accusing(name)), colorScheme, language });
  describeInBrowsers(`regions of a picture in ${colorScheme}, ${language}`, opened, (driver, name) => {
    it('come on request: drawn over the picture, and the same scores as a table', async () => {
      await withPage(driver(), `${site.origin}/`, async (page) => {
        const { details, label } = await detailsOf(driver(), page);
        expect(label).toBe('likely');
        await untilLine(details, heading, verdictTime);
        // Below the first screen: drivers press what can be seen only.
        await details.evaluate(() => {
          const button = document.querySelector<HTMLButtonElement>('.group > button');
          button?.focus();
          button?.click();
        });
        await untilLine(details, caption, verdictTime);
        expect(await details.evaluate(() => document.activeElement?.className)).toBe('note');
        const { drawn, tabled, previewWidth } = await details.evaluate(readRegions);
        expect(drawn.length).toBeGreaterThanOrEqual(9);
        for (const score of drawn) expect(score).toMatch(/^([+-]\d+\.\d|0\.0)$/);
        expect(new Set(drawn).size).toBeGreaterThan(1);
        expect(tabled).toEqual(drawn);
        expect(previewWidth).toBeGreaterThan(0);
        expect(previewWidth).toBeLessThanOrEqual(480);
        expect(await axeViolations(details)).toEqual([]);
        await expectToFit(details, name);
        await details.close();
      });
    });
  });
}

async function detailsOf(driver: Driver, page: DriverPage) {
  const { items, tabId } = await settledReport(driver, page, 1);
  const { id: itemId, verdict } = items[0]!;
  const details = await driver.openExtensionPage(detailsPath({ tabId, itemId }).slice(1));
  return { details, tabId, itemId, label: verdict?.label };
}

function readRegions() {
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => one.textContent ?? '');
  return {
    drawn: texts('.regions .region'),
    tabled: texts('.regions-table tbody td'),
    previewWidth: document.querySelector<HTMLImageElement>('.regions img')?.naturalWidth ?? 0,
  };
}

async function expectToFit(details: DriverPage, name: BrowserName): Promise<void> {
  await details.setViewport(320, 640);
  const [needed, width] = await details.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  // Firefox makes no window as narrow as this; the page fits into what it makes.
  if (name === 'chromium') expect(width).toBe(320);
  expect(needed).toBeLessThanOrEqual(width!);
}

/**
 * A copy of the built extension in whose calibration every picture speaks for AI and passes the thresholds: none that can be
 * shipped is sure to do so in the real one.
 */
async function accusing(name: BrowserName): Promise<TestBrowserOptions> {
  const built = await ensureBuild(name, 'testing', console.error);
  const extensionDir = await mkdtemp(join(root, '.output', `accusing-${name}-`));
  copies.push(extensionDir);
  await cp(built, extensionDir, { recursive: true });
  expect(await recalibrate(extensionDir)).toBeGreaterThan(0);
  return { extensionDir };
}

/** @returns how many conditions were changed */
async function recalibrate(extensionDir: string): Promise<number> {
  let changes = 0;
  const names = await readdir(extensionDir, { recursive: true });
  for (const path of names.filter((one) => one.endsWith('.js')).map((one) => join(extensionDir, one))) {
    const code = await readFile(path, 'utf8');
    const changed = Object.values(calibration.conditions).reduce(
      (text, { platt: { a, b }, accuseAbove }) =>
        text
          .replaceAll(`{a:${codeOf(a)},b:${codeOf(b)}}`, () => ((changes += 1), `{a:${codeOf(a)},b:99}`))
          .replaceAll(`accuseAbove:${accuseAbove}`, 'accuseAbove:-99'),
      code,
    );
    if (changed !== code) await writeFile(path, changed);
  }
  return changes;
}

/** As a bundler writes numbers. */
function codeOf(value: number): string {
  return String(value).replace(/^(-?)0\./, '$1.');
}
