import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import { ensureBuild } from '../../cli/build.ts';
import { root } from '../../cli/paths.ts';
import { describeInBrowsers, type TestBrowserOptions } from './harness/browsers.ts';
import { checkPage, evidenceBy, outcomeOf } from './harness/items.ts';
import { pictureRoutes } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const image = (name: string) => `<p><img src="/${name}" alt="A picture" width="400" height="290"></p>`;

let site: TestSite;
const copies: string[] = [];
beforeAll(async () => {
  site = await openSite({
    ...(await pictureRoutes()),
    '/unmarked': html(image('photo.jpg') + image('labelled.jpg')),
    '/marked': html(image('tampered.jpg')),
  });
});
afterAll(async () => {
  await site.close();
  for (const copy of copies) await rm(copy, { recursive: true, force: true });
});

// What loads the reader of Content Credentials fails here; nothing else can show from outside that nobody did.
describeInBrowsers('an extension without its reader of Content Credentials', withoutReader, (driver) => {
  it('does not miss it on a page whose pictures hold no mark of a manifest', async () => {
    const report = await checkPage(driver(), `${site.origin}/unmarked`, 2);
    const outcomes = ['photo.jpg', 'labelled.jpg'].map((name) =>
      outcomeOf(evidenceBy(itemWith(report, name), 'c2pa')),
    );
    expect(outcomes).toEqual(['absent', 'absent']);
  });

  it('misses it on a page with a picture that does', async () => {
    const report = await checkPage(driver(), `${site.origin}/marked`, 1);
    expect(outcomeOf(evidenceBy(itemWith(report, 'tampered.jpg'), 'c2pa'))).toBe('failed: worker-crashed');
  });
});

async function withoutReader(name: BrowserName): Promise<TestBrowserOptions> {
  const built = await ensureBuild(name, 'testing', console.error);
  const extensionDir = await mkdtemp(join(root, '.output', `readerless-${name}-`));
  copies.push(extensionDir);
  await cp(built, extensionDir, { recursive: true });
  await rm(join(extensionDir, 'wasm', 'c2pa_bg.wasm'));
  return { extensionDir };
}
