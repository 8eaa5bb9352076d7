// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { contentAttestation, coreProfile } from '../../../../tools/fixtures/originator/credentials';
import { makeParty } from '../../../../tools/fixtures/originator/party';
import { makeScene } from '../../../../tools/fixtures/originator/scene';
import {
  allowed,
  anchorsOf,
  article,
  casScript,
  checkHtml,
  opsScript,
  origin,
  outcome,
  textTarget,
} from './check-page';
import { check, scene } from './signed-page';

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
