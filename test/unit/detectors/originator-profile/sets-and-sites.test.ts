// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import {
  certificate,
  coreProfile,
  integrityOf,
  webMediaProfile,
  websiteProfile,
} from '../../../../tools/fixtures/originator/credentials';
import { makeParty } from '../../../../tools/fixtures/originator/party';
import { makeScene, publisherName, type Scene } from '../../../../tools/fixtures/originator/scene';
import {
  allowed,
  anchorsOf,
  article,
  casScript,
  checkHtml,
  opsScript,
  origin,
  outcome,
  script,
  textTarget,
} from './check-page';

let scene: Scene;
let sp: string;
beforeAll(async () => {
  scene = await makeScene();
  sp = JSON.stringify(await scene.siteProfile(origin));
});

const spUrl = `${origin}/.well-known/sp.json`;

describe('script elements', () => {
  it('that cannot be parsed are left out and reported; the others count', async () => {
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const html = article + script('cas', '["eyJ') + opsScript(scene.ops) + script('ops', '{"core": 1}') + cas;
    const page = await checkHtml(html, { anchors: anchorsOf(scene) });
    expect(outcome(page)).toBe('publisher-verified');
    expect(page.page[0]?.detail['problems']).toEqual([
      { kind: 'ops', reason: 'unparsable' },
      { kind: 'cas', reason: 'unparsable' },
    ]);
  });

  it('are the reason when nothing else is left', async () => {
    const page = await checkHtml(article + script('cas', 'hello'), { anchors: anchorsOf(scene) });
    expect(outcome(page)).toBe('not-verifiable: unparsable');
  });

  it('named by address count with their digest, and are not even fetched without', async () => {
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const ops = JSON.stringify(scene.ops);
    const opsUrl = `${origin}/ops.json`;
    const named = (attributes: string) => script('ops', '', `src="/ops.json" ${attributes}`);
    const options = { anchors: anchorsOf(scene), site: { [opsUrl]: ops } };
    const signed = await checkHtml(article + named(`integrity="${integrityOf(ops)}"`) + cas, options);
    expect(outcome(signed)).toBe('publisher-verified');
    const bare = await checkHtml(article + named('') + cas, options);
    expect(bare.page[0]?.detail['problems']).toEqual([{ kind: 'ops', reason: 'src-without-integrity' }]);
    expect(bare.asked).not.toContain(opsUrl);
    const other = await checkHtml(article + named(`integrity="${integrityOf('x')}"`) + cas, options);
    expect(other.page[0]?.detail['problems']).toEqual([{ kind: 'ops', reason: 'src-differs' }]);
    const gone = await checkHtml(article + named(`integrity="${integrityOf(ops)}"`) + cas, {
      ...options,
      site: {},
    });
    expect(gone.page[0]?.detail['problems']).toEqual([{ kind: 'ops', reason: 'not-fetched' }]);
  });

  it('that name attestations by address leave their targets ungathered: said, not guessed', async () => {
    const cas = JSON.stringify([await scene.attest([textTarget()], allowed)]);
    const html = script('cas', '', `src="/cas.json" integrity="${integrityOf(cas)}"`);
    const site = { [`${origin}/cas.json`]: cas };
    const page = await checkHtml(article + opsScript(scene.ops) + html, { anchors: anchorsOf(scene), site });
    expect(outcome(page)).toBe('not-verifiable: target-not-gathered');
  });
});

