// @vitest-environment jsdom
import { UnsecuredJWT, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentAttestation,
  coreProfile,
  webMediaProfile,
} from '../../../../tools/fixtures/originator/credentials';
import { makeParty, type Party } from '../../../../tools/fixtures/originator/party';
import { makeScene, type Scene } from '../../../../tools/fixtures/originator/scene';
import {
  allowed,
  anchorsOf,
  article,
  casScript,
  checkHtml,
  checkMarks,
  opsScript,
  outcome,
  script,
  textTarget,
} from './check-page';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});

const attestation = () => contentAttestation(scene.publisher, [textTarget()], allowed);

async function outcomeOf(token: string, ops: unknown = scene.ops): Promise<string> {
  return outcome(
    await checkHtml(article + opsScript(ops) + casScript([token]), { anchors: anchorsOf(scene) }),
  );
}

/** The publisher's set with these keys in its Core Profile. */
async function opsWithKeys(keys: readonly unknown[]) {
  const { registry, publisher } = scene;
  return [{ core: await registry.sign(coreProfile(publisher, registry, keys)) }];
}

describe('tokens', () => {
  it('without a signature count for nothing', async () => {
    const claims = { ...attestation(), iss: scene.publisher.id, exp: 9_999_999_999 };
    const token = new UnsecuredJWT(claims).encode();
    expect(await outcomeOf(token)).toMatch(/^not-verifiable: (algorithm|malformed)$/);
    const [, payload] = (await scene.attest([textTarget()], allowed)).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      const header = btoa(JSON.stringify({ alg, typ: 'vc+jwt', kid: scene.publisher.publicKey.kid }));
      expect(await outcomeOf(`${header.replaceAll('=', '')}.${payload}.`)).toMatch(/^not-verifiable/);
    }
  });

  it('signed with the public key as a shared secret count for nothing', async () => {
    const { publisher } = scene;
    const secret = Uint8Array.from(Buffer.from(JSON.stringify(publisher.publicKey)));
    const token = await new SignJWT({ ...attestation(), iss: publisher.id, exp: 9_999_999_999 })
      .setProtectedHeader({ alg: 'HS256', kid: publisher.publicKey.kid, typ: 'vc+jwt' })
      .sign(secret);
    expect(await outcomeOf(token)).toBe('not-verifiable: algorithm');
    const shared = { kty: 'oct', k: btoa('secret'), kid: publisher.publicKey.kid, alg: 'HS256' };
    expect(await outcomeOf(token, await opsWithKeys([shared, publisher.publicKey]))).toBe(
      'not-verifiable: algorithm',
    );
  });

  it('must name a key of their issuer', async () => {
    const { publisher } = scene;
    const without = await publisher.sign(attestation(), { isNameless: true });
    const other = await publisher.sign(attestation(), { header: { kid: 'another' } });
    expect([await outcomeOf(without), await outcomeOf(other)]).toEqual([
      'not-verifiable: key-not-found',
      'not-verifiable: key-not-found',
    ]);
  });

  it('must be of the type that is expected in their place', async () => {
    const { publisher, registry, ops } = scene;
    const plain = await publisher.sign(attestation(), { header: { typ: 'JWT' } });
    const media = await publisher.sign(webMediaProfile(publisher, publisher, 'Name'));
    expect([await outcomeOf(plain), await outcomeOf(media)]).toEqual([
      'not-verifiable: malformed',
      'not-verifiable: malformed',
    ]);
    const notCore = await registry.sign({
      ...coreProfile(publisher, registry),
      type: ['VerifiableCredential'],
    });
    const good = await publisher.sign(attestation());
    expect(await outcomeOf(good, [{ core: notCore }, ...ops.slice(1)])).toBe('not-verifiable: malformed');
  });

  it('must not contradict themselves, and must end some day', async () => {
    const { publisher } = scene;
    const sign = (claims: object) => publisher.sign(attestation(), { claims });
    const tokens = [
      await sign({ issuer: 'dns:other.example' }),
      await sign({ sub: 'urn:uuid:0' }),
      await sign({ exp: undefined }),
      await sign({ iss: undefined }),
      await sign({ credentialSubject: 'text' }),
    ];
    const outcomes = await Promise.all(tokens.map((token) => token)).then(async (all) => {
      const found = [];
      for (const token of all) found.push(await outcomeOf(token));
      return found;
    });
    expect(outcomes).toEqual(tokens.map(() => 'not-verifiable: malformed'));
  });

  it.each(['', '.', 'a.b.c', 'eyJ.eyJ.x', '日本語.日本語.日本語', `${'a'.repeat(90_000)}.b.c`])(
    'that are none are reported as malformed: %#',
    async (token) => {
      expect(await outcomeOf(token)).toBe('not-verifiable: malformed');
    },
  );
});

