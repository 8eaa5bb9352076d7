import { noHeaders } from '../../../src/core/artifact';
import { noSurroundings } from '../../../src/core/page-marks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireAsset } from '../../../src/acquire/acquire';
import { decodeBase64 } from '../../../src/acquire/base64';
import { MAX_INLINE_BYTES } from '../../../src/acquire/limits';
import { sha256Hex } from '../../../src/core/sha256-hex';
import type { Item } from '../../../src/core/item';
import { image } from './fixtures';
import { type LocalServer, serve } from './server';

let server: LocalServer;
const never = new AbortController().signal;
const noNetwork = {
  fetch: () => {
    throw new Error('nothing may be fetched');
  },
};

beforeAll(async () => {
  server = await serve({
    '/plain.jpg': (_, response) => response.end(image('plain.jpg')),
    '/wrong-name.jpg': (_, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(image('alpha.png')),
    '/page.jpg': (_, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(image('not-an-image.jpg')),
    '/403.jpg': (_, response) => response.writeHead(403).end(),
  });
});
afterAll(() => server.close());

function item(parts: Partial<Item>): Item {
  return {
    id: 'document/element/1',
    kind: 'image',
    pageUrl: `${server.origin}/`,
    src: null,
    text: null,
    language: null,
    inline: null,
    place: { selector: 'img', box: { x: 0, y: 0, width: 1, height: 1 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
    ...parts,
  };
}

const base64 = (name: string) => Buffer.from(image(name)).toString('base64');

describe('acquireAsset', () => {
  it('fetches a picture and names its format, hash and place', async () => {
    const bytes = image('plain.jpg');
    const src = `${server.origin}/plain.jpg`;
    expect(await acquireAsset(item({ src }), { fetch }, never)).toEqual({
      bytes,
      format: 'jpeg',
      sha256: await sha256Hex(bytes),
      url: src,
      holdsFile: true,
      headers: noHeaders,
      isWhole: true,
    });
  });

  it('believes the bytes, not the name', async () => {
    const asset = await acquireAsset(item({ src: `${server.origin}/wrong-name.jpg` }), { fetch }, never);
    expect(asset).toMatchObject({ format: 'png' });
  });

  it('keeps a web page that came in place of a picture, as an unknown format', async () => {
    const asset = await acquireAsset(item({ src: `${server.origin}/page.jpg` }), { fetch }, never);
    expect(asset).toMatchObject({ format: 'unknown', holdsFile: true });
  });

  it('passes a refusal on', async () => {
    const asset = await acquireAsset(item({ src: `${server.origin}/403.jpg` }), { fetch }, never);
    expect(asset).toEqual({ skip: 'site-blocked-access' });
  });

  it('refuses a private address on a public page', async () => {
    const place = { src: `${server.origin}/plain.jpg`, pageUrl: 'https://example.org/' };
    expect(await acquireAsset(item(place), noNetwork, never)).toEqual({ skip: 'private-address' });
  });

  it('reads a data address without a place of its own', async () => {
    const src = `data:image/jpeg;base64,${base64('plain.jpg')}`;
    const asset = await acquireAsset(item({ src, pageUrl: 'https://example.org/' }), { fetch }, never);
    expect(asset).toMatchObject({ bytes: image('plain.jpg'), format: 'jpeg', url: null, holdsFile: true });
  });

  it('does not decode a data address beyond the limit', async () => {
    const src = `data:image/bmp;base64,${'A'.repeat((MAX_INLINE_BYTES * 4) / 3 + 4)}`;
    expect(await acquireAsset(item({ src }), noNetwork, never)).toEqual({ skip: 'too-large' });
  });

  it.each([
    ['blob:https://example.org/0d1e', 'site-blocked-access'],
    ['file:///etc/passwd', 'site-blocked-access'],
    ['ftp://example.org/a.png', 'kind-unsupported'],
    ['javascript:alert(1)', 'kind-unsupported'],
    ['chrome-extension://abc/a.png', 'kind-unsupported'],
    ['a.png', 'kind-unsupported'],
  ])('does not fetch %s', async (src, skip) => {
    expect(await acquireAsset(item({ src, pageUrl: 'https://example.org/' }), noNetwork, never)).toEqual({
      skip,
    });
  });

  it('fails on an item that has no medium', async () => {
    await expect(acquireAsset(item({}), noNetwork, never)).rejects.toMatchObject({ code: 'internal' });
  });

  it('starts nothing once the work is called off', async () => {
    const late = acquireAsset(item({ src: `${server.origin}/plain.jpg` }), noNetwork, AbortSignal.abort());
    await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('bytes handed over by the page', () => {
  it('are the file where the page could read it', async () => {
    const inline = { holds: 'file', base64: base64('alpha.png') } as const;
    const asset = await acquireAsset(
      item({ src: 'blob:https://example.org/0d1e', inline }),
      noNetwork,
      never,
    );
    expect(asset).toMatchObject({ bytes: image('alpha.png'), format: 'png', url: null, holdsFile: true });
  });

  it('are not the file where they are canvas pixels', async () => {
    const inline = { holds: 'pixels', base64: base64('alpha.png') } as const;
    const asset = await acquireAsset(item({ src: 'https://example.org/a.jpg', inline }), noNetwork, never);
    expect(asset).toMatchObject({ format: 'png', url: 'https://example.org/a.jpg', holdsFile: false });
  });

  it('are not decoded beyond the limit', async () => {
    const inline = { holds: 'file', base64: 'A'.repeat((MAX_INLINE_BYTES * 4) / 3 + 4) } as const;
    expect(await acquireAsset(item({ inline }), noNetwork, never)).toEqual({ skip: 'too-large' });
  });

  it('fail as damaged when they are not base64', async () => {
    const inline = { holds: 'file', base64: 'no base64!' } as const;
    await expect(acquireAsset(item({ inline }), noNetwork, never)).rejects.toMatchObject({ code: 'decode' });
  });
});

describe('decodeBase64', () => {
  it.each([
    ['', ''],
    ['AA==', '00'],
    ['AAE=', '0001'],
    ['/+8B', 'ffef01'],
  ])('decodes %j', (text, hex) => {
    expect(Buffer.from(decodeBase64(text)).toString('hex')).toBe(hex);
  });

  it.each(['A', 'AA', 'AAA', 'AA=A', 'A===', '====', 'AA==\n', ' AAA', 'AA-_', 'AA==AA==', 'data:,AAAA'])(
    'refuses %j',
    (text) => {
      expect(() => decodeBase64(text)).toThrow('not base64');
    },
  );

  it('decodes the largest permitted text', () => {
    expect(decodeBase64('/'.repeat(Math.floor((MAX_INLINE_BYTES * 4) / 12) * 4))).toHaveLength(
      MAX_INLINE_BYTES - (MAX_INLINE_BYTES % 3),
    );
  });
});
