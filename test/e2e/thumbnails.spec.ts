import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import { createIssuer } from '../../tools/sample/issuer.ts';
import { readJpeg, shrink, writePng } from '../../tools/sample/pictures.ts';
import { signFile, startSigning } from '../../tools/sample/sign.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { settledReport } from './harness/items.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

let site: TestSite;
let thumbnail: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  startSigning();
  const plain = Uint8Array.from(await readFile(join(root, 'test/fixtures/media/plain.jpg')));
  thumbnail = writePng(shrink(readJpeg(plain), 32));
  const body = await signFile(plain, 'image/jpeg', {
    title: 'signed',
    generator: 'test',
    issuer: await createIssuer('Example Desk', 'Example Desk Signer'),
    actions: [
      {
        action: 'c2pa.created',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      },
    ],
    thumbnail: { bytes: thumbnail, mime: 'image/png' },
  });
  site = await openSite({
    '/signed.jpg': { type: 'image/jpeg', body },
    '/': html('<img src="/signed.jpg" alt="A boat" width="400" height="290">'),
    '/framed': html('<iframe src="/" width="500" height="400"></iframe>'),
  });
});
afterAll(() => site.close());

describeInBrowsers('thumbnails of manifests', {}, (driver) => {
  it.each(['/', '/framed'])('come on request, read from the picture itself (%s)', async (path) => {
    await withPage(driver(), `${site.origin}${path}`, async (page) => {
      const { items, tabId } = await settledReport(driver(), page, 1);
      const asked = site.requestsOf('/signed.jpg').length;
      const thumbnails = await driver().sendToBackground('background:thumbnails', {
        tabId,
        itemId: items[0]!.id,
      });
      expect(thumbnails).toEqual([
        {
          manifestLabel: expect.stringMatching(/^urn:c2pa:/) as string,
          ingredient: null,
          mime: 'image/png',
          base64: Buffer.from(thumbnail).toString('base64'),
        },
      ]);
      expect(site.requestsOf('/signed.jpg')).toHaveLength(asked + 1);
      expect(await driver().sendToBackground('background:thumbnails', { tabId, itemId: 'gone/1/1' })).toEqual(
        [],
      );
    });
  });
});
