import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import type { ItemReport, TabReport } from '../../src/platform/protocol';
import { describeInBrowsers } from './harness/browsers.ts';
import { checkPage, verdictOf } from './harness/items.ts';
import { samplePicture } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const pages = ['json-ld', 'microdata', 'captions', 'about-ai', 'says-of-itself'];
const languages = ['en', 'ja', 'zh', 'ko', 'de', 'fr', 'es', 'pt', 'it', 'ru'];
const names = [
  'made',
  'made-300x200',
  'beside',
  'camera',
  'reader',
  'law',
  'guide',
  'left',
  'right',
  ...languages,
];

let site: TestSite;
beforeAll(async () => {
  const photo = await samplePicture('photo.jpg');
  site = await openSite();
  for (const name of names) site.route(`/pictures/${name}.jpg`, photo);
  for (const name of pages) {
    const body = await readFile(join(root, `test/fixtures/pages/page-signals/${name}.html`), 'utf8');
    site.route(`/${name}`, { type: 'text/html; charset=utf-8', body });
  }
  const headers = {
    'AI-Disclosure': 'mode=ai-originated; model="m-1"',
    Link: '<https://credentials.example/m>; rel="c2pa-manifest"',
  };
  site.route('/pictures/with-headers.jpg', { ...photo, headers });
  site.route('/headers', html('<img src="/pictures/with-headers.jpg" width="320" height="240" alt="">'));
});
afterAll(() => site.close());

describeInBrowsers('what a page says', {}, (driver) => {
  it('in its structured data labels the picture it names, and no other', async () => {
    const report = await checkPage(driver(), `${site.origin}/json-ld`, 3);
    const named = itemWith(report, '/made-300x200.jpg');
    expect(verdictOf(named)).toMatchObject({ label: 'labelled-generated', basis: 'declared' });
    expect(named.badge).toEqual({ isShown: true, text: 'Labelled AI-generated' });
    expect(saidOf(named)).toEqual(['json-ld: ai-made']);
    expect(saidOf(itemWith(report, '/beside.jpg'))).toEqual([]);
    expect(saidOf(itemWith(report, '/camera.jpg'))).toEqual(['json-ld: none']);
    expect(labels(report)).toEqual(['labelled-generated']);
  });

  it('in microdata does too', async () => {
    const report = await checkPage(driver(), `${site.origin}/microdata`, 2);
    expect(saidOf(itemWith(report, '/made.jpg'))).toEqual(['microdata: ai-made']);
    expect(saidOf(itemWith(report, '/beside.jpg'))).toEqual([]);
  });

  it('in a caption labels its picture, in ten languages', async () => {
    const report = await checkPage(driver(), `${site.origin}/captions`, languages.length);
    for (const language of languages) {
      const item = itemWith(report, `/${language}.jpg`);
      expect([language, verdictOf(item).label, ...saidOf(item)]).toEqual([
        language,
        'labelled-generated',
        'caption: ai-made',
      ]);
    }
  });

  it('about generated pictures in general labels nothing', async () => {
    const report = await checkPage(driver(), `${site.origin}/about-ai`, 5);
    expect(report.items.flatMap(saidOf)).toEqual([]);
    expect(labels(report)).toEqual([]);
  });

  it('through its server is shown and weighed, and asks no other server', async () => {
    const report = await checkPage(driver(), `${site.origin}/headers`, 1);
    const item = itemWith(report, '/with-headers.jpg');
    expect(saidOf(item)).toEqual(['header: ai-made', 'manifest-link: none']);
    expect(verdictOf(item).supporting).toContain('page-signals');
    expect(labels(report)).toEqual([]);
  });

  it('of itself makes the page an item of its own', async () => {
    const report = await checkPage(driver(), `${site.origin}/says-of-itself`, 1);
    const page = report.items.find(({ kind }) => kind === 'page');
    expect(page && saidOf(page)).toEqual(['meta: ai-made']);
  });
});

/** What the detector found, one line each. */
function saidOf(item: ItemReport): readonly string[] {
  return verdictOf(item).evidence.flatMap((one) =>
    one.detector === 'page-signals' && one.status === 'found'
      ? [`${String(one.detail['finds'])}: ${one.claim.says}`]
      : [],
  );
}

function labels({ items }: TabReport): readonly string[] {
  return items.map((item) => verdictOf(item).label).filter((label) => label === 'labelled-generated');
}
