import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from '../../cli/browsers/driver.ts';
import { checkInputs } from '../../cli/check-inputs.ts';
import { serve } from '../../cli/serve.ts';
import { axeViolations } from './harness/axe.ts';
import { browsersUnderTest, describeInBrowsers, openTestBrowser, withPage } from './harness/browsers.ts';
import { click, elements, focused, hover, insideHost } from './harness/open-shadow.ts';
import { grantSites, withdrawSites } from './harness/permissions.ts';
import { html, openSite, type TestSite } from './harness/site.ts';
import { recordTraffic, type Traffic } from './harness/traffic.ts';

const extensionDir = fileURLToPath(new URL('../fixtures/tiny-extension', import.meta.url));

/** Messages the tiny extension answers beyond the product's own. */
const ask = (driver: Driver, type: string, data: unknown) =>
  (driver.sendToBackground as unknown as (type: string, data: unknown) => Promise<unknown>)(type, data);

let site: TestSite;
beforeAll(async () => {
  site = await openSite({
    '/': html('<h1>Page</h1><p style="block-size:3000px">long</p>', 'Ü page'),
    '/hanging': html('<img src="/never.png" alt="">', 'Hanging'),
    '/never.png': 'hang',
    '/data': { type: 'text/plain', body: 'from the site' },
    '/denied': { status: 403, type: 'text/html', body: '<title>Denied</title>' },
  });
});
afterAll(() => site.close());

describeInBrowsers('a driven browser', { extensionDir, language: 'ja' }, (driver) => {
  it('says what it is', () => {
    expect(driver().product).toMatch(/^(Chromium|Google Chrome|Microsoft Edge|Firefox)$/);
    expect(driver().version).toMatch(/^\d+\./);
  });

  it('carries messages to the background and back, as the popup would', async () => {
    const answer = await ask(driver(), 'background:anything', { text: 'é', list: [1, null] });
    expect(answer).toEqual({
      type: 'background:anything',
      data: { text: 'é', list: [1, null] },
      from: `${driver().extensionOrigin}/popup.html`,
      name: 'ちいさい',
    });
  });

  it('throws what a handler threw', async () => {
    await expect(ask(driver(), 'background:refuse', {})).rejects.toThrow('refused on purpose');
  });

  it('wakes a background that the browser has ended', async () => {
    await driver().suspendBackground();
    expect(await ask(driver(), 'background:anything', 1)).toMatchObject({ data: 1 });
  });

  it('opens a page on which the content script runs, and finds its tab', async () => {
    await withPage(driver(), `${site.origin}/`, async (page) => {
      expect(await page.url()).toBe(`${site.origin}/`);
      expect(await page.title()).toBe('Ü page');
      expect(await driver().tabIdOf(await page.url())).toBeGreaterThan(0);
      expect(
        await page.evaluate(() => [document.visibilityState, document.hasFocus(), navigator.language]),
      ).toEqual(['visible', true, 'ja']);
      await expect
        .poll(() => insideHost(page, 'button'))
        .toMatchObject([{ text: 'tiny:Ü page', isVisible: true }]);
    });
    expect(await driver().tabIdOf(`${site.origin}/`)).toBeNull();
  });

  it('does not wait for a picture that never comes', async () => {
    await withPage(driver(), `${site.origin}/hanging`, async (page) => {
      expect(await page.evaluate(() => document.readyState)).not.toBe('complete');
    });
  });

  it('says why a page cannot be opened', async () => {
    const page = await driver().openPage();
    await expect(page.goto('http://no-such-host.invalid/')).rejects.toThrow(
      /ERR_NAME_NOT_RESOLVED|dnsNotFound/,
    );
    await page.close();
  });

  it('points, clicks and types', async () => {
    await withPage(driver(), `${site.origin}/`, async (page) => {
      const badge = 'touchstone-host >>> button';
      await expect.poll(() => elements(page, badge)).toHaveLength(1);
      await hover(page, badge);
      await click(page, badge);
      await page.press('Shift+Escape');
      expect((await focused(page))?.attributes).toMatchObject({
        'data-hovered': 'yes',
        'data-clicked': 'yes',
        'data-key': 'Escape',
      });
    });
  });

  it('takes a picture of the whole page at the size asked for', async () => {
    await withPage(driver(), `${site.origin}/`, async (page) => {
      await page.setViewport(640, 480);
      expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
      const png = await page.screenshot();
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(20)).toBeGreaterThan(3000);
    });
  });

  it('runs axe in pages of the extension and in the content script’s open root', async () => {
    const popup = await driver().openExtensionPage('popup.html');
    expect((await axeViolations(popup)).map(({ id }) => id)).toContain('html-has-lang');
    await popup.close();
    await withPage(driver(), `${site.origin}/`, async (page) => {
      await expect.poll(() => insideHost(page, 'button')).toHaveLength(1);
      expect(await axeViolations(page, 'touchstone-host')).toEqual([]);
    });
  });

  it('gives the command line its verdicts, one result per input', async () => {
    const local = await serve();
    const inputs = [
      `${site.origin}/`,
      'no-such-file.jpg',
      `${site.origin}/denied`,
      fileURLToPath(import.meta.url),
    ];
    const context = {
      driver: driver(),
      site: local,
      timeoutMs: 20_000,
      screenshot: null,
      signal: AbortSignal.timeout(60_000),
      onProgress: () => undefined,
    };
    const { results, report } = await checkInputs(context, inputs);
    await local.close();
    expect(report?.extension.version).toBe('1.2.3');
    expect(results.map(({ input, error }) => [input, error?.code])).toEqual([
      [inputs[0], undefined],
      [inputs[1], 'not-found'],
      [inputs[2], 'http-status'],
      [inputs[3], 'unsupported-type'],
    ]);
    expect(results[0]).toMatchObject({ title: 'Ü page', url: `${site.origin}/` });
    expect(results[0]?.items.map(({ verdict }) => verdict.label)).toEqual([
      'declared-generated',
      'not-checked',
      'failed',
    ]);
  });
});

