import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import { samplePath } from '../../src/core/sample-page';
import { describeInBrowsers, type TestBrowserOptions, withPage } from './harness/browsers.ts';
import { checkPage, settledReport } from './harness/items.ts';
import { insideHost, isHostClosed } from './harness/open-shadow.ts';
import { pictureRoutes, samplePicture } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { file, html, openSite, type RecordedRequest, type TestSite } from './harness/site.ts';
import { recordTraffic, type Traffic } from './harness/traffic.ts';

/** A public name, for page and engine alike, that leads to the test's own server. */
const publicHost = 'public.test';
const sampleDir = join(root, 'assets', 'public', 'sample');

let site: TestSite;
let traffic: Traffic;
beforeAll(async () => {
  traffic = await recordTraffic();
  site = await openSite(await pictureRoutes());
  await routeSample(site);
});
afterAll(async () => {
  await site.close();
  await traffic.close();
});

// The build that is released: what it sends, and what it hides, is what people get.
const options = (): Promise<TestBrowserOptions> =>
  Promise.resolve({
    build: 'release',
    proxyPort: traffic.proxyPort,
    extraArguments: [
      `--host-resolver-rules=MAP ${publicHost} 127.0.0.1`,
      `--proxy-bypass-list=<-loopback>;${publicHost}`,
    ],
    extraPrefs: { 'network.dns.localDomains': publicHost, 'network.proxy.no_proxies_on': publicHost },
  });

describeInBrowsers('what leaves this machine, and what pages see', options, (driver) => {
  it('asks nobody but the site of the page, and for each of its media once', async () => {
    const [from, sentFrom] = [site.requests.length, traffic.foreign().length];
    const { items } = await checkPage(driver(), `${site.origin}${samplePath}`, 11);
    const pictures = items.filter(({ kind }) => kind === 'image').map(({ src }) => new URL(src!).pathname);
    expect(pictures).toHaveLength(7);
    const requests = site.requests.slice(from);
    for (const path of pictures) expect(countOf(requests, path)).toBe(2);
    const others = requests.map(({ path }) => path).filter((path) => !pictures.includes(path));
    expect(others.sort()).toEqual([samplePath, `${samplePath}sample.css`]);
    expect(traffic.foreign().slice(sentFrom)).toEqual([]);
  });

  it('does not fetch the Content Credentials that a file says are elsewhere', async () => {
    const sentFrom = traffic.foreign().length;
    const remote = 'http://credentials.example/manifest.c2pa';
    const photo = await samplePicture('photo.jpg');
    site.route('/remote.jpg', { ...photo, body: withRemoteCredentials(photo.body as Buffer, remote) });
    site.route('/remote', html('<img src="/remote.jpg" alt="A house" width="400" height="300">'));
    const { items } = await checkPage(driver(), `${site.origin}/remote`, 1);
    const [found] = items[0]!.verdict!.evidence.filter(({ detector }) => detector === 'c2pa');
    expect(JSON.stringify(found)).toContain(remote);
    expect(traffic.foreign().slice(sentFrom)).toEqual([]);
  });

  it('sends no cookie and no referrer when it asks for a picture', async () => {
    const page = html('<img src="/labelled.jpg?personal" alt="An airplane" width="400" height="280">');
    site.route('/personal', { ...page, headers: { 'Set-Cookie': 'who=someone; Path=/' } });
    const from = site.requests.length;
    const { items } = await checkPage(driver(), `${site.origin}/personal`, 1);
    expect(items[0]?.verdict?.label).toBe('labelled-generated');
    const asked = site.requests.slice(from).filter(({ query }) => query === '?personal');
    const [byPage, byEngine] = asked.map(({ headers: { cookie, referer } }) => ({ cookie, referer }));
    expect(byPage).toEqual({ cookie: 'who=someone', referer: `${site.origin}/personal` });
    expect(byEngine).toEqual({});
    expect(asked).toHaveLength(2);
  });

  it('asks for nothing on this machine or in its network when a public page names it', async () => {
    const port = new URL(site.origin).port;
    const origin = `http://${publicHost}:${port}`;
    const inside = `${site.origin}/tampered.jpg`;
    const router = 'http://10.0.0.1/router.jpg';
    site.route('/redirected.jpg', { status: 302, headers: { Location: inside } });
    const sources = [`${origin}/labelled.jpg`, inside, router, `${origin}/redirected.jpg`];
    const images = sources.map(
      (src) => `<img src="${src}" alt="" style="display: block; width: 200px; height: 150px">`,
    );
    site.route('/public', html(images.join('')));
    const [from, sentFrom] = [site.requests.length, traffic.foreign().length];
    const report = await checkPage(driver(), `${origin}/public`, sources.length);
    const outcomes = sources.map((src) =>
      [itemWith(report, src).verdict!].map(({ label, reason }) => [label, reason]),
    );
    const refused = [['not-checked', 'private-address']];
    expect(outcomes).toEqual([[['labelled-generated', null]], refused, refused, refused]);
    const requests = site.requests.slice(from);
    expect(
      requests.filter(({ host, path }) => host.startsWith(publicHost) && path === '/labelled.jpg'),
    ).toHaveLength(2);
    // By the page itself: for its own picture, and by following the redirect. The engine follows the redirect too.
    expect(countOf(requests, '/tampered.jpg')).toBeLessThanOrEqual(3);
    expect(traffic.foreign().slice(sentFrom)).toEqual([expect.objectContaining({ url: router })]);
  });

  it('lets no page reach into its badges, and still gives their words to the extension’s own pages', async () => {
    site.route('/', html('<img src="/labelled.jpg" alt="An airplane" width="400" height="280">'));
    await withPage(driver(), `${site.origin}/`, async (page) => {
      const { items } = await settledReport(driver(), page, 1);
      expect(items[0]?.badge).toEqual({ isShown: true, text: 'Labelled AI-generated' });
      expect(await isHostClosed(page)).toBe(true);
      expect(await insideHost(page, '*')).toEqual([]);
      const reached = await page.evaluate(() => {
        const host = document.querySelector('touchstone-host');
        const { x, y, width } = document.querySelector('img')!.getBoundingClientRect();
        const hit = document.elementFromPoint(x + width - 30, y);
        return { hit: hit?.localName, text: host?.textContent, children: host?.childNodes.length };
      });
      expect(reached).toEqual({ hit: 'touchstone-host', text: '', children: 0 });
    });
  });
});

function countOf(requests: readonly RecordedRequest[], path: string): number {
  return requests.filter((request) => request.path === path).length;
}

async function routeSample({ route }: TestSite): Promise<void> {
  const files = await readdir(sampleDir, { recursive: true, withFileTypes: true });
  for (const entry of files) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    route(`${samplePath}${path.slice(sampleDir.length + 1)}`, await file(path));
  }
  route(samplePath, await file(join(sampleDir, 'index.html')));
}

/** The same JPEG with an XMP segment (XMP part 3, §1.1.3) that names a manifest elsewhere (C2PA 2.2 §11.5). */
function withRemoteCredentials(jpeg: Buffer, url: string): Buffer {
  const packet =
    'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ` xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="${url}"/></rdf:RDF></x:xmpmeta>`;
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(packet.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(packet, 'latin1'), jpeg.subarray(2)]);
}
