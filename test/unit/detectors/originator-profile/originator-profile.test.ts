// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentAttestation,
  coreProfile,
  integrityOf,
  webMediaProfile,
} from '../../../../tools/fixtures/originator/credentials';
import { makeParty } from '../../../../tools/fixtures/originator/party';
import { makeScene, publisherName, type Scene } from '../../../../tools/fixtures/originator/scene';
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
  picture,
  pictureUrl,
  textTarget,
  type CheckOptions,
} from './check-page';

let scene: Scene;
let sp: string;
beforeAll(async () => {
  scene = await makeScene();
  sp = JSON.stringify(await scene.siteProfile(origin));
});

const spUrl = `${origin}/.well-known/sp.json`;
const files = () => ({ [pictureUrl]: picture, [spUrl]: sp });

/** The article with one attestation of these targets. */
async function check(
  targets: readonly object[],
  {
    html = article,
    place = allowed as object,
    ...options
  }: CheckOptions & { html?: string; place?: object } = {},
) {
  const cas = [{ attestation: await scene.attest(targets, place), main: true }];
  return checkHtml(`${html}${opsScript(scene.ops)}${casScript(cas)}`, {
    anchors: anchorsOf(scene),
    site: files(),
    ...options,
  });
}

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

describe('a page that cannot be verified says why', () => {
  const without = { site: {} };

  it.each([
    ['is at another address', allowed, { url: `${origin}/about` }, 'wrong-url'],
    [
      'is on another site',
      { allowedOrigin: [origin] },
      { url: 'https://copy.example/articles/harbour' },
      'wrong-origin',
    ],
    ['has no origin', { allowedOrigin: ['null'] }, { url: 'about:srcdoc' }, 'wrong-origin'],
    ['is signed for an address and an origin', { ...allowed, allowedOrigin: origin }, {}, 'url-and-origin'],
    ['is signed for no place', {}, {}, 'no-place'],
    ['is signed for a pattern that is none', { allowedUrl: ['/articles/*'] }, {}, 'pattern'],
    ['is signed for a regular expression', { allowedUrl: [`${origin}/((a+)+)b`] }, {}, 'pattern'],
  ])('it %s', async (_what, place, options, reason) => {
    expect(outcome(await check([textTarget()], { place, ...without, ...options }))).toBe(
      `not-verifiable: ${reason}`,
    );
  });

  it.each([
    ['no target', [], 'no-target'],
    ['a target of an unknown type', [{ ...textTarget(), type: 'PixelTargetIntegrity' }], 'target-type'],
    ['a selector that is none', [{ ...textTarget(), cssSelector: 'p[' }], 'bad-selector'],
    ['a digest of an unknown kind', [{ ...textTarget(), integrity: 'md5-AAAA' }], 'bad-integrity'],
  ])('its attestation has %s', async (_what, targets, reason) => {
    expect(outcome(await check(targets, without))).toBe(`not-verifiable: ${reason}`);
  });

  it('its registry is not among the trusted, with or without others', async () => {
    const other = await makeScene();
    for (const anchors of [[], anchorsOf(other)]) {
      const { page } = await check([textTarget()], { anchors, ...without });
      expect(page[0]).toMatchObject({ trust: 'unlisted', claim: { says: 'none' } });
      expect(page[0]?.detail).toMatchObject({ state: 'not-verifiable', organisation: null });
      // A registry of the same name with another key is not the same registry.
      const reason = anchors.length === 0 ? 'unknown-registry' : 'key-not-found';
      expect(page[0]?.detail['reason']).toBe(reason);
    }
  });

  it('its publisher has no Core Profile in the sets', async () => {
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const page = await checkHtml(article + opsScript(scene.ops.slice(1)) + cas, {
      anchors: anchorsOf(scene),
    });
    expect(outcome(page)).toBe('not-verifiable: core-profile-not-found');
  });

  it('a credential on the way has expired, or is not valid yet', async () => {
    const { registry, publisher } = scene;
    const [late, soon] = [{ expiresIn: -10 }, { claims: { nbf: Math.floor(Date.now() / 1000) + 1000 } }];
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const outcomeOf = async (ops: object, attestations = cas, anchors = anchorsOf(scene)) =>
      outcome(await checkHtml(article + opsScript(ops) + attestations, { anchors }));
    const profile = coreProfile(publisher, registry);
    expect(await outcomeOf([{ core: await registry.sign(profile, late) }])).toBe('not-verifiable: expired');
    expect(await outcomeOf([{ core: await registry.sign(profile, soon) }])).toBe(
      'not-verifiable: not-valid-yet',
    );
    const oldNews = await publisher.sign(contentAttestation(publisher, [textTarget()], allowed), late);
    expect(await outcomeOf(scene.ops, casScript([oldNews]))).toBe('not-verifiable: expired');
    const lapsed = [{ core: await registry.sign(coreProfile(registry, registry), late) }];
    expect(await outcomeOf(scene.ops, cas, [JSON.stringify(lapsed)])).toBe(
      'not-verifiable: registry-expired',
    );
  });

  it('another than its issuer signed it', async () => {
    const thief = await makeParty('dns:thief.example');
    const forged = await thief.sign(contentAttestation(scene.publisher, [textTarget()], allowed));
    const kid = scene.publisher.publicKey.kid;
    const named = await thief.sign(contentAttestation(scene.publisher, [textTarget()], allowed), {
      header: { kid },
    });
    const outcomes = [];
    for (const token of [forged, named]) {
      const html = article + opsScript(scene.ops) + casScript([token]);
      outcomes.push(outcome(await checkHtml(html, { anchors: anchorsOf(scene) })));
    }
    expect(outcomes).toEqual(['not-verifiable: key-not-found', 'not-verifiable: signature']);
  });

  it('it carries profiles and nothing signed', async () => {
    const page = await checkHtml(article + opsScript(scene.ops), { anchors: anchorsOf(scene) });
    expect(outcome(page)).toBe('not-verifiable: nothing-signed');
  });
});

describe('the work', () => {
  it('is done once for all items of a page', async () => {
    const page = await check([textTarget(), fileTarget], { html: article + image, url: `${pageUrl}/once` });
    for (let at = 0; at < 100; at += 1) await page.item('image', 'img');
    expect(page.asked).toEqual([spUrl, pictureUrl]);
  });
});
