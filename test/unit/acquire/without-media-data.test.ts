import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { acquireAsset, type Asset } from '../../../src/acquire/acquire';
import { MAX_FILE_BYTES } from '../../../src/acquire/limits';
import type { Item } from '../../../src/core/item';
import { noSurroundings } from '../../../src/core/page-marks';
import { detectBytes } from '../detectors/embedded-metadata/detect-file';
import { serve, type LocalServer } from './server';

const MB = 1024 * 1024;
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/metadata/${name}`, import.meta.url));
let server: LocalServer | undefined;
afterEach(() => server?.close());

/** The same film with its index at the end, behind more media data than is read. */
function largeFilm(name: string): Buffer {
  const film = fixture(name);
  const boxes = boxesOf(film);
  const data = Buffer.alloc(MAX_FILE_BYTES + MB);
  data.writeUInt32BE(data.length, 0);
  data.write('mdat', 4, 'latin1');
  const others = boxes.filter(({ type }) => type !== 'mdat' && type !== 'ftyp').map(({ bytes }) => bytes);
  return Buffer.concat([boxes[0]!.bytes, data, ...others]);
}

function boxesOf(file: Buffer): { type: string; bytes: Buffer }[] {
  const boxes: { type: string; bytes: Buffer }[] = [];
  for (let at = 0; at < file.length; at += file.readUInt32BE(at)) {
    const bytes = file.subarray(at, at + file.readUInt32BE(at));
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), bytes });
  }
  return boxes;
}

function answer(file: Buffer, knowsRanges = true) {
  return ({ headers }: IncomingMessage, response: ServerResponse) => {
    const range = knowsRanges ? /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') : null;
    if (range === null) return response.writeHead(200, { 'content-length': file.length }).end(file);
    const [first, last] = [Number(range[1]), Math.min(Number(range[2]), file.length - 1)];
    if (first >= file.length) return response.writeHead(416).end();
    return response.writeHead(206).end(file.subarray(first, last + 1));
  };
}

async function acquire(file: Buffer, kind: Item['kind'], knowsRanges?: boolean) {
  server = await serve({ '/film': answer(file, knowsRanges) });
  const item: Item = {
    id: 'document/1/1',
    kind,
    pageUrl: `${server.origin}/`,
    src: `${server.origin}/film`,
    text: null,
    language: null,
    inline: null,
    place: { selector: kind, box: { x: 0, y: 0, width: 1, height: 1 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
  };
  return acquireAsset(item, { fetch }, new AbortController().signal);
}

const claims = async ({ bytes, format }: Asset) =>
  (await detectBytes(bytes, format)).map(({ claim }) => claim.says);

describe('a film that is too large to be read whole', () => {
  it('still says what its index says, which stands at its end', async () => {
    const asset = (await acquire(largeFilm('tc260.mp4'), 'video')) as Asset;
    expect(asset).toMatchObject({ format: 'mp4', isWhole: false, holdsFile: true });
    expect(asset.bytes.length).toBeLessThan(MB);
    expect(await claims(asset)).toEqual(['ai-made']);
    expect(server!.requests.map(({ headers }) => headers.range === undefined)).toEqual([true, false, false]);
  });

  it('says nothing when nothing is marked', async () => {
    const asset = (await acquire(largeFilm('none-mark-in-movie.mp4'), 'video')) as Asset;
    expect(await claims(asset)).toEqual([]);
  });

  it('is read by its head alone where the server knows no ranges', async () => {
    const asset = (await acquire(largeFilm('tc260.mp4'), 'video', false)) as Asset;
    expect(asset).toMatchObject({ format: 'mp4', isWhole: false });
    expect(await claims(asset)).toEqual([]);
  });

  it('costs a bounded number of requests, whatever its boxes say', async () => {
    const box = Buffer.alloc(2 * MB);
    box.writeUInt32BE(box.length, 0);
    box.write('mdat', 4, 'latin1');
    const film = Buffer.concat([boxesOf(fixture('tc260.mp4'))[0]!.bytes, ...Array<Buffer>(20).fill(box)]);
    await acquire(film, 'video');
    expect(server!.requests.length).toBeLessThanOrEqual(7);
  });
});

describe('a recording that is too large to be read whole', () => {
  it('still says what stands in its head', async () => {
    const song = Buffer.concat([fixture('tc260.mp3'), Buffer.alloc(MAX_FILE_BYTES)]);
    const asset = (await acquire(song, 'audio')) as Asset;
    expect(asset).toMatchObject({ format: 'mp3', isWhole: false });
    expect(await claims(asset)).toEqual(['ai-made']);
  });
});

describe('a picture that is too large', () => {
  it('is not read at all', async () => {
    const picture = Buffer.concat([fixture('none-suno.mp3'), Buffer.alloc(MAX_FILE_BYTES)]);
    expect(await acquire(picture, 'image')).toEqual({ skip: 'too-large' });
  });
});
