import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyInput } from '../../../cli/inputs.ts';

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-inputs-'));
  await mkdir(file('folder.jpg'));
  const names = [
    'a.JPG',
    'b.heic',
    'c.mp4',
    'd.opus',
    'e.html',
    'f.txt',
    'g.md',
    'h.exe',
    'noend',
    'ä b.png',
  ];
  for (const name of names) await writeFile(file(name), 'x');
});
afterAll(() => rm(folder, { recursive: true }));

describe('classifyInput', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['HTTP://Example.org', 'http://example.org/'],
  ])('takes %s as an address', async (input, url) => {
    expect(await classifyInput(input)).toEqual({ kind: 'url', url });
  });

  it.each([
    ['a.JPG', { kind: 'media', element: 'img' }],
    ['b.heic', { kind: 'media', element: 'img' }],
    ['ä b.png', { kind: 'media', element: 'img' }],
    ['c.mp4', { kind: 'media', element: 'video' }],
    ['d.opus', { kind: 'media', element: 'audio' }],
    ['e.html', { kind: 'page' }],
    ['f.txt', { kind: 'text' }],
    ['g.md', { kind: 'text' }],
  ])('tells what %s is by the end of its name', async (name, expected) => {
    expect(await classifyInput(file(name))).toEqual({ ...expected, path: file(name) });
  });

  it('finds a file by a relative path and by a file address', async () => {
    const expected = { kind: 'text', path: file('f.txt') };
    expect(await classifyInput(relative(process.cwd(), file('f.txt')))).toEqual(expected);
    expect(await classifyInput(pathToFileURL(file('f.txt')).href)).toEqual(expected);
  });

  it.each([
    ['missing.jpg', 'not-found'],
    ['a.JPG/inside.jpg', 'not-found'],
    ['folder.jpg', 'unreadable'],
    ['h.exe', 'unsupported-type'],
    ['noend', 'unsupported-type'],
  ])('says why %s cannot be used', async (name, code) => {
    expect(await classifyInput(file(name))).toEqual({
      kind: 'invalid',
      error: { code, message: expect.stringMatching(/\.$/) },
    });
  });

  it.each(['ftp://example.org/a.jpg', 'about://config', 'http://', 'file://host/%zz'])(
    'refuses the address %s',
    async (input) => {
      expect(await classifyInput(input)).toMatchObject({
        kind: 'invalid',
        error: { code: 'unsupported-type' },
      });
    },
  );
});
