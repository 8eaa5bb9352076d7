import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { noHeaders } from '../../../../src/core/artifact';
import type { CredentialReader, NamedFile, NamedFiles, Skip } from '../../../../src/core/detector';
import { AppError } from '../../../../src/core/errors';
import type { Finding } from '../../../../src/core/evidence';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { MAX_MANIFEST_BYTES } from '../../../../src/detectors/c2pa/remote-manifest';
import { createNamedFiles } from '../../../../src/engine/named-files';
import { createIssuer, type Issuer } from '../../../../tools/sample/issuer.ts';
import { signApart, startSigning, type Statement } from '../../../../tools/sample/sign.ts';
import { aggregatedIdentity } from './aggregated-identity';
import { contextWith, itemOn, nodeReader, readBytes, root } from './read-in-node';
import { created } from './report-builder';

type Bytes = Uint8Array<ArrayBuffer>;

const address = 'https://cdn.example/manifests/1.c2pa';
const pageUrl = 'https://news.example/';
const plain = readBytes(`${root}test/fixtures/media/plain.jpg`);
let own: Issuer;
let asset: Bytes;
let manifest: Bytes;
let request: ReturnType<typeof vi.fn>;

beforeAll(async () => {
  startSigning();
  own = await createIssuer('Example Desk', 'Example Desk Signer');
  ({ asset, manifest } = await apart());
});
afterEach(() => vi.unstubAllGlobals());

function apart(statement: Partial<Statement> = {}, url = address) {
  const actions = [created('trainedAlgorithmicMedia')];
  const whole = { title: 't', generator: 'test', issuer: own, actions, ...statement };
  return signApart(plain, 'image/jpeg', whole, url);
}

/** What the network of this process was asked for, by whomever; it answers nothing. */
function watchNetwork(): void {
  request = vi.fn(() => Promise.reject(new Error('no network in this test')));
  vi.stubGlobal('fetch', request);
}

interface Look {
  readonly bytes?: Bytes;
  readonly answer?: NamedFile | Skip | AppError;
  readonly mayFetchManifest?: boolean;
  readonly reader?: CredentialReader;
  readonly files?: NamedFiles;
}

async function look({ bytes = asset, answer, mayFetchManifest = true, ...given }: Look) {
  watchNetwork();
  const get = vi.fn<NamedFiles['get']>(() =>
    answer instanceof AppError || answer === undefined ? Promise.reject(answer!) : Promise.resolve(answer),
  );
  const context = { ...contextWith(given.reader ?? nodeReader(own.rootPem)), files: given.files ?? { get } };
  const item = { ...itemOn(pageUrl), mayFetchManifest };
  const findings = await detector.detect(item, { bytes, format: 'jpeg' } as never, context);
  expect(request).not.toHaveBeenCalled();
  return { finding: (findings as readonly Finding[])[0]!, get };
}

const answerWith = (bytes: Bytes, url = address): NamedFile => ({ bytes, url, headers: noHeaders });