describe('a publisher', () => {
  it('cannot issue Core Profiles, not even one that is in the sets', async () => {
    const { publisher, ops } = scene;
    const friend = await makeParty('dns:friend.example');
    const core = await publisher.sign(coreProfile(friend, publisher));
    const token = await friend.sign(contentAttestation(friend, [textTarget()], allowed));
    expect(await outcomeOf(token, [...ops, { core }])).toBe('not-verifiable: unknown-registry');
  });

  it('in the file of a trust anchor is no registry', async () => {
    const { anchor, ops, publisher } = scene;
    const friend = await makeParty('dns:friend.example');
    const core = await publisher.sign(coreProfile(friend, publisher));
    const token = await friend.sign(contentAttestation(friend, [textTarget()], allowed));
    const anchors = [JSON.stringify([...anchor, ...ops])];
    const page = await checkHtml(article + opsScript([{ core }]) + casScript([token]), { anchors });
    expect(outcome(page)).toBe('not-verifiable: unknown-registry');
  });

  it('that names itself as registry in the page is none', async () => {
    const thief = await makeParty('dns:registry.example');
    const token = await thief.sign(contentAttestation(thief, [textTarget()], allowed));
    const core = await thief.sign(coreProfile(thief, thief));
    expect(await outcomeOf(token, [{ core }])).toBe('not-verifiable: key-not-found');
  });
});

describe('a trust anchor that is damaged', () => {
  it.each(['', 'hello', '[]', '[{}]', '[{"core":"a.b.c"}]', '{"core":1}'])(
    '%j is no anchor',
    async (text) => {
      const cas = casScript([await scene.attest([textTarget()], allowed)]);
      const page = await checkHtml(article + opsScript(scene.ops) + cas, { anchors: [text] });
      expect(outcome(page)).toBe('not-verifiable: unknown-registry');
    },
  );

  it('is none when it is not signed by its own key', async () => {
    const { registry } = scene;
    const thief = await makeParty('dns:thief.example');
    const kid = registry.publicKey.kid;
    const forged = await thief.sign(coreProfile(registry, registry), { header: { kid } });
    const cas = casScript([await scene.attest([textTarget()], allowed)]);
    const anchors = [JSON.stringify([{ core: forged }])];
    expect(outcome(await checkHtml(article + opsScript(scene.ops) + cas, { anchors }))).toBe(
      'not-verifiable: unknown-registry',
    );
  });
});

describe('names that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'such as %s are names like others',
    async (id) => {
      const { registry } = scene;
      const party: Party = await makeParty(id);
      const core = await registry.sign(coreProfile(party, registry));
      const media = [await registry.sign(webMediaProfile(party, registry, id))];
      const token = await party.sign(contentAttestation(party, [textTarget()], allowed));
      const html = article + opsScript([{ core, media }]) + casScript([token]);
      const { page } = await checkHtml(html, { anchors: anchorsOf(scene) });
      expect(page[0]?.detail).toMatchObject({
        state: 'publisher-verified',
        organisation: id,
        organisationId: id,
      });
      expect(await outcomeOf(token)).toBe('not-verifiable: core-profile-not-found');
    },
  );

  it('change nothing of other objects when they are keys', async () => {
    const text = `[{"core":"a.b.c","__proto__":{"polluted":1}}]`;
    await checkHtml(article + script('ops', text) + script('cas', `["x",{"__proto__":{"polluted":1}}]`), {});
    const page = await checkHtml(article + script('ops', '{"__proto__":{"core":"a.b.c"}}'), {});
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(page.page[0]?.detail['problems']).toEqual([{ kind: 'ops', reason: 'unparsable' }]);
  });

  it('are shown in one line, without direction marks, and not too long', async () => {
    const { registry, publisher } = scene;
    const core = await registry.sign(coreProfile(publisher, registry));
    const media = [await registry.sign(webMediaProfile(publisher, registry, `A\u202eB\n${'x'.repeat(500)}`))];
    const html =
      article + opsScript([{ core, media }]) + casScript([await scene.attest([textTarget()], allowed)]);
    const { page } = await checkHtml(html, { anchors: anchorsOf(scene) });
    expect(page[0]?.detail['organisation']).toBe(`A B ${'x'.repeat(116)}`);
  });
});

