// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { coreProfile, integrityOf, webMediaProfile } from '../../../../tools/fixtures/originator/credentials';
import { publisherName } from '../../../../tools/fixtures/originator/scene';
import {
  allowed,
  anchorsOf,
  article,
  casScript,
  checkHtml,
  fileTarget,
  htmlTarget,
  image,
  opsScript,
  origin,
  outcome,
  pageUrl,
  pictureUrl,
  textTarget,
} from './check-page';
import { check, files, scene, sp, spUrl } from './signed-page';

describe('a page whose text and picture are signed', () => {
  it('is verified: who signed, who certified them, which registry, what holds, and what was not looked at', async () => {
    const { page, asked } = await check([textTarget(), htmlTarget(), fileTarget], { html: article + image });
    const [finding] = page;
    expect(finding).toMatchObject({
      basis: 'declared',
      claim: { says: 'none', sourceType: null },
      trust: 'publisher',
      logLr: null,
    });
    const today = new Date().toISOString().slice(0, 10);
    expect(finding?.detail).toMatchObject({
      state: 'publisher-verified',
      reason: null,
      organisation: publisherName,
      organisationId: 'dns:publisher.example',
      organisationUrl: 'https://publisher.example/',
      registry: { id: 'dns:registry.example', name: 'Registry of Originators', date: today },
      certificates: [
        {
          name: 'Certificate of existence',
          issuerId: 'dns:certifier.example',
          issuerName: 'Chamber of Certifiers',
          isOwn: false,
          reason: null,
        },
      ],
      content: { headline: 'Harbour reopens after repairs', authors: ['A. Writer'] },
      targets: [
        { type: 'TextTargetIntegrity', state: 'holds' },
        { type: 'HtmlTargetIntegrity', state: 'holds' },
        { type: 'ExternalResourceTargetIntegrity', state: 'holds' },
      ],
      site: { state: 'verified', organisation: publisherName },
      problems: [],
      notChecked: ['revocation'],
    });
    expect(asked).toEqual([spUrl, pictureUrl]);
  });

  it('lets the picture, the text and what stands in signed HTML inherit it, each as far as it is covered', async () => {
    const html = `<article id="story"><p>Ships.</p><img id="inside" src="/other.jpg"></article>`;
    const page = await check([textTarget(html), htmlTarget(html), fileTarget], { html: html + image });
    const covers = async (kind: 'image' | 'text' | 'video', selector: string) =>
      (await page.item(kind, selector)).map(({ detail }) => [
        detail['state'],
        detail['covers'],
        detail['organisation'],
      ]);
    const verified = 'publisher-verified';
    expect(await covers('image', 'img[integrity]')).toEqual([[verified, 'file', publisherName]]);
    expect(await covers('text', '#story p')).toEqual([[verified, 'text', publisherName]]);
    expect(await covers('image', '#inside')).toEqual([[verified, 'markup', publisherName]]);
    expect(await covers('text', 'body')).toEqual([]);
  });

  it('says nothing of a picture between signed words: their digest does not cover it', async () => {
    const html = `<article id="story"><p>Ships.</p><img id="inside" src="/other.jpg"></article>`;
    const page = await check([textTarget(html)], { html });
    expect(outcome(page)).toBe('publisher-verified');
    expect(await page.item('image', '#inside')).toEqual([]);
  });

  it('may carry its profiles in the site’s profile alone', async () => {
    const cas = [await scene.attest([textTarget()], allowed)];
    const page = await checkHtml(article + casScript(cas), { anchors: anchorsOf(scene), site: files() });
    expect(outcome(page)).toBe('publisher-verified');
  });

  it.each(['sha256', 'sha384', 'sha512'] as const)(
    'may be signed with %s; the strongest digest counts',
    async (alg) => {
      const weaker = alg === 'sha512' ? ` ${integrityOf('other', 'sha256')}` : '';
      const integrity = `${integrityOf(article, alg)}${weaker}`;
      const page = await check([{ ...htmlTarget(), integrity }]);
      expect(outcome(page)).toBe('publisher-verified');
    },
  );

  it('may be signed for an origin, as older attestations are', async () => {
    expect(outcome(await check([textTarget()], { place: { allowedOrigin: origin } }))).toBe(
      'publisher-verified',
    );
  });

  it('may have an address that the pattern writes with escapes in lower case', async () => {
    const place = { allowedUrl: `${origin}/articles/%e6%b8%af` };
    const page = await check([textTarget()], { place, url: `${origin}/articles/%E6%B8%AF` });
    expect(outcome(page)).toBe('publisher-verified');
  });

  it('is judged by its main attestation where one is named', async () => {
    const other = await scene.attest([{ ...textTarget(), integrity: integrityOf('other') }], allowed);
    const main = { attestation: await scene.attest([textTarget()], allowed), main: true };
    const options = { anchors: anchorsOf(scene) };
    const named = await checkHtml(article + opsScript(scene.ops) + casScript([other, main]), options);
    expect(outcome(named)).toBe('publisher-verified');
    const unnamed = await checkHtml(
      article + opsScript(scene.ops) + casScript([other, main.attestation]),
      options,
    );
    expect(outcome(unnamed)).toBe('changed');
  });

  it('takes the organisation’s name in the page’s language', async () => {
    const { registry, publisher } = scene;
    const core = await registry.sign(coreProfile(publisher, registry));
    const names = [
      ['The Harbour Times', 'en'],
      ['港新聞', 'ja'],
    ] as const;
    const media = await Promise.all(
      names.map(([name, language]) => registry.sign(webMediaProfile(publisher, registry, name, language))),
    );
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const nameIn = async (language: string | null) => {
      const options = { anchors: anchorsOf(scene), language };
      const { page } = await checkHtml(article + opsScript([{ core, media }]) + cas, options);
      return page[0]?.detail['organisation'];
    };
    expect([await nameIn('ja-JP'), await nameIn('fr'), await nameIn(null)]).toEqual([
      '港新聞',
      'The Harbour Times',
      'The Harbour Times',
    ]);
  });
});

