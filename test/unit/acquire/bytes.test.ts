import { noHeaders } from '../../../src/core/artifact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FetchOrder, fetchBytes } from '../../../src/acquire/bytes';
import { type LocalServer, serve } from './server';

const MB = 1024 * 1024;
let server: LocalServer;
let order: FetchOrder;
const network = { fetch };
const never = new AbortController().signal;

beforeAll(async () => {
  server = await serve({
    '/picture': (_, response) => response.end('picture'),
    '/marked': (_, response) =>
      response
        .writeHead(200, { 'ai-disclosure': 'mode=ai-originated', link: '</m.c2pa>; rel="c2pa-manifest"' })
        .end('picture'),
    '/moved': (_, response) => response.writeHead(302, { location: '/picture' }).end(),
    '/empty': (_, response) => response.writeHead(204).end(),
    '/401': (_, response) => response.writeHead(401).end('log in'),
    '/403': (_, response) => response.writeHead(403).end('no hot links'),
    '/451': (_, response) => response.writeHead(451).end(),
    '/500': (_, response) => response.writeHead(500).end('<h1>Error</h1>'),
    '/silent': () => undefined,
    '/stalling': (_, response) => void response.writeHead(200).write('some'),
    '/breaking': (_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('some', () => response.destroy());
    },
    '/announced': (_, response) => void response.writeHead(200, { 'content-length': 30 * MB }).write('some'),
    '/endless': (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(MB)));
      };
      response.on('drain', more);
      more();
    },
    '/1000': (_, response) => response.end(Buffer.alloc(1000, 1)),
  });
  order = { url: `${server.origin}/picture`, pageUrl: server.origin, kind: 'image' };
});
afterAll(() => server.close());

const at = (path: string, more: Partial<FetchOrder> = {}) =>
  fetchBytes({ ...order, url: server.origin + path, ...more }, network, never);

describe('fetchBytes', () => {
  it('brings the whole body', async () => {
    expect(await at('/picture')).toEqual({
      bytes: new TextEncoder().encode('picture'),
      url: `${server.origin}/picture`,
      headers: noHeaders,
      isWhole: true,
    });
  });

  it('keeps what the server says of the origin', async () => {
    expect(await at('/marked')).toMatchObject({
      headers: { aiDisclosure: 'mode=ai-originated', link: '</m.c2pa>; rel="c2pa-manifest"' },
    });
  });

  it('asks without cookies and referrer, as the page asks for images', async () => {
    await at('/picture');
    const request = server.requests.at(-1);
    expect(request?.method).toBe('GET');
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('referer');
    expect(request?.headers.accept).toBe('image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8');
  });

  it('passes on that nothing personal may be sent and that the cache is used while it is fresh', async () => {
    let options: RequestInit = {};
    await fetchBytes(order, { fetch: (url, init) => fetch(url, (options = init ?? {})) }, never);
    expect(options).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      cache: 'default',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
    });
  });

  it('asks for sound and video with no preference', async () => {
    await at('/picture', { kind: 'video' });
    expect(server.requests.at(-1)?.headers.accept).toBe('*/*');
  });

  it('leaves name and password of an address out', async () => {
    const url = `${server.origin}/picture`.replace('//', '//name:secret@');
    expect(await fetchBytes({ ...order, url }, network, never)).toHaveProperty('bytes');
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('calls the browser’s fetch without a receiver', async () => {
    const strict = {
      fetch(this: unknown, ...args: Parameters<typeof fetch>) {
        if (this !== undefined) throw new TypeError('Illegal invocation');
        return fetch(...args);
      },
    };
    expect(await fetchBytes(order, strict, never)).toHaveProperty('bytes');
  });

  it('follows a redirect and names where the bytes came from', async () => {
    expect(await at('/moved')).toMatchObject({ url: `${server.origin}/picture` });
  });

  it('brings no bytes from an empty answer', async () => {
    expect(await at('/empty')).toMatchObject({ bytes: new Uint8Array() });
  });

  it('does not even ask this machine for a public page', async () => {
    const before = server.requests.length;
    expect(await at('/picture', { pageUrl: 'https://example.org/' })).toEqual({ skip: 'private-address' });
    expect(server.requests).toHaveLength(before);
  });

  it('keeps nothing of an answer that was redirected to this machine', async () => {
    // Stands for a public host: the request is answered by this machine, as after a redirect.
    const redirecting = { fetch: (_: unknown, init?: RequestInit) => fetch(`${server.origin}/moved`, init) };
    const fromPublic = { ...order, url: 'https://pictures.example.org/a', pageUrl: 'https://example.org/' };
    expect(await fetchBytes(fromPublic, redirecting, never)).toEqual({ skip: 'private-address' });
  });

  it.each(['/401', '/403', '/451'])('says that the site blocked access when it answers %s', async (path) => {
    expect(await at(path)).toEqual({ skip: 'site-blocked-access' });
  });

  it('says so too when the answer may not be read', async () => {
    const opaque = { fetch: async () => Object.defineProperty(new Response(), 'type', { value: 'opaque' }) };
    expect(await fetchBytes(order, opaque, never)).toEqual({ skip: 'site-blocked-access' });
  });

  it.each([
    ['/404', 'HTTP 404'],
    ['/500', 'HTTP 500'],
  ])('fails with the status of %s', async (path, message) => {
    await expect(at(path)).rejects.toMatchObject({ code: 'network', message });
  });

  it('fails when nobody listens', async () => {
    const gone = await serve({});
    gone.close();
    await expect(fetchBytes({ ...order, url: gone.origin }, network, never)).rejects.toMatchObject({
      code: 'network',
    });
  });

  it('fails when the connection breaks in the middle', async () => {
    await expect(at('/breaking')).rejects.toMatchObject({ code: 'network' });
  });
});

describe('the size limit', () => {
  it('refuses a body that announces more than 25 MB, without reading it', async () => {
    expect(await at('/announced')).toEqual({ skip: 'too-large' });
  });

  it('ends an endless body', async () => {
    expect(await at('/endless')).toEqual({ skip: 'too-large' });
    const { socket } = server.requests.at(-1)!;
    await expect.poll(() => socket.destroyed).toBe(true);
  });

  it('is inclusive', async () => {
    expect(await at('/1000', { maxBytes: 1000 })).toHaveProperty('bytes.length', 1000);
    expect(await at('/1000', { maxBytes: 999 })).toEqual({ skip: 'too-large' });
  });
});

describe('the time limit', () => {
  it.each(['/silent', '/stalling'])('ends waiting for %s', async (path) => {
    await expect(at(path, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each(['/silent', '/stalling'])('is not awaited when the work on %s is called off', async (path) => {
    const caller = new AbortController();
    const result = fetchBytes({ ...order, url: server.origin + path }, network, caller.signal);
    setTimeout(() => caller.abort(), 100);
    await expect(result).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not matter when the work was called off before', async () => {
    const before = server.requests.length;
    await expect(fetchBytes(order, network, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(server.requests).toHaveLength(before);
  });
});
