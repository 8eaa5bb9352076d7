import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from '../../cli/browsers/driver.ts';
import type { FoundEvidence } from '../../src/core/evidence';
import type { ItemReport, TabReport } from '../../src/platform/protocol';
import { integrityOf } from '../../tools/fixtures/originator/credentials.ts';
import { makeScene, publisherName, type Scene } from '../../tools/fixtures/originator/scene.ts';
import { describeInBrowsers } from './harness/browsers.ts';
import { checkPage, evidenceBy, findingBy } from './harness/items.ts';
import { paragraphs, passages } from './harness/passages.ts';
import { pictures, samplePicture } from './harness/product.ts';
import { html, openSite, type Content, type TestSite } from './harness/site.ts';

const detector = 'originator-profile';

let site: TestSite;
let scene: Scene;
beforeAll(async () => {
  [scene, site] = await Promise.all([makeScene(), openSite()]);
  const picture = await samplePicture(pictures.inconclusive);
  site.route('/harbour.jpg', picture);
  site.route('/other.jpg', await samplePicture(pictures.labelled));
  site.route('/.well-known/sp.json', json(await scene.siteProfile(site.origin)));
  const integrity = integrityOf(picture.body as Buffer);
  const story = (texts: readonly string[]) =>
    `<article id="story"><h1>Harbour reopens</h1>${paragraphs(texts)}</article>`;
  const image = (src: string) =>
    `<img src="${src}" integrity="${integrity}" alt="" width="400" height="300" style="display: block">`;
  const unsigned =
    '<img id="unsigned" src="/other.jpg" alt="" width="400" height="280" style="display: block">';
  const texts = passages.dickens;
  const otherTexts = texts.map((text) => text.replace('the', 'a'));
  const targets = [
    { type: 'VisibleTextTargetIntegrity', cssSelector: '#story p', integrity: integrityOf(texts.join('')) },
    { type: 'HtmlTargetIntegrity', cssSelector: '#story', integrity: integrityOf(story(texts), 'sha512') },
    { type: 'ExternalResourceTargetIntegrity', integrity },
  ];
  const place = { allowedUrl: [`${site.origin}/articles/*`] };
  const cas = [{ attestation: await scene.attest(targets, place), main: true }];
  const carried = script('ops', scene.ops) + script('cas', cas);
  const page = (body: string) => html(body + carried);
  site.route('/articles/signed', page(story(texts) + image('/harbour.jpg') + unsigned));
  site.route('/articles/other-text', page(story(otherTexts) + image('/harbour.jpg')));
  site.route('/articles/other-picture', page(story(texts) + image('/other.jpg')));
  site.route('/copy', page(story(texts) + image('/harbour.jpg')));
});
afterAll(() => site.close());

describeInBrowsers('Originator Profile', {}, (driver) => {
  it('cannot be verified while the registry is not known', async () => {
    const report = await checkPage(driver(), `${site.origin}/articles/signed`, 4);
    expect(pageFinding(report)).toMatchObject({
      trust: 'unlisted',
      detail: { state: 'not-verifiable', reason: 'unknown-registry' },
    });
    expect(evidenceBy(imageOf(report, 'harbour.jpg'), detector).status).toBe('absent');
  });

  it('says who signed the page, once the user has added the registry, and its picture and text inherit it', async () => {
    await addRegistry(driver());
    const report = await checkPage(driver(), `${site.origin}/articles/signed`, 4);
    expect(pageFinding(report)).toMatchObject({
      trust: 'publisher',
      logLr: null,
      detail: {
        state: 'publisher-verified',
        organisation: publisherName,
        registry: { id: 'dns:registry.example' },
        targets: [{ state: 'holds' }, { state: 'holds' }, { state: 'holds' }],
        site: { state: 'verified' },
      },
    });
    const part = { trust: 'publisher', detail: { state: 'publisher-verified', organisation: publisherName } };
    const picture = imageOf(report, 'harbour.jpg');
    expect(findingBy(picture, detector)).toMatchObject({
      ...part,
      detail: { ...part.detail, covers: 'file' },
    });
    const passage = report.items.find(({ kind }) => kind === 'text');
    expect(passage && findingBy(passage, detector)).toMatchObject(part);
    expect(evidenceBy(imageOf(report, 'other.jpg'), detector).status).toBe('absent');
    expect(picture.verdict?.supporting).not.toContain(detector);
    expect(picture.verdict?.opposing).not.toContain(detector);
  });

  it('says what differs: a word, or a picture', async () => {
    await addRegistry(driver());
    const words = await checkPage(driver(), `${site.origin}/articles/other-text`, 3);
    const changed = { trust: 'publisher', detail: { state: 'changed', organisation: publisherName } };
    expect(pageFinding(words)).toMatchObject(changed);
    expect(pageFinding(words).detail['targets']).toMatchObject([
      { state: 'changed' },
      { state: 'changed' },
      { state: 'holds' },
    ]);
    const picture = await checkPage(driver(), `${site.origin}/articles/other-picture`, 3);
    expect(pageFinding(picture)).toMatchObject(changed);
    const image = imageOf(picture, 'other.jpg');
    expect(findingBy(image, detector)).toMatchObject(changed);
    expect(image.verdict?.label).toBe('labelled-generated');
  });

  it('does not follow the article to another address: there only the site is known', async () => {
    await addRegistry(driver());
    const report = await checkPage(driver(), `${site.origin}/copy`, 3);
    expect(pageFinding(report).detail).toMatchObject({ state: 'site-verified', reason: 'wrong-url' });
    expect(evidenceBy(imageOf(report, 'harbour.jpg'), detector).status).toBe('absent');
  });
});

/** By the message that the options page sends. */
async function addRegistry(driver: Driver): Promise<void> {
  const ops = JSON.stringify(scene.anchor);
  const { problem } = await driver.sendToBackground('background:originators', {
    do: 'add',
    name: 'Desk',
    ops,
  });
  if (problem !== null) throw new Error(`The registry was not added: ${problem}.`);
}

/** Pages that build themselves up are looked at more than once; the last look counts. */
function pageFinding({ items }: TabReport): FoundEvidence {
  const page = items.findLast(({ kind }) => kind === 'page');
  if (!page) throw new Error('The page is no item of its own.');
  return findingBy(page, detector);
}

function imageOf({ items }: TabReport, name: string): ItemReport {
  const found = items.find(({ kind, src }) => kind === 'image' && src?.endsWith(name));
  if (!found) throw new Error(`No picture ${name}.`);
  return found;
}

function script(kind: 'ops' | 'cas', value: unknown): string {
  return `<script type="application/${kind}+json">${JSON.stringify(value)}</script>`;
}

function json(value: unknown): Content {
  return { type: 'application/json', body: JSON.stringify(value) };
}
