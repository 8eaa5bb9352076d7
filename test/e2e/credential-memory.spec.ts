import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import type { Evidence } from '../../src/core/evidence';
import { readJpeg, shrink, writeJpeg } from '../../tools/sample/pictures.ts';
import { describeInBrowsers } from './harness/browsers.ts';
import { checkPage, verdictOf } from './harness/items.ts';
import { samplePicture } from './harness/product.ts';
import { type Content, html, openSite, type TestSite } from './harness/site.ts';

const MEMORY = 'credential-memory';

let site: TestSite;
let issuerPem: string;
beforeAll(async () => {
  const signed = await samplePicture('signed-ai.jpg');
  issuerPem = await readFile(join(root, 'assets/public/trust/sample-root.pem'), 'utf8');
  site = await openSite({
    '/signed.jpg': signed,
    // As a site that resizes and saves again would serve it: no marks are left.
    '/copy.jpg': jpegOf(signed, 480, 70),
    '/small-copy.jpg': jpegOf(signed, 200, 60),
    '/other.jpg': jpegOf(await samplePicture('photo.jpg'), 480, 70),
    '/original': gallery('signed.jpg'),
    '/copies': gallery('copy.jpg', 'small-copy.jpg', 'other.jpg'),
  });
});
afterAll(() => site.close());

function jpegOf({ body }: Content, longSide: number, quality: number): Content {
  return { type: 'image/jpeg', body: writeJpeg(shrink(readJpeg(body as Uint8Array), longSide), quality) };
}

function gallery(...names: readonly string[]): Content {
  return html(
    names.map((name) => `<p><img src="/${name}" width="320" height="240" alt="${name}"></p>`).join(''),
  );
}

describeInBrowsers('a picture seen with valid Content Credentials', {}, (driver) => {
  const memory = (order: 'count' | 'clear') => driver().sendToBackground('background:memory', { do: order });
  const check = async (path: string, count: number) =>
    (await checkPage(driver(), site.origin + path, count)).items.map(verdictOf);
  const recollections = async () => {
    const verdicts = await check('/copies', 3);
    return verdicts.map(({ evidence }) => evidence.find(({ detector }) => detector === MEMORY) ?? null);
  };

  beforeAll(async () => {
    const added = { do: 'add', name: 'The sample’s issuer', pem: issuerPem } as const;
    expect((await driver().sendToBackground('background:anchors', added)).problem).toBeNull();
  });

  it('is nothing that copies are compared with before it was seen', async () => {
    expect(await memory('count')).toEqual({ count: 0 });
    expect(await recollections()).toEqual([null, null, null]);
  });

  it('is named where a copy of it comes without them, and gives that no label', async () => {
    const [original] = await check('/original', 1);
    expect(original).toMatchObject({ label: 'declared-generated', issuer: expect.any(String) });
    expect(original?.evidence.map(({ detector }) => detector)).not.toContain(MEMORY);
    expect(await memory('count')).toEqual({ count: 1 });
    const seen = { issuer: original?.issuer, host: '127.0.0.1', said: 'ai-made' };
    const found: Partial<Evidence> = {
      status: 'found',
      trust: 'memory',
      logLr: 0.3,
      detail: expect.objectContaining(seen),
    };
    expect(await recollections()).toMatchObject([found, found, { status: 'absent' }]);
    for (const { basis } of await check('/copies', 3)) expect(basis).not.toBe('declared');
  });

  it('is not used while that is switched off, and again when it is on', async () => {
    await driver().sendToBackground('background:remember', { isOn: false });
    expect(await recollections()).toEqual([null, null, null]);
    expect(await memory('count')).toEqual({ count: 1 });
    await driver().sendToBackground('background:remember', { isOn: true });
    expect((await recollections())[0]).toMatchObject({ status: 'found' });
  });

  it('is forgotten when the memory is cleared', async () => {
    expect(await memory('clear')).toEqual({ count: 0 });
    expect(await recollections()).toEqual([null, null, null]);
  });
});
