import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../src/core/item';
import { createEvidenceCache } from '../../../src/engine/evidence-cache';
import { detector, memoryStore, origin, start, textItem } from './started-engine';

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