describe('a site', () => {
  const bare = article + script('cas', '[]');
  const withProfile = (profile: unknown) => ({
    anchors: anchorsOf(scene),
    site: { [spUrl]: JSON.stringify(profile) },
  });
  const siteOf = async (profile: unknown) => {
    const { page } = await checkHtml(bare, withProfile(profile));
    return page[0]?.detail['site'];
  };

  it('is verified when only its profile is', async () => {
    const page = await checkHtml(bare, { anchors: anchorsOf(scene), site: { [spUrl]: sp } });
    expect(outcome(page)).toBe('site-verified');
    expect(page.page[0]?.trust).toBe('publisher');
    expect(page.page[0]?.detail).toMatchObject({ organisation: publisherName, reason: null });
    expect(page.page[0]?.detail).not.toHaveProperty('targets');
  });

  it('is not asked for its profile by a page that carries no Originator Profile', async () => {
    const page = await checkHtml(article, { anchors: anchorsOf(scene), site: { [spUrl]: sp } });
    expect([page.page, page.asked]).toEqual([[], []]);
  });

  it.each([
    ['an array', (good: object) => [good], 'site-profile-array'],
    ['no profile', () => ({ hello: 1 }), 'unparsable'],
    ['without its publisher', (good: object) => ({ ...good, originators: [] }), 'core-profile-not-found'],
  ])('is not verified by %s', async (_what, make, reason) => {
    expect(await siteOf(make(await scene.siteProfile(origin)))).toMatchObject({
      state: 'not-verified',
      reason,
    });
  });

  it('is not verified by the profile of another site, nor of documents without an origin', async () => {
    const { publisher, ops } = scene;
    for (const allowedOrigin of [['https://other.example'], ['null'], [`${origin}/`]]) {
      const site = await publisher.sign(websiteProfile(publisher, origin, { allowedOrigin }));
      expect(await siteOf({ originators: ops, credential: site })).toMatchObject({ reason: 'wrong-origin' });
    }
  });

  it('may be named in the older form, `credential` and `url`, as long as that was allowed when it was signed', async () => {
    const { publisher, ops } = scene;
    const profile = websiteProfile(publisher, origin, { url: origin });
    const before = Date.UTC(2026, 8, 1) / 1000;
    const old = await publisher.sign(profile, { claims: { iat: before } });
    const late = await publisher.sign(profile, { claims: { iat: Date.UTC(2026, 9, 2) / 1000 } });
    expect(await siteOf({ originators: ops, credential: old })).toMatchObject({ state: 'verified' });
    expect(await siteOf({ originators: ops, credential: late })).toMatchObject({ reason: 'wrong-origin' });
  });

  it('is verified by any of its profiles, one of each language', async () => {
    const { publisher, ops } = scene;
    const other = await publisher.sign(websiteProfile(publisher, 'https://other.example'));
    const own = await publisher.sign(websiteProfile(publisher, origin));
    expect(await siteOf({ originators: ops, sites: [other, own] })).toMatchObject({ state: 'verified' });
  });
});

describe('what is said of the organisation', () => {
  const certificatesOf = async (annotations: readonly string[], more: readonly object[] = []) => {
    const { registry, publisher, ops } = scene;
    const core = await registry.sign(coreProfile(publisher, registry));
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const html = article + opsScript([{ core, annotations }, ...ops.slice(1), ...more]) + cas;
    const { page } = await checkHtml(html, { anchors: anchorsOf(scene) });
    expect(page[0]?.detail['state']).toBe('publisher-verified');
    return page[0]?.detail['certificates'];
  };

  it('holds only what a certifier of the sets signed for this very organisation, and now', async () => {
    const { publisher, certifier } = scene;
    const stranger = await makeParty('dns:stranger.example');
    const past = { validUntil: '2020-01-01T00:00:00Z' };
    const certificates = await certificatesOf([
      await certifier.sign(certificate(publisher, certifier, 'Good')),
      await certifier.sign(certificate(publisher, certifier, 'Past', past)),
      await certifier.sign(certificate(stranger, certifier, 'Of another')),
      await stranger.sign(certificate(publisher, stranger, 'By nobody')),
      await stranger.sign(certificate(publisher, certifier, 'Forged')),
      await publisher.sign(certificate(publisher, publisher, 'By itself')),
    ]);
    expect(certificates).toMatchObject([
      { name: 'Good', reason: null, isOwn: false },
      { name: 'Past', reason: 'expired' },
      { reason: 'malformed' },
      { reason: 'core-profile-not-found' },
      { reason: 'key-not-found' },
      { name: 'By itself', reason: null, isOwn: true },
    ]);
  });

  it('is its domain where its name is not from the registry: nobody names themselves', async () => {
    const { registry, publisher, ops } = scene;
    const core = await registry.sign(coreProfile(publisher, registry));
    const media = [
      await publisher.sign(webMediaProfile(publisher, publisher, 'The World’s Largest Newspaper')),
    ];
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const html = article + opsScript([{ core, media }, ...ops.slice(1)]) + cas;
    const { page } = await checkHtml(html, { anchors: anchorsOf(scene) });
    expect(page[0]?.detail).toMatchObject({ state: 'publisher-verified', organisation: 'publisher.example' });
  });
});
