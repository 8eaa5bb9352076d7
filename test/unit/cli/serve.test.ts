import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../../../cli/serve.ts';

let parent = '';
let site: Site;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'touchstone-serve-'));
  await mkdir(join(parent, 'shown', 'deep'), { recursive: true });
  await mkdir(join(parent, 'shown-too'));
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(parent, 'shown-too', 'secret.txt'), 'secret');
  await writeFile(join(parent, 'shown', 'index.html'), '<title>index</title>');
  await writeFile(join(parent, 'shown', 'deep', 'ä b.svg'), '<svg/>');
  await writeFile(join(parent, 'shown', 'digits.bin'), '0123456789');
  await writeFile(join(parent, 'shown', 'empty.png'), '');
  await symlink(join(parent, 'secret.txt'), join(parent, 'shown', 'link.txt'));
  site = await serve();
  site.addFolder('/site/', join(parent, 'shown'));
  site.addFile('/one/photo.jpg', join(parent, 'shown', 'digits.bin'));
  site.addDocument('/one/', '<title>ä</title>');
});
afterAll(async () => {
  await site.close();
  await rm(parent, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });

/** `fetch` tidies paths and hosts before it sends them; an attacker does not. */
function sendRaw(head: string): Promise<string> {
  const socket = connect(Number(new URL(site.origin).port), '127.0.0.1');
  socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (data) => (text += String(data))).on('close', () => resolve(text));
  });
}

describe('serve', () => {
  it('listens on the loopback address only', () => {
    expect(site.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('gives documents, single files and files of folders their media types', async () => {
    const document = await get('/one/');
    expect(document.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await document.text()).toBe('<title>ä</title>');
    expect((await get('/one/photo.jpg?x=1')).headers.get('content-type')).toBe('application/octet-stream');
    expect((await get('/site/deep/%C3%A4%20b.svg')).headers.get('content-type')).toBe('image/svg+xml');
    expect(await (await get('/site/')).text()).toBe('<title>index</title>');
    expect((await get('/site/empty.png')).status).toBe(200);
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=1-2,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answers the range %s with %i', async (range, status, body, contentRange) => {
    const response = await get('/site/digits.bin', { range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  it.each([
    '/site/../secret.txt',
    '/site/%2e%2e/secret.txt',
    '/site/..%2fsecret.txt',
    '/site/deep/..%2f..%2fsecret.txt',
    '/site/..%5csecret.txt',
    '/site/../shown-too/secret.txt',
    '/site//etc/passwd',
    '/site/link.txt',
    '/site/link.txt%00.png',
    '/site/%zz',
  ])('does not let %s out of the folder', async (path) => {
    const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('secret');
  });

  it('refuses a foreign name that points at this machine', async () => {
    expect(await sendRaw('GET /one/ HTTP/1.1\r\nHost: evil.example')).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('only reads', async () => {
    expect((await fetch(`${site.origin}/one/`, { method: 'POST', body: 'x' })).status).toBe(405);
    expect(await (await fetch(`${site.origin}/site/digits.bin`, { method: 'HEAD' })).text()).toBe('');
  });
});