describe.each(browsersUnderTest())('a browser behind the recording proxy (%s)', (name) => {
  let traffic: Traffic;
  let driver: Driver;
  beforeAll(async () => {
    traffic = await recordTraffic();
    driver = await openTestBrowser(name, { extensionDir, proxyPort: traffic.proxyPort, colorScheme: 'dark' });
  });
  afterAll(async () => {
    await driver?.close();
    await traffic?.close();
  });

  it('shows what page and extension ask for, and lets nothing off this machine', async () => {
    const seen = (part: string) => traffic.requests.filter(({ url }) => url.includes(part));
    await withPage(driver, `${site.origin}/`, async () => {
      expect(await ask(driver, 'background:fetch', { url: `${site.origin}/data` })).toEqual({
        status: 200,
        body: 'from the site',
      });
      const outside = await ask(driver, 'background:fetch', { url: 'http://example.org/outside' });
      expect(outside).toMatchObject({ status: 403 });
      await expect(ask(driver, 'background:fetch', { url: 'https://example.org/' })).rejects.toThrow();
    });
    expect(seen(`${site.origin}/data`)).toHaveLength(1);
    expect(seen('http://example.org/outside')).toMatchObject([{ isLoopback: false }]);
    const foreign = traffic.foreign().map(({ host }) => host.replace(/:\d+$/, ''));
    expect([...new Set(foreign)]).toEqual(['example.org']);
  });

  it('shows pages in the colours asked for', async () => {
    await withPage(driver, `${site.origin}/`, async (page) => {
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    });
  });
});

describe.each(browsersUnderTest())('a browser that withholds sites from the extension (%s)', (name) => {
  it('runs no content script there', async () => {
    const driver = await openTestBrowser(name, { extensionDir });
    try {
      await withdrawSites(driver);
      await withPage(driver, `${site.origin}/`, async (page) => {
        expect(await driver.tabIdOf(await page.url())).toBeNull();
        expect(await elements(page, 'touchstone-host')).toEqual([]);
      });
      if (name === 'firefox') return;
      await grantSites(driver);
      await withPage(driver, `${site.origin}/`, async (page) => {
        await expect.poll(() => elements(page, 'touchstone-host')).toHaveLength(1);
      });
    } finally {
      await driver.close();
    }
  });
});
