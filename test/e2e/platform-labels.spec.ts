import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import type { Driver } from '../../cli/browsers/driver.ts';
import type { ItemReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { outcomeOf, settledReport } from './harness/items.ts';
import { hostsHere, newSiteKeys } from './harness/named-site.ts';
import { samplePicture } from './harness/product.ts';
import { file, openSite, type TestSite } from './harness/site.ts';

const hosts = [
  'www.youtube.com',
  'i.ytimg.com',
  'www.instagram.com',
  'scontent.cdninstagram.com',
  'www.pixiv.net',
  'i.pximg.net',
];

/** As portraits of people are. */
const smallPicture = join(root, 'assets/public/icon/96.png');

let sites: Readonly<Record<BrowserName, TestSite>>;
beforeAll(async () => {
  sites = { chromium: await openSite({}, await newSiteKeys()), firefox: await openSite() };
});
afterAll(async () => {
  for (const site of Object.values(sites)) await site.close();
});

describeInBrowsers('labels of platforms', hostsHere(hosts), (driver) => {
  it('are those of the watched video and its own picture on a page like YouTube’s', async () => {
    const items = await itemsOf(driver(), 'youtube-labelled');
    const of = (part: string) => outcomes(items, part);
    expect(of('/vi/AIlabelled1/')).toEqual(['found: page']);
    expect(of('/vi/AI_badged_3/')).toEqual(['found: page']);
    expect(of('/vi/Ordinary-02/')).toEqual(['absent']);
    const players = items.filter(({ kind }) => kind === 'video');
    expect(outcomes(players, 'blob:').toSorted()).toEqual(['absent', 'absent', 'found: page']);
    const [badge] = items.filter(({ src }) => src?.includes('/vi/AIlabelled1/')).map((one) => one.badge.text);
    expect(badge).toBe('Labelled AI-edited');
  });

  it('are those of the very picture on a page like Instagram’s', async () => {
    const items = await itemsOf(driver(), 'instagram-post');
    const of = (part: string) => outcomes(items, part);
    expect(of('658993111_')).toEqual(['found: page']);
    expect(of('658993112_')).toEqual(['absent']);
    expect(of('658993114_')).toEqual(['absent']);
    expect(of('658993116_')).toEqual(['absent']);
  });

  it('are read beside the picture where Instagram shows them', async () => {
    const items = await itemsOf(driver(), 'instagram-labels');
    expect(outcomes(items, '/one.jpg')).toEqual(['found: page']);
    expect(outcomes(items, '/two.jpg')).toEqual(['absent']);
    expect(outcomes(items, '/three-a.jpg')).toEqual(['absent']);
    expect(outcomes(items, '/four.jpg')).toEqual(['absent']);
  });

  it('are those of the work on a page like pixiv’s', async () => {
    const items = await itemsOf(driver(), 'pixiv-next');
    expect(outcomes(items, '130000001_p0')).toEqual(['found: page']);
    expect(outcomes(items, '130000002_p0')).toEqual(['absent']);
    expect(outcomes(items, '130000003_p0')).toEqual(['absent']);
  });
});

/** What the detector found for the items with this part in their address. */
function outcomes(items: readonly ItemReport[], part: string): readonly string[] {
  const evidence = items
    .filter(({ src }) => src?.includes(part))
    .flatMap(({ verdict }) => verdict?.evidence ?? []);
  return evidence.filter(({ detector }) => detector === 'platform-labels').map(outcomeOf);
}

/** Opens a fixture page at its own address, with pictures of the written size wherever it names some. */
async function itemsOf(driver: Driver, name: string): Promise<readonly ItemReport[]> {
  const site = sites[driver.name];
  const { protocol, port } = new URL(site.origin);
  const page = await readFile(join(root, 'test/fixtures/platforms', `${name}.html`), 'utf8');
  const here = (text: string) => text.replace(/https:\/\/([\w.-]+)\//g, `${protocol}//$1:${port}/`);
  const address = new URL(here(/data-address="([^"]+)"/.exec(page)?.[1] ?? ''));
  const [photo, portrait] = await Promise.all([samplePicture('photo.jpg'), file(smallPicture)]);
  const pictures = [...page.matchAll(/<img src="([^"]+)" alt="" width="(\d+)"/g)];
  for (const [, src = '', width] of pictures) {
    site.route(new URL(src).pathname, Number(width) < 200 ? portrait : photo);
  }
  site.route(address.pathname, { type: 'text/html; charset=utf-8', body: here(page) });
  const atLeast = pictures.filter(([, , width]) => Number(width) >= 200).length;
  return withPage(driver, address.href, async (open) => (await settledReport(driver, open, atLeast)).items);
}