describe('a picture that only names its manifest', () => {
  it('has it named and not asked for while nobody asks', async () => {
    const { finding, get } = await look({ mayFetchManifest: false });
    expect(finding).toMatchObject({ claim: { says: 'none' }, detail: { remoteUrl: address } });
    expect(finding.detail).not.toHaveProperty('fetchProblem');
    expect(get).not.toHaveBeenCalled();
  });

  it('is checked against the manifest once the person asks for it: one request, by the engine’s own rules', async () => {
    const { finding, get } = await look({ answer: answerWith(manifest, 'https://store.example/1.c2pa') });
    expect(finding).toMatchObject({
      claim: { says: 'ai-made', sourceType: 'trainedAlgorithmicMedia' },
      trust: 'user',
      issuer: 'Example Desk',
      detail: { integrity: 'good', remoteUrl: null, fetchedFrom: 'https://store.example/1.c2pa' },
    });
    expect(get.mock.calls.map(([url, page, cap]) => [url, page, cap])).toEqual([
      [address, pageUrl, MAX_MANIFEST_BYTES],
    ]);
  });

  it('does not match a manifest of another picture', async () => {
    const other = Uint8Array.from(plain);
    other[other.length - 40]! ^= 1;
    const wrong = await signApart(
      other,
      'image/jpeg',
      { title: 't', generator: 'test', issuer: own, actions: [created('trainedAlgorithmicMedia')] },
      address,
    );
    const { finding } = await look({ answer: answerWith(wrong.manifest) });
    expect(finding).toMatchObject({
      claim: { says: 'broken' },
      trust: 'invalid',
      detail: { fetchedFrom: address },
    });
  });

  it('does not match its manifest any more when it was changed', async () => {
    const changed = Uint8Array.from(asset);
    changed[changed.length - 40]! ^= 1;
    const { finding } = await look({ bytes: changed, answer: answerWith(manifest) });
    expect(finding).toMatchObject({ claim: { says: 'broken' }, trust: 'invalid' });
  });

  it.each<[string, NamedFile | Skip | AppError]>([
    ['network', new AppError('network', 'HTTP 500')],
    ['not-found', new AppError('network', 'HTTP 404')],
    ['not-found', new AppError('network', 'HTTP 410')],
    ['timeout', new AppError('timeout')],
    ['private-address', { skip: 'private-address' }],
    ['too-large', { skip: 'too-large' }],
    ['unreadable', answerWith(new TextEncoder().encode('<!doctype html><title>Sorry</title>'))],
    ['unreadable', answerWith(new Uint8Array())],
  ])('says why there is none: %s', async (problem, answer) => {
    const { finding } = await look({ answer });
    expect(finding).toMatchObject({
      claim: { says: 'none' },
      trust: 'unlisted',
      detail: { remoteUrl: address, fetchProblem: problem },
    });
  });

  it('says what the engine’s own fetching says: nothing there, or an address of the local network', async () => {
    const notFound = () => Promise.resolve(new Response('', { status: 404 }));
    const ofEngine = (fetch: () => Promise<Response>) => createNamedFiles({ fetch: vi.fn(fetch) });
    const missing = await look({ files: ofEngine(notFound) });
    expect(missing.finding.detail).toMatchObject({ fetchProblem: 'not-found' });
    const inside = await apart({}, 'http://192.168.1.1/1.c2pa');
    const refused = await look({ bytes: inside.asset, files: ofEngine(notFound) });
    expect(refused.finding.detail).toMatchObject({ fetchProblem: 'private-address' });
  });

  it('is given up when the person leaves', async () => {
    await expect(look({ answer: new AppError('cancelled') })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is failed, not blamed on the server, when the reader breaks', async () => {
    const ofFile = { remoteUrl: address };
    const reader: CredentialReader = {
      read: (_bytes, _mime, _trustSet, _signal, fetched) =>
        fetched ? Promise.reject(new AppError('worker-crashed')) : Promise.resolve(ofFile),
    };
    await expect(look({ reader, answer: answerWith(manifest) })).rejects.toMatchObject({
      code: 'worker-crashed',
    });
  });

  it.each([
    ['https://cdn.example/m?a=1&b=2', 'https://cdn.example/m?a=1&b=2'],
    ['https://CDN.example:443/a/../m', 'https://cdn.example/m'],
    ['http://cdn.example:8080', 'http://cdn.example:8080/'],
    ['https://xn--r8jz45g.example/m', 'https://xn--r8jz45g.example/m'],
  ])('is found at %s by asking for %s', async (written, asked) => {
    const one = await apart({}, written);
    const { finding, get } = await look({ bytes: one.asset, answer: answerWith(one.manifest) });
    expect(get.mock.calls[0]?.[0]).toBe(asked);
    expect(finding).toMatchObject({ claim: { says: 'ai-made' }, detail: { integrity: 'good' } });
  });
});

describe('an identity in a fetched manifest whose issuer is a web address', () => {
  it.each(['did:web:cdn.example', 'did:web:identities.example'])('%s is not asked either', async (issuer) => {
    const one = await apart({ assertions: [{ label: 'cawg.identity', data: aggregatedIdentity(issuer) }] });
    const { finding } = await look({ bytes: one.asset, answer: answerWith(one.manifest) });
    expect(finding).toMatchObject({ claim: { says: 'ai-made' }, trust: 'user' });
  });
});
