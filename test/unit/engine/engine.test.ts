import { noPageMarks, noSurroundings } from '../../../src/core/page-marks';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detector } from '../../../src/core/detector';
import { AppError } from '../../../src/core/errors';
import type { Item, Origin } from '../../../src/core/item';
import type { Verdict } from '../../../src/core/verdict';
import { createEngine, type EngineParts } from '../../../src/engine/engine';
import {
  createEvidenceCache,
  type CachedEvidence,
  type KeyValueStore,
} from '../../../src/engine/evidence-cache';
import policy from '../../../src/fusion/policy.json';

const origin: Origin = { tabId: 1, frameId: 0, documentId: 'd', isPrivate: false };

function textItem(id: number, text = `passage ${String(id)}`, priority: Item['priority'] = 0): Item {
  return {
    id: `d/${String(id)}/0`,
    kind: 'text',
    pageUrl: 'https://example.org/',
    src: null,
    text,
    language: 'en',
    inline: null,
    place: { selector: 'p', box: { x: 0, y: 0, width: 1, height: 1 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority,
  };
}

function memoryStore(): KeyValueStore & { entries: Map<string, CachedEvidence> } {
  const entries = new Map<string, CachedEvidence>();
  return {
    entries,
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
    keysByAge: async () => [...entries.keys()],
    remove: async (keys) => keys.forEach((key) => entries.delete(key)),
  };
}

function detector(detect: Detector['detect'], extra: Partial<Detector> = {}): Detector {
  return {
    id: 'text-classifier',
    version: '1',
    takes: ['text'],
    needs: ['text', 'language'],
    detect,
    ...extra,
  };
}

function start(detectors: Detector[], overrides: Partial<EngineParts> = {}) {
  const verdicts: Verdict[] = [];
  const engine = createEngine({
    tools: { network: { fetch }, inference: {} as never, credentials: {} as never, files: {} as never },
    cache: createEvidenceCache(memoryStore()),
    policy,
    loadDetectors: async () => detectors,
    trustKey: () => 'shipped',
    originatorAnchors: () => [],
    memory: () => null,
    deliver: (_origin, verdict) => verdicts.push(verdict),
    ...overrides,
  });
  const idle = async () => {
    while (engine.pending() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { engine, verdicts, idle };
}

describe('the engine', () => {
  it('delivers a verdict for every item, on-screen items first', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(origin, [
      textItem(1, 'a', 2),
      textItem(2, 'b', 2),
      textItem(3, 'c', 2),
      textItem(4, 'd', 0),
    ]);
    await idle();
    expect(verdicts.map((one) => one.itemId)).toContain('d/4/0');
    expect(verdicts).toHaveLength(4);
    expect(verdicts.findIndex((one) => one.itemId === 'd/4/0')).toBeLessThan(3);
  });

  it('goes on when one detector breaks', async () => {
    const broken = detector(() => Promise.reject(new Error('boom')), { id: 'broken' });
    const { engine, verdicts, idle } = start([broken, detector(async () => ({ skip: 'too-short' }))]);
    engine.check(origin, [textItem(1)]);
    await idle();
    expect(verdicts[0]!.evidence.map((one) => one.status)).toEqual(['failed', 'skipped']);
    expect(verdicts[0]!.evidence[0]).toMatchObject({ code: 'internal', message: 'boom' });
  });

  it('looks at the same content once', async () => {
    let looks = 0;
    const { engine, verdicts, idle } = start([detector(async () => (looks++, []))]);
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    engine.check(origin, [textItem(2, 'same')]);
    await idle();
    expect([looks, verdicts.length]).toEqual([1, 2]);
  });

  it('looks again when the user added certificates, and keeps nothing that was read while that changed', async () => {
    const cache = createEvidenceCache(memoryStore());
    let looks = 0;
    let anchors = 'a';
    const look = async (changeTo: string) => {
      const reading = detector(async () => ((anchors = changeTo), looks++, []));
      const { engine, idle } = start([reading], { cache, trustKey: () => anchors });
      engine.check(origin, [textItem(looks, 'same')]);
      await idle();
      return looks;
    };
    expect([await look('a'), await look('a')]).toEqual([1, 1]);
    anchors = 'b';
    expect([await look('c'), await look('b')]).toEqual([2, 3]);
    anchors = 'b';
    expect([await look('b'), await look('b')]).toEqual([4, 4]);
  });

  it('looks again when the detector has another version', async () => {
    const cache = createEvidenceCache(memoryStore());
    let looks = 0;
    for (const version of ['1', '2']) {
      const { engine, idle } = start([detector(async () => (looks++, []), { version })], { cache });
      engine.check(origin, [textItem(1, 'same')]);
      await idle();
    }
    expect(looks).toBe(2);
  });

  it('asks anew, on content that it knows, what depends on the page', async () => {
    const cache = createEvidenceCache(memoryStore());
    const seen: string[] = [];
    const byContent = detector(async () => (seen.push('content'), []));
    const byPage = detector(async (_item, { page }) => (seen.push(page.title), []), {
      id: 'page-signals',
      needs: ['page'],
      readsCircumstances: true,
    });
    for (const title of ['One', 'Two']) {
      const { engine, idle, verdicts } = start([byPage, byContent], { cache });
      engine.check(origin, [textItem(1, 'same')], { ...noPageMarks, title });
      await idle();
      expect(verdicts[0]!.evidence.map((one) => one.detector)).toEqual(['page-signals', 'text-classifier']);
    }
    expect(seen).toEqual(['One', 'content', 'Two']);
  });

  it('asks anew only of the kinds for which the answer depends on the page', async () => {
    const cache = createEvidenceCache(memoryStore());
    const seen: string[] = [];
    for (const kinds of [['page'], ['text', 'page']] as const) {
      const one = detector(async () => (seen.push(kinds[0]), []), {
        version: kinds[0],
        readsCircumstances: kinds,
      });
      for (let look = 0; look < 2; look += 1) {
        const { engine, idle } = start([one], { cache });
        engine.check(origin, [textItem(1, 'same')]);
        await idle();
      }
    }
    expect(seen).toEqual(['page', 'text', 'text']);
  });

  it('does not remember failures', async () => {
    let looks = 0;
    const failing = detector(() => (looks++, Promise.reject(new AppError('worker-crashed'))));
    const { engine, idle } = start([failing]);
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    expect(looks).toBe(2);
  });

  it('writes nothing to disk for a private window', async () => {
    const store = memoryStore();
    const { engine, idle } = start([detector(async () => [])], { cache: createEvidenceCache(store) });
    engine.check({ ...origin, isPrivate: true }, [textItem(1)]);
    await idle();
    expect(store.entries.size).toBe(0);
  });

  it('goes on without a cache when storage is full, and says so', async () => {
    const full = {
      ...memoryStore(),
      set: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const cache = createEvidenceCache(full);
    const { engine, verdicts, idle } = start([detector(async () => [])], { cache });
    engine.check(origin, [textItem(1)]);
    await idle();
    expect([verdicts.length, cache.isFull()]).toEqual([1, true]);
  });

  it('delivers nothing for items that were forgotten', async () => {
    const slow = detector(
      (_item, _artifacts, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new AppError('cancelled'))),
        ),
    );
    const { engine, verdicts, idle } = start([slow]);
    engine.check(origin, [textItem(1), textItem(2)]);
    engine.forget(origin, 'all');
    await idle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(verdicts).toEqual([]);
  });

  it('queues an item once although it is sent twice', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(origin, [textItem(1)]);
    engine.check(origin, [textItem(1)]);
    await idle();
    expect(verdicts).toHaveLength(1);
  });
});

describe('an item that comes on screen', () => {
  it('goes before those that wait off screen', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(
      origin,
      Array.from({ length: 40 }, (_, id) => textItem(id, undefined, 2)),
    );
    engine.hurry(origin, ['d/39/0', 'no/such/item']);
    await idle();
    expect(verdicts.findIndex((one) => one.itemId === 'd/39/0')).toBeLessThan(20);
  });
});