describe('sizes', () => {
  const timed = async (work: () => Promise<unknown>) => {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  };

  it('ten thousand levels of JSON are read, or refused, at once', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    const html = article + script('ops', deep) + script('cas', deep) + script('cas', `{"a":${deep}}`);
    let page: Awaited<ReturnType<typeof checkHtml>> | undefined;
    expect(await timed(async () => (page = await checkHtml(html, {})))).toBeLessThan(2_000);
    expect(page?.page[0]?.detail).toMatchObject({ state: 'not-verifiable', reason: 'unparsable' });
    const payload = { ...attestation(), iss: scene.publisher.id, exp: 9_999_999_999, extra: 'DEEP' };
    const nested = await scene.publisher.signText(JSON.stringify(payload).replace('"DEEP"', deep));
    expect(await outcomeOf(nested)).toBe('publisher-verified');
  });

  it('a million values of JSON are not read', async () => {
    const wide = `[${'1,'.repeat(999_999)}1]`;
    const marks = {
      elements: [{ kind: 'ops' as const, text: wide, src: null, integrity: null }],
      targets: [],
    };
    let page: Awaited<ReturnType<typeof checkMarks>> | undefined;
    expect(await timed(async () => (page = await checkMarks(marks, {})))).toBeLessThan(1_000);
    expect(page?.page[0]?.detail).toMatchObject({ state: 'not-verifiable', reason: 'unparsable' });
    const within = { ...marks, elements: [{ ...marks.elements[0]!, text: `[${'1,'.repeat(200_000)}1]` }] };
    expect(await timed(() => checkMarks(within, {}))).toBeLessThan(1_000);
    const gathered = await checkHtml(article + script('ops', wide), {});
    expect(gathered.page[0]?.detail).toMatchObject({ reason: 'too-large' });
  });

  it('of key sets beyond twenty keys the Core Profile is malformed; a few others’ keys do no harm', async () => {
    const { publisher } = scene;
    const token = await publisher.sign(attestation());
    const many = Array.from({ length: 5_000 }, (_, at) => ({ ...publisher.publicKey, kid: `key ${at}` }));
    expect(await outcomeOf(token, await opsWithKeys(many.slice(0, 200)))).toBe('not-verifiable: malformed');
    const others = [{ kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'a' }, 'text', null, { kty: 'EC' }];
    expect(await outcomeOf(token, await opsWithKeys([...others, publisher.publicKey]))).toBe(
      'publisher-verified',
    );
  });

  it('of sets with too many organisations or attestations the rest is left out, and that is said', async () => {
    const cas = casScript(Array.from({ length: 31 }, () => 'a.b.c'));
    const { page } = await checkHtml(article + cas + cas + opsScript(scene.ops), {
      anchors: anchorsOf(scene),
    });
    expect(page[0]?.detail['attestations']).toHaveLength(32);
    expect(page[0]?.detail['problems']).toEqual([{ kind: 'cas', reason: 'too-large' }]);
  });

  it('signed files beyond those of one page stay unchecked', async () => {
    const pictures = Array.from({ length: 40 }, (_, at) => `sha256-${btoa(`picture ${at}`)}`);
    const targets = pictures.map((integrity) => ({ type: 'ExternalResourceTargetIntegrity', integrity }));
    const html = pictures.map((integrity, at) => `<img src="/${at}.jpg" integrity="${integrity}">`).join('');
    const cas = casScript([await scene.attest(targets, allowed)]);
    const { asked } = await checkHtml(html + opsScript(scene.ops) + cas, { anchors: anchorsOf(scene) });
    expect(asked.filter((url) => url.endsWith('.jpg'))).toHaveLength(24);
  });
});
