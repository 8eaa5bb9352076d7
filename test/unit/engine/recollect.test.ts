import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Detector } from '../../../src/core/detector';
import type { Finding } from '../../../src/core/evidence';
import type { Item } from '../../../src/core/item';
import { noSurroundings } from '../../../src/core/page-marks';
import type { Verdict } from '../../../src/core/verdict';
import { detector as credentialMemory } from '../../../src/detectors/credential-memory/credential-memory';
import { createEvidenceCache, type CachedEvidence } from '../../../src/engine/evidence-cache';
import policy from '../../../src/fusion/policy.json';
import { createCredentialMemory } from '../../../src/memory/credential-memory';
import type { Entry } from '../../../src/memory/entry';
import { recompressed, shrunk } from '../../../tools/measure/credential-memory/edit';
import { readJpeg, writeJpeg } from '../../../tools/sample/pictures';
import { clamped, type Picture } from '../../../tools/watermark/read-picture';
import { photograph } from '../../support/photographs';

/** Node has no decoder of its own: the browser's is replaced, and its work counted. */
const { decodes } = vi.hoisted(() => ({ decodes: [] as number[] }));
vi.mock('../../../src/acquire/pixels', () => ({
  decodePixels: async (bytes: Uint8Array) => {
    decodes.push(bytes.length);
    return clamped(readJpeg(bytes));
  },
}));
const { createEngine } = await import('../../../src/engine/engine');

const photo = photograph('black-canyon');
/** What the reader below takes for credentials: behind the picture, as in no real file. */
const mark = Buffer.from('SIGNED');
const files: Record<string, Uint8Array> = {
  '/signed': Buffer.concat([jpegOf(photo, 90), mark]),
  '/signed-elsewhere': Buffer.concat([jpegOf(photo, 91), mark]),
  '/copy': jpegOf(recompressed(shrunk(photo, 400), 60), 60),
  '/other': jpegOf(photograph('nagasaki-boats'), 80),
  '/icon': jpegOf(shrunk(photo, 90), 80),
};

function jpegOf({ width, height, data }: Picture, quality: number): Uint8Array {
  return writeJpeg(
    { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) },
    quality,
  );
}

const signedClaim: Finding = {
  basis: 'declared',
  claim: { says: 'ai-made', sourceType: 'trainedAlgorithmicMedia' },
  trust: 'official',
  logLr: null,
  issuer: 'Desk',
  detail: {},
};
const reader: Detector = {
  id: 'c2pa',
  version: '1',
  takes: ['image'],
  needs: ['bytes', 'format'],
  detect: async (_item, { bytes }) =>
    Buffer.from(bytes).subarray(-mark.length).equals(mark) ? [signedClaim] : [],
};
const looker: Detector = {
  id: 'image-classifier',
  version: '1',
  takes: ['image'],
  needs: ['pixels'],
  detect: async () => [],
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => void response.end(files[request.url ?? '']));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => void server.close());
beforeEach(() => void decodes.splice(0));