describe('pictures', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/refused') response.writeHead(403).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end('not a picture');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => void server.close());

  const picture = (path: string): Item => ({
    ...textItem(1),
    kind: 'image',
    text: null,
    language: null,
    src: base + path,
    pageUrl: `${base}/`,
  });
  const reader = detector(async () => [], { id: 'c2pa', takes: ['image'], needs: ['bytes', 'format'] });

  it('hand the file to detectors that ask for bytes, and name the rendition', async () => {
    const { engine, verdicts, idle } = start([reader]);
    engine.check(origin, [picture('/file')]);
    await idle();
    expect(verdicts[0]!.evidence[0]!.status).toBe('absent');
    expect(verdicts[0]!.rendition).toMatchObject({ url: `${base}/file`, sizeBytes: 13 });
  });

  it('with the same bytes are looked at once, and each is named by its own address', async () => {
    let looks = 0;
    const counting = { ...reader, detect: async () => (looks++, []) };
    const store = memoryStore();
    const { engine, verdicts, idle } = start([counting], { cache: createEvidenceCache(store) });
    engine.check(origin, [picture('/file')]);
    await idle();
    engine.check(origin, [{ ...picture('/copy'), id: 'd/2/0' }]);
    await idle();
    expect(looks).toBe(1);
    expect(verdicts.map(({ rendition }) => rendition?.url)).toEqual([`${base}/file`, `${base}/copy`]);
    expect(JSON.stringify([...store.entries.values()])).not.toContain(base);
  });

  it('that the site refuses are skipped, not absent', async () => {
    const { engine, verdicts, idle } = start([reader]);
    engine.check(origin, [picture('/refused')]);
    await idle();
    expect(verdicts[0]!.evidence[0]).toMatchObject({ status: 'skipped', reason: 'site-blocked-access' });
    expect([verdicts[0]!.label, verdicts[0]!.reason]).toEqual(['not-checked', 'site-blocked-access']);
  });

  it('whose pixels came from the page are not searched for metadata', async () => {
    const { engine, verdicts, idle } = start([reader]);
    const pixels = Buffer.from('pixels').toString('base64');
    engine.check(origin, [{ ...picture('/file'), inline: { holds: 'pixels', base64: pixels } }]);
    await idle();
    expect(verdicts[0]!.evidence[0]).toMatchObject({ status: 'skipped', reason: 'site-blocked-access' });
  });
});
