import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { root } from '../../cli/paths.ts';
import { createIssuer } from '../../tools/sample/issuer.ts';
import { signApart, startSigning } from '../../tools/sample/sign.ts';
import { describeInBrowsers, type TestBrowserOptions, withPage } from './harness/browsers.ts';
import { elements } from './harness/open-shadow.ts';
import {
  buttonOfCard,
  clickOn,
  openCard,
  pointAt,
  shownChips,
  soon,
  untilCard,
  verdictTime,
} from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

/** A public name that leads to the test's own server. */
const publicHost = 'public.test';
const labelled = 'Labelled AI-generated';
const inconclusive = 'Inconclusive';

let site: TestSite;
/** Where the manifests are: another host than that of the pages. */
let store: string;

beforeAll(async () => {
  site = await openSite();
  store = new URL(site.otherOrigin).host;
  startSigning();
  const manifest = { type: 'application/c2pa', body: await routePicture('right') };
  site.route('/right.c2pa', manifest);
  await routePicture('wrong');
  site.route('/wrong.c2pa', manifest);
  await routePicture('missing');
});
afterAll(() => site.close());

const options: TestBrowserOptions = {
  extraArguments: [`--host-resolver-rules=MAP ${publicHost} 127.0.0.1`],
  extraPrefs: { 'network.dns.localDomains': publicHost },
};

describeInBrowsers('Content Credentials that are kept elsewhere', options, (driver) => {
  const onPage = (path: string, use: (page: DriverPage) => Promise<void>, origin = site.origin) =>
    withPage(driver(), `${origin}${path}`, use);

  it('are fetched, once, when the person presses the button that names the server, and not before', async () => {
    const asked = countOf('/right.c2pa');
    await onPage('/right', async (page) => {
      await openCardOf(page, inconclusive);
      expect((await openCard(page))!.text).toContain('kept on another server and were not fetched');
      expect((await openCard(page))!.text).toContain(`This contacts ${store}.`);
      await pressByScript(page, fetchWords());
      expect(asked()).toBe(0);
      await clickOn(page, await buttonOfCard(page, fetchWords()));
      await untilCardSays(page, `they were fetched from ${store} because you asked`);
      expect(await chipNames(page)).toEqual([`${labelled}, image 1 of 1, details`]);
      expect(asked()).toBe(1);
      await expect(buttonOfCard(page, fetchWords())).rejects.toThrow('no button');
      await clickOn(page, await buttonOfCard(page, 'Check again'));
      await untilCardSays(page, 'kept on another server and were not fetched');
      expect(asked()).toBe(1);
    });
  });

  it('are said not to match when they are of another picture', async () => {
    await onPage('/wrong', async (page) => {
      await openCardOf(page, inconclusive);
      await clickOn(page, await buttonOfCard(page, fetchWords()));
      await untilCardSays(page, "It doesn't match the file.");
      expect((await openCard(page))!.text).toContain(`they were fetched from ${store} because you asked`);
    });
  });

  it('may be asked for again when nothing is there', async () => {
    await onPage('/missing', async (page) => {
      await openCardOf(page, inconclusive);
      await clickOn(page, await buttonOfCard(page, fetchWords()));
      await untilCardSays(page, `kept at ${store} and couldn't be fetched: nothing is at that address`);
      await expect(buttonOfCard(page, fetchWords())).resolves.toBeDefined();
    });
  });

  it('are not fetched from this machine or its network for a public page', async () => {
    const asked = countOf('/right.c2pa');
    const origin = `http://${publicHost}:${new URL(site.origin).port}`;
    await onPage(
      '/right',
      async (page) => {
        await openCardOf(page, inconclusive);
        await clickOn(page, await buttonOfCard(page, fetchWords()));
        await untilCardSays(page, "couldn't be fetched: it is on a private network address");
        expect(asked()).toBe(0);
      },
      origin,
    );
  });
});

const fetchWords = (): string => `Get Content Credentials from ${store}`;

/** @returns how often this path was asked for since */
function countOf(path: string): () => number {
  const from = site.requestsOf(path).length;
  return () => site.requestsOf(path).length - from;
}

/**
 * A page with one picture that says its manifest is at `NAME.c2pa`.
 * @returns the manifest
 */
async function routePicture(name: string): Promise<Uint8Array> {
  const plain = Uint8Array.from(await readFile(join(root, 'test/fixtures/media/plain.jpg')));
  const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
  const statement = {
    title: name,
    generator: 'test',
    issuer: await createIssuer('Example Desk', 'Example Desk Signer'),
    actions: [{ action: 'c2pa.created', digitalSourceType }],
  };
  const url = `${site.otherOrigin}/${name}.c2pa`;
  const { asset, manifest } = await signApart(plain, 'image/jpeg', statement, url);
  site.route(`/${name}.jpg`, { type: 'image/jpeg', body: asset });
  const image = `<img id="picture" src="/${name}.jpg" alt="A boat" width="400" height="290">`;
  site.route(`/${name}`, html(image));
  return manifest;
}

async function openCardOf(page: DriverPage, words: string): Promise<void> {
  const [picture] = await elements(page, '#picture');
  await pointAt(page, picture!);
  await expect.poll(() => chipNames(page), verdictTime).toEqual([`${words}, image 1 of 1, details`]);
  const [chip] = await shownChips(page);
  await pointAt(page, chip!);
  await untilCard(page);
}

async function chipNames(page: DriverPage): Promise<(string | undefined)[]> {
  return (await shownChips(page)).map(({ attributes }) => attributes['aria-label']);
}

async function untilCardSays(page: DriverPage, words: string): Promise<void> {
  await expect.poll(async () => (await openCard(page))?.text ?? '', verdictTime).toContain(words);
}

/** As a page could if it reached the button: the test build's shadow root is open. */
async function pressByScript(page: DriverPage, words: string): Promise<void> {
  const pressed = await page.evaluate((text) => {
    const inside = document.querySelector('touchstone-host')?.shadowRoot;
    const buttons = [...(inside?.querySelectorAll<HTMLButtonElement>('[role=dialog] button') ?? [])];
    const found = buttons.filter((button) => button.textContent === text);
    for (const button of found) button.click();
    return found.length;
  }, words);
  expect(pressed).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, soon.timeout / 10));
}