function picture(path: string, pageUrl = `${base}/`): Item {
  return {
    id: 'd/1/0',
    kind: 'image',
    pageUrl,
    src: base + path,
    text: null,
    language: null,
    inline: null,
    place: { selector: 'img', box: { x: 0, y: 0, width: 1, height: 1 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
  };
}

function start(detectors: readonly Detector[] = [reader, credentialMemory, looker]) {
  const entries = new Map<string, Entry>();
  const memory = createCredentialMemory({
    all: async () => [...entries],
    set: async (key, entry) => void entries.set(key, entry),
    remove: async (keys) => keys.forEach((key) => entries.delete(key)),
    clear: async () => entries.clear(),
  });
  const cached = new Map<string, CachedEvidence>();
  const cache = createEvidenceCache({
    get: async (key) => cached.get(key),
    set: async (key, value) => void cached.set(key, value),
    keysByAge: async () => [...cached.keys()],
    remove: async (keys) => keys.forEach((key) => cached.delete(key)),
  });
  const settings = { isOn: true };
  const check = (item: Item, isPrivate = false) =>
    new Promise<Verdict>((resolve) => {
      const engine = createEngine({
        tools: { network: { fetch }, inference: {} as never, credentials: {} as never, files: {} as never },
        cache,
        policy: () => policy,
        loadDetectors: async () => detectors,
        trustKey: () => 'shipped',
        originatorAnchors: () => [],
        memory: () => (settings.isOn ? memory : null),
        deliver: (_origin, verdict) => resolve(verdict),
      });
      engine.check({ tabId: 1, frameId: 0, documentId: 'd', isPrivate }, [item]);
    });
  return { check, entries, memory, settings, cached };
}

function recollection({ evidence }: Verdict) {
  return evidence.find((one) => one.detector === credentialMemory.id) ?? null;
}

describe('a picture met with valid credentials', () => {
  it('is remembered after its verdict, and recalled when a copy comes without them', async () => {
    const { check, entries } = start();
    expect(recollection(await check(picture('/signed')))).toBeNull();
    expect([...entries.values()]).toMatchObject([{ issuer: 'Desk', host: '127.0.0.1', says: 'ai-made' }]);
    const verdict = await check(picture('/copy'));
    expect(recollection(verdict)).toMatchObject({
      status: 'found',
      trust: 'memory',
      claim: { says: 'ai-made' },
      detail: { issuer: 'Desk', host: '127.0.0.1' },
    });
    expect([verdict.label, verdict.supporting]).toEqual(['not-checked', [credentialMemory.id]]);
    expect(recollection(await check(picture('/other')))).toMatchObject({ status: 'absent' });
  });

  it('keeps no address of the page or of the file', async () => {
    const { check, entries } = start();
    await check(picture('/signed', `${base}/story?reader=42`));
    expect(JSON.stringify([...entries])).not.toMatch(/story|reader|signed|http/);
  });

  it('speaks for itself: what was seen of its copies is not told', async () => {
    const { check, entries } = start();
    await check(picture('/signed'));
    expect(recollection(await check(picture('/signed-elsewhere')))).toBeNull();
    expect(entries.size).toBeGreaterThan(0);
  });

  it('is remembered also where its verdict comes from the cache', async () => {
    const { check, entries, memory } = start();
    await check(picture('/signed'));
    await memory.clear();
    await check(picture('/signed'));
    expect(entries.size).toBe(1);
    expect(decodes).toHaveLength(1);
  });

  it('is not remembered from a private window, nor recalled there', async () => {
    const { check, entries } = start();
    await check(picture('/signed'), true);
    expect(entries.size).toBe(0);
    await check(picture('/signed'));
    expect(recollection(await check(picture('/copy'), true))).toBeNull();
  });

  it('is neither remembered nor recalled while that is switched off', async () => {
    const { check, entries, settings } = start();
    await check(picture('/signed'));
    settings.isOn = false;
    expect(recollection(await check(picture('/copy')))).toBeNull();
    await check(picture('/signed-elsewhere'));
    expect(entries.size).toBe(1);
  });

  it('is not remembered when it is too small to be told apart', async () => {
    const { check, entries } = start();
    files['/small'] = Buffer.concat([files['/icon']!, mark]);
    expect((await check(picture('/small'))).label).toBe('declared-generated');
    expect(entries.size).toBe(0);
    await check(picture('/signed'));
    expect(recollection(await check(picture('/icon')))).toMatchObject({
      status: 'skipped',
      reason: 'too-small',
    });
  });
});

describe('the cost of remembering', () => {
  it('is nothing as long as there is nothing to compare with', async () => {
    const { check, cached } = start([reader, credentialMemory]);
    expect(recollection(await check(picture('/copy')))).toBeNull();
    expect(decodes).toEqual([]);
    expect([...cached.values()].map(({ fingerprint }) => fingerprint ?? null)).toEqual([null]);
  });

  it('is no second decoding of a picture that is looked at anyway', async () => {
    const { check } = start();
    await check(picture('/signed'));
    decodes.splice(0);
    await check(picture('/copy'));
    expect(decodes).toHaveLength(1);
  });

  it('is no decoding of pictures whose evidence is kept', async () => {
    const { check } = start();
    for (const path of ['/signed', '/copy', '/other', '/icon']) await check(picture(path));
    decodes.splice(0);
    for (const path of ['/signed', '/other', '/icon']) await check(picture(path));
    expect(recollection(await check(picture('/copy')))).toMatchObject({ status: 'found' });
    expect(decodes).toEqual([]);
  });

  it('is one decoding of a picture that was looked at before there was anything to compare with', async () => {
    const { check } = start();
    await check(picture('/copy'));
    await check(picture('/signed'));
    decodes.splice(0);
    for (let times = 0; times < 2; times += 1)
      expect(recollection(await check(picture('/copy')))).toMatchObject({ status: 'found' });
    expect(decodes).toHaveLength(1);
  });
});
