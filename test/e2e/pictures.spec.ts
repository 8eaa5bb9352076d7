import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import { samplePath } from '../../src/core/sample-page';
import type { ItemReport, TabReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { checkPage, evidenceBy, outcomeOf, reportWhen, scoreOf, verdictOf } from './harness/items.ts';
import { samplePicture } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { type Content, file, html, openSite, type RecordedRequest, type TestSite } from './harness/site.ts';
import { turnedByExif } from './pictures/exif.ts';
import { odd, statements } from './pictures/expected.table.ts';
import { drawnPage, waysPage } from './pictures/pages.ts';

const fixtures = join(root, 'test', 'fixtures');
/** Same pixels, another decoder or one more rounding. */
const tolerance = 0.02;

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
  for (const folder of ['images', 'media', 'metadata']) await routeFolder(site, folder);
  // Of the sample's photographs the one whose score changes most when it is turned.
  const photo = await samplePicture('photo-2.jpg');
  site.route('/photo.jpg', photo);
  site.route('/turned.jpg', { ...photo, body: turnedByExif(photo.body as Buffer) });
  site.route('/guarded.jpg', (request) => onlyForPages(request, photo));
  site.route('/never.jpg', 'hang');
  site.route('/', gallery(statements.map(([name]) => name)));
  site.route(samplePath, gallery(['media/signed-ai.png']));
  site.route('/odd', gallery(odd.map(([name]) => `images/${name}`)));
  site.route('/ways', html(waysPage(site)));
  for (const name of ['inner', 'foreign'])
    site.route(`/${name}`, html(`<img src="/photo.jpg?${name}" width="320" height="240" alt="${name}">`));
  site.route('/drawn', html(drawnPage));
  site.route('/hanging', gallery(['never.jpg', 'photo.jpg?1', 'photo.jpg?2']));
});
afterAll(() => site.close());

describeInBrowsers('pictures on a page', {}, (driver, browser) => {
  describe('with statements in their files', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), `${site.origin}/`, statements.length);
    });

    it.each(statements)('%s: %s is %s', (name, _what, label, badge, evidence) => {
      const item = itemWith(report, `/${name}`);
      expect(verdictOf(item).label).toBe(label);
      expect(item.badge).toEqual(badge);
      expect(outcomes(item)).toMatchObject(evidence);
    });

    it('are trusted through the sample’s issuer only below the path of the sample page', async () => {
      const sample = await checkPage(driver(), site.origin + samplePath, 1);
      const item = itemWith(sample, 'signed-ai.png');
      expect(verdictOf(item).label).toBe('declared-generated');
      expect(outcomeOf(evidenceBy(item, 'c2pa'))).toBe('found: user');
    });
  });

  describe('that are odd, damaged or no pictures at all', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), `${site.origin}/odd`, odd.length);
    });

    it.each(odd)('%s (%s) is judged or left as it should be', (name, _what, outcome, size) => {
      const item = itemWith(report, `/${name}`);
      const expected = typeof outcome === 'string' ? outcome : outcome[browser];
      expect(outcomeOf(evidenceBy(item, 'image-classifier'))).toBe(expected);
      if (size) expect(sizeOf(item)).toBe(size);
    });

    it('say why they were not checked, and are neither accused nor cleared', () => {
      for (const item of report.items) {
        const { label, reason } = verdictOf(item);
        const outcome = outcomeOf(evidenceBy(item, 'image-classifier'));
        const [status, why] = outcome.split(': ');
        if (status === 'skipped') expect([label, reason]).toEqual(['not-checked', why]);
        else if (status === 'failed') expect([label, reason]).toEqual(['failed', why]);
        else expect(['inconclusive', 'no-sign']).toContain(label);
        expect(item.badge.isShown).toBe(false);
      }
    });
  });

  describe('whichever way they come onto the page', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), `${site.origin}/ways`, ways.length + 4);
    });

    it.each(ways)('%s', (_title, part) => {
      const item = named(report, part);
      expect(verdictOf(item).label).toBe('inconclusive');
      expect(sizeOf(item)).toBe('640x319');
      // The very same bytes, so the very same score.
      expect(scoreOf(item)).toBe(scoreOf(named(report, 'img')));
      expect(outcomes(item)).toMatchObject({ 'embedded-metadata': 'absent', c2pa: 'absent' });
    });

    it('a picture has one item, and an icon or a source not chosen has none', () => {
      expect(report.items.map(({ excerpt, src }) => excerpt || src).toSorted()).toEqual(
        [...ways.map(([, part]) => part), 'canvas', 'refused', 'gone', 'small'].toSorted(),
      );
    });

    it('is named by its own address, also where the same bytes were judged before', () => {
      for (const item of report.items.filter(({ src }) => src?.includes('photo.jpg')))
        expect(verdictOf(item).rendition?.url).toBe(item.src);
    });

    it('is judged by the pixels on the page when the site refuses us the file', () => {
      const item = named(report, 'canvas');
      expect(outcomes(item)).toMatchObject({
        'embedded-metadata': 'skipped: site-blocked-access',
        c2pa: 'skipped: site-blocked-access',
        'image-classifier': 'found: estimate',
      });
      expect(scoreOf(item)).toBeCloseTo(scoreOf(named(report, 'img')), 2);
    });

    it('is judged likewise when another site refuses us, where the browser lets us read that', () => {
      const item = named(report, 'refused');
      const model = outcomeOf(evidenceBy(item, 'image-classifier'));
      expect(outcomeOf(evidenceBy(item, 'c2pa'))).toBe('skipped: site-blocked-access');
      // Firefox taints no canvas for an extension that may read the picture's site.
      expect(model).toBe(browser === 'firefox' ? 'found: estimate' : 'skipped: site-blocked-access');
    });

    it('fails when it is not there', () => {
      expect(verdictOf(named(report, 'gone'))).toMatchObject({ label: 'failed', reason: 'network' });
    });

    it('is not checked by the model when its file is too small', () => {
      expect(verdictOf(named(report, 'small'))).toMatchObject({ label: 'not-checked', reason: 'too-small' });
    });
  });

  describe('decoded as the page shows them', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), `${site.origin}/drawn`, 5);
    });

    it('score upright what EXIF says is turned', () => {
      const turned = named(report, 'turned by EXIF');
      expect(sizeOf(turned)).toBe('319x640');
      const asShown = difference(turned, named(report, 'turned by the page'));
      expect(asShown).toBeLessThanOrEqual(tolerance);
      // Taken as it is stored, it would score like the one that is not turned.
      expect(difference(turned, named(report, 'not turned'))).toBeGreaterThan(2 * asShown);
    });

    it('score on white what is transparent', () => {
      const seeThrough = named(report, 'see-through');
      expect(difference(seeThrough, named(report, 'on white'))).toBeLessThanOrEqual(tolerance);
    });
  });

  it('do not wait for one behind a server that hangs', async () => {
    await withPage(driver(), `${site.origin}/hanging`, async (page) => {
      const photos = ({ items }: TabReport) => items.filter(({ src }) => src?.includes('photo.jpg'));
      await reportWhen(
        driver(),
        page,
        (report) => photos(report).length === 2 && photos(report).every(({ verdict }) => verdict !== null),
        'both photographs',
      );
      expect(await page.evaluate(() => document.readyState)).not.toBe('complete');
      const isListed = ({ items }: TabReport) => items.some(({ src }) => src?.includes('never.jpg'));
      const report = await reportWhen(driver(), page, isListed, 'the hanging picture', 15_000);
      expect(itemWith(report, 'never.jpg').verdict).toBeNull();
    });
  });
});