describe('a page that differs from what was signed', () => {
  it('is changed when a word is another', async () => {
    const html = article.replace('Monday', 'Tuesday');
    const page = await check([textTarget()], { html });
    expect(page.page[0]).toMatchObject({ trust: 'publisher', claim: { says: 'none' }, logLr: null });
    expect(page.page[0]?.detail).toMatchObject({ state: 'changed', organisation: publisherName });
    expect((await page.item('text', '#first'))[0]?.detail).toMatchObject({
      state: 'changed',
      covers: 'text',
    });
  });

  it('is changed when a picture is another, and only that picture differs', async () => {
    const site = { ...files(), [pictureUrl]: 'another picture' };
    const page = await check([textTarget(), fileTarget], { html: article + image, site });
    expect(outcome(page)).toBe('changed');
    expect((await page.item('image', 'img'))[0]?.detail).toMatchObject({ state: 'changed', covers: 'file' });
    expect((await page.item('text', '#first'))[0]?.detail).toMatchObject({ state: 'publisher-verified' });
  });

  it('names, of several pictures under one digest, the one that differs', async () => {
    const second = image.replace('harbour.jpg', 'second.jpg').replace('<img', '<img id="second"');
    const site = { ...files(), [`${origin}/second.jpg`]: 'another picture' };
    const page = await check([fileTarget], { html: image + second, site });
    const states = await Promise.all(['img', '#second'].map((one) => page.item('image', one)));
    expect(states.map(([found]) => found?.detail['state'])).toEqual(['publisher-verified', 'changed']);
  });

  it('is not called changed when the picture cannot be fetched, or the signed part is not there', async () => {
    const site = { [spUrl]: sp };
    expect(outcome(await check([fileTarget], { html: image, site }))).toBe('site-verified: not-fetched');
    expect(outcome(await check([fileTarget], { html: image, site: {} }))).toBe('not-verifiable: not-fetched');
    expect(outcome(await check([textTarget()], { html: '', site: {} }))).toBe(
      'not-verifiable: target-missing',
    );
  });
});

describe('the work', () => {
  it('is done once for all items of a page', async () => {
    const page = await check([textTarget(), fileTarget], { html: article + image, url: `${pageUrl}/once` });
    for (let at = 0; at < 100; at += 1) await page.item('image', 'img');
    expect(page.asked).toEqual([spUrl, pictureUrl]);
  });
});
