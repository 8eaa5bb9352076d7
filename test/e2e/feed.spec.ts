import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { root } from '../../cli/paths.ts';
import type { ItemReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { nameOf, reportWhen, settledReport, verdictOf } from './harness/items.ts';
import { click } from './harness/open-shadow.ts';
import { samplePicture, shownChips, soon, untilChips } from './harness/product.ts';
import { reportNow } from './harness/report.ts';
import { type Content, file, html, openSite, type RecordedRequest, type TestSite } from './harness/site.ts';

const feedLength = 100;
/** CSS px. */
const postHeight = 300;
const queueLength = 15;
/** What the feed's pictures are copies of, in turn. */
const contents = ['photo.jpg', 'labelled.jpg', 'camera.jpg', 'photo-2.jpg', 'signed-ai.jpg', 'tampered.jpg'];
const labelled = 'Labelled AI-generated';
/** Longer than a verdict takes that is only recalled, so that a page has moved on before it comes. */
const slowMs = 1_500;

/** Ten more pictures, loaded when they come near, whenever the end of the page comes near. */
const feedPage = `
  <style>article { block-size: ${postHeight}px } img { inline-size: 320px; block-size: 240px }</style>
  <main></main>
  <script>
    const main = document.querySelector('main');
    const more = () => {
      if (innerHeight + scrollY < document.documentElement.scrollHeight - 600) return;
      for (let i = 0; i < 10 && main.children.length < ${feedLength}; i += 1) {
        const post = main.appendChild(document.createElement('article'));
        const number = main.children.length - 1;
        post.append(Object.assign(new Image(), { loading: 'lazy', src: '/feed/' + number + '.jpg', alt: '' }));
      }
    };
    addEventListener('scroll', more);
    more();
  </script>`;

const swapPage = `<img id="swap" src="/labelled.jpg" width="320" height="240" alt="">`;

let site: TestSite;
beforeAll(async () => {
  const pictures = await Promise.all(contents.map(samplePicture));
  const small = await file(join(root, 'test/fixtures/media/plain.jpg'));
  const pages = join(root, 'test/fixtures/pages');
  const [plain, labelledPicture] = pictures as [Content, Content];
  site = await openSite({
    '/feed': html(feedPage),
    '/queue': html(queuePage()),
    '/swap': html(swapPage),
    '/plain.jpg': plain,
    '/labelled.jpg': labelledPicture,
    '/slow.jpg': (request) => lateForUs(request, labelledPicture),
    '/spa.html': await file(join(pages, 'spa.html')),
    '/picture-a.png': await file(join(pages, 'picture-a.png')),
    '/picture-b.png': await file(join(pages, 'picture-b.png')),
  });
  for (let number = 0; number < feedLength; number += 1)
    site.route(`/feed/${number}.jpg`, pictures[number % pictures.length]!);
  for (let number = 0; number < queueLength; number += 1)
    site.route(`/queue/${number}.jpg`, {
      ...small,
      body: Buffer.concat([small.body as Buffer, Buffer.from([number])]),
    });
});
afterAll(() => site.close());

describeInBrowsers('a page that changes', {}, (driver) => {
  describe('by growing while it is scrolled', () => {
    let items: readonly ItemReport[];
    beforeAll(async () => {
      items = await withPage(driver(), `${site.origin}/feed`, async (page) => {
        await scrollToEnd(page);
        return (await settledReport(driver(), page, feedLength)).items;
      });
    });

    it('has one item for each of its 100 pictures', () => {
      const names = items.map(nameOf).toSorted();
      expect(names).toEqual(Array.from({ length: feedLength }, (_, number) => `${number}.jpg`).toSorted());
      expect(new Set(items.map(({ id }) => id)).size).toBe(feedLength);
    });

    it('has one verdict for each, of the very file that the picture shows', async () => {
      const hashes = await Promise.all(contents.map(hashOf));
      for (const item of items) {
        const number = Number.parseInt(nameOf(item));
        expect(verdictOf(item).itemId).toBe(item.id);
        expect(verdictOf(item).rendition).toMatchObject({
          url: item.src,
          sha256: hashes[number % contents.length],
        });
      }
    });

    it('gives equal files equal verdicts', () => {
      const labels = items.map(
        (item) => `${Number.parseInt(nameOf(item)) % contents.length} ${verdictOf(item).label}`,
      );
      expect(new Set(labels).size).toBe(contents.length);
    });
  });

  it('is checked where it is looked at first', async () => {
    await withPage(driver(), `${site.origin}/queue`, async (page) => {
      const { items } = await settledReport(driver(), page, queueLength);
      const visible = await page.evaluate(visiblePictures);
      expect(visible.length).toBeGreaterThan(0);
      expect(visible.length).toBeLessThan(queueLength / 3);
      const inOrder = items.toSorted((a, b) => (verdictOf(a).checkedAt < verdictOf(b).checkedAt ? -1 : 1));
      const places = visible.map((src) => inOrder.findIndex((item) => item.src === src));
      const meanPlace = places.reduce((sum, place) => sum + place, 0) / places.length;
      // They stand last on the page; a slow download may still keep one of them back.
      expect(meanPlace).toBeLessThan(queueLength / 3);
    });
  });

  it('without a new load forgets what is gone and checks what has come', async () => {
    await withPage(driver(), `${site.origin}/spa.html`, async (page) => {
      const tabId = await driver().tabIdOf(await page.url());
      const before = await settledReport(driver(), page, 2);
      expect(before.items.map((item) => nameOf(item) || item.excerpt?.slice(0, 17))).toEqual([
        'picture-a.png',
        'This is the first',
      ]);
      await click(page, '#to-two');
      const second = `${site.origin}/spa.html?view=two`;
      const addresses = async () => [await page.url(), await driver().tabIdOf(second)];
      await expect.poll(addresses, soon).toEqual([second, tabId]);
      const hasSecond = ({ src }: ItemReport) => src?.endsWith('picture-b.png');
      await reportWhen(driver(), page, ({ items }) => items.some(hasSecond), 'the second view');
      const after = await settledReport(driver(), page, 2);
      expect(after.url).toBe(second);
      expect(after.items.map((item) => nameOf(item) || item.excerpt?.slice(0, 18))).toEqual([
        'picture-b.png',
        'This is the second',
      ]);
      const old = new Set(before.items.map(({ id }) => id));
      expect(after.items.filter(({ id }) => old.has(id))).toEqual([]);
    });
  });

  it('by swapping a picture ten times a second never shows the verdict of another file', async () => {
    await withPage(driver(), `${site.origin}/swap`, async (page) => {
      await untilChips(page, [labelled]);
      const samples = await page.evaluate(swapTenTimes, ['/labelled.jpg', '/plain.jpg']);
      expect(samples.filter(({ src, chips }) => chips.length > 0 && !src.includes('labelled'))).toEqual([]);
      const { items } = await settledReport(driver(), page, 1);
      expect(items).toHaveLength(1);
      const final = await page.evaluate(() => document.querySelector('img')!.currentSrc);
      expect(final).toBe(`${site.origin}/plain.jpg?10`);
      expect(items[0]?.src).toBe(final);
      expect(verdictOf(items[0]!).rendition?.url).toBe(final);
      expect(await shownChips(page)).toEqual([]);
    });
  });

  it('drops the answer for a source that has been replaced meanwhile', async () => {
    await withPage(driver(), `${site.origin}/swap`, async (page) => {
      await untilChips(page, [labelled]);
      await setSource(page, '/slow.jpg');
      const isSlow = ({ src }: ItemReport) => src?.endsWith('/slow.jpg') === true;
      await reportWhen(driver(), page, ({ items }) => items.some(isSlow), 'the slow picture');
      await expect.poll(() => askedByUs().length, soon).toBeGreaterThan(0);
      await setSource(page, '/plain.jpg');
      await sleep(slowMs);
      const { items } = await reportNow(driver(), page);
      expect(items.map(nameOf)).toEqual(['plain.jpg']);
      expect((await settledReport(driver(), page, 1)).items.map(nameOf)).toEqual(['plain.jpg']);
      expect(await shownChips(page)).toEqual([]);
    });
  });
});

/** Eager pictures, of which the last few are on screen when the extension arrives. */
function queuePage(): string {
  const numbers = Array.from({ length: queueLength }, (_, number) => number);
  const figures = numbers.map(
    (number) => `<p><img src="/queue/${number}.jpg" width="320" height="256" alt=""></p>`,
  );
  return `${figures.join('\n')}<script>scrollTo(0, document.documentElement.scrollHeight)</script>`;
}

/** The page gets it at once, the extension (which sends no referrer) after a while. */
function lateForUs({ headers }: RecordedRequest, picture: Content): Content {
  const uncached = { ...picture, headers: { 'Cache-Control': 'no-store' } };
  return headers.referer ? uncached : { ...uncached, delayMs: slowMs };
}

function askedByUs(): RecordedRequest[] {
  return site.requestsOf('/slow.jpg').filter(({ headers }) => !headers.referer);
}

async function hashOf(name: string): Promise<string> {
  const bytes = await readFile(join(root, 'assets/public/sample/media', name));
  return createHash('sha256').update(bytes).digest('hex');
}

async function setSource(page: DriverPage, src: string): Promise<void> {
  await page.evaluate((next) => void document.querySelector('img')!.setAttribute('src', next), src);
}

/** As a person would, most of a screen at a time, until all pictures have come and the end is reached. */
async function scrollToEnd(page: DriverPage): Promise<void> {
  for (let steps = 0; steps < 150; steps += 1) {
    const { height, seen } = await page.evaluate(() => {
      scrollBy(0, innerHeight * 0.8);
      return { height: document.documentElement.scrollHeight, seen: innerHeight + scrollY };
    });
    if (height > feedLength * postHeight && seen >= height - 1) return;
    await sleep(60);
  }
  throw new Error('The feed has no end.');
}

// The functions below run in the page and may use nothing from outside themselves.

function visiblePictures(): string[] {
  const isVisible = (image: HTMLImageElement) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  return [...document.images].filter(isVisible).map(({ src }) => src);
}

/** Looks twice between two swaps: when the next frames have been drawn, and just before the next swap. */
async function swapTenTimes(sources: readonly string[]): Promise<{ src: string; chips: string[] }[]> {
  const image = document.querySelector('img') as HTMLImageElement;
  const samples: { src: string; chips: string[] }[] = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const look = () => {
    const drawn = document.querySelector('touchstone-host')?.shadowRoot?.querySelectorAll('.chip') ?? [];
    const shown = [...drawn].filter((chip) => chip.checkVisibility());
    samples.push({ src: image.src, chips: shown.map((chip) => chip.textContent ?? '') });
  };
  for (let count = 1; count <= 10; count += 1) {
    const nextSwap = new Promise((resolve) => setTimeout(resolve, 100));
    image.src = `${sources[(count + 1) % 2]}?${count}`;
    await frame();
    await frame();
    look();
    await nextSwap;
    look();
  }
  return samples;
}