const ways = [
  ['an img element', 'img'],
  ['the chosen source of a picture element', 'picture'],
  ['the chosen candidate of srcset', 'srcset'],
  ['a CSS background', 'background'],
  ['the poster of a video', 'poster'],
  ['an image in inline SVG', 'svg'],
  ['an open shadow root', 'shadow'],
  ['a frame of the same site', 'inner'],
  ['a frame of another site', 'foreign'],
  ['a data: address', 'data'],
  ['a blob: address', 'blob'],
] as const;

function gallery(names: readonly string[]): Content {
  return html(names.map((name) => `<img src="/${name}" width="160" height="160" alt="">`).join('\n'));
}

async function routeFolder({ route }: TestSite, folder: string): Promise<void> {
  for (const name of await readdir(join(fixtures, folder)))
    route(`/${folder}/${name}`, await file(join(fixtures, folder, name)));
}

/** As sites do that keep their pictures from being shown elsewhere. */
function onlyForPages({ headers }: RecordedRequest, photo: Content): Content {
  const uncached = { 'Cache-Control': 'no-store' };
  return headers.referer ? { ...photo, headers: uncached } : { status: 403, headers: uncached };
}

/** The one item with this alternative text. */
function named({ items }: TabReport, alt: string): ItemReport {
  const [found, ...more] = items.filter(({ excerpt }) => excerpt === alt);
  if (found && more.length === 0) return found;
  throw new Error(`${found ? more.length + 1 : 0} items named "${alt}".`);
}

function outcomes(item: ItemReport): Record<string, string> {
  return Object.fromEntries(verdictOf(item).evidence.map((one) => [one.detector, outcomeOf(one)]));
}

function sizeOf(item: ItemReport): string {
  const { width, height } = verdictOf(item).rendition ?? {};
  return `${width}x${height}`;
}

function difference(one: ItemReport, other: ItemReport): number {
  return Math.abs(scoreOf(one) - scoreOf(other));
}
