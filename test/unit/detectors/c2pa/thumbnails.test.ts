import { beforeAll, describe, expect, it } from 'vitest';
import type { Thumbnail } from '../../../../src/core/detector';
import { toFindings } from '../../../../src/detectors/c2pa/to-findings';
import {
  MAX_THUMBNAIL_BYTES,
  MAX_THUMBNAILS,
  MAX_TOTAL_BYTES,
  readThumbnails,
} from '../../../../src/detectors/c2pa/thumbnails';
import { createIssuer, type Issuer } from '../../../../tools/sample/issuer.ts';
import { readJpeg, shrink, writeJpeg, writePng } from '../../../../tools/sample/pictures.ts';
import { signFile, startSigning, type Statement } from '../../../../tools/sample/sign.ts';
import { nodeReader, readBytes, root, thumbnailsInNode } from './read-in-node';
import { created } from './report-builder';

type Bytes = Uint8Array<ArrayBuffer>;

const plain = readBytes(`${root}test/fixtures/media/plain.jpg`);
const small = shrink(readJpeg(plain), 32);
const jpeg = { bytes: writeJpeg(small, 60), mime: 'image/jpeg' };
const png = { bytes: writePng(small), mime: 'image/png' };

describe('thumbnails of a signed picture', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    startSigning();
    issuer = await createIssuer('Example Desk', 'Example Desk Signer');
  });

  const signed = (statement: Partial<Statement>): Promise<Bytes> =>
    signFile(plain, 'image/jpeg', { title: 't', generator: 'test', issuer, actions: [], ...statement });
  const original = (thumbnail?: Statement['thumbnail']) =>
    signed({ actions: [created('digitalCapture')], ...(thumbnail && { thumbnail }) });
  const inside = ({ ingredient, mime, base64 }: Thumbnail) => [
    ingredient,
    mime,
    Buffer.from(base64, 'base64').length,
  ];

  it('are those of its manifests, named as the evidence names them, the active one first', async () => {
    const bytes = await signed({
      ingredient: { bytes: await original(jpeg), relationship: 'parentOf', title: 'original' },
      thumbnail: png,
    });
    const thumbnails = await thumbnailsInNode(bytes, 'image/jpeg');
    expect(thumbnails.map(inside)).toEqual([
      [null, 'image/png', png.bytes.length],
      [null, 'image/jpeg', jpeg.bytes.length],
    ]);
    const json = await nodeReader().read(bytes, 'image/jpeg', 'shipped', new AbortController().signal);
    const [finding] = toFindings(json as never);
    const manifests = finding!.detail['manifests'] as { label: string; parentLabel: string | null }[];
    expect(thumbnails.map((one) => one.manifestLabel)).toEqual(manifests.map((one) => one.label));
    expect(manifests.map((one) => one.parentLabel)).toEqual([null, manifests[0]!.label]);
  });

  it('are none where no tool put one in, and none in a picture without a manifest', async () => {
    expect(await thumbnailsInNode(await original(), 'image/jpeg')).toEqual([]);
    await expect(thumbnailsInNode(plain, 'image/jpeg')).rejects.toBe('C2pa(JumbfNotFound)');
  });

  it('leave out what only calls itself a picture', async () => {
    const page = {
      bytes: Uint8Array.from(Buffer.from('<!doctype html><script></script>')),
      mime: 'image/jpeg',
    };
    expect(await thumbnailsInNode(await original(page), 'image/jpeg')).toEqual([]);
  });
});

describe('reading thumbnails from a report', () => {
  const thumbnail = (identifier: string) => ({ thumbnail: { identifier, format: 'image/jpeg' } });
  const picture = (size: number) => Uint8Array.from([0xff, 0xd8, 0xff, ...Array<number>(size - 3).fill(0)]);
  const read = (manifests: object, resource: (id: string) => Uint8Array = () => picture(10)) =>
    readThumbnails(JSON.stringify({ active_manifest: 'a', manifests }), resource);
  const names = (thumbnails: readonly Thumbnail[]) =>
    thumbnails.map(({ manifestLabel, ingredient }) => [manifestLabel, ingredient]);
  const ingredients = (count: number) => ({
    a: { ingredients: Array.from({ length: count }, (_, index) => thumbnail(`i${String(index)}`)) },
  });

  it('gives ingredients by their position, and not again the picture of a manifest that is inside', () => {
    const manifests = {
      c: thumbnail('c'),
      b: thumbnail('b'),
      a: {
        ...thumbnail('a'),
        ingredients: [{}, thumbnail('i1'), { ...thumbnail('b'), active_manifest: 'b' }],
      },
    };
    expect(names(read(manifests))).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
      ['a', 1],
    ]);
  });

  it('walks a circle of manifests once', () => {
    const manifests = {
      a: { ...thumbnail('a'), ingredients: [{ active_manifest: 'b' }] },
      b: { ...thumbnail('b'), ingredients: [{ active_manifest: 'a' }] },
    };
    expect(names(read(manifests))).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('stops at so many pictures', () => {
    expect(read(ingredients(100))).toHaveLength(MAX_THUMBNAILS);
  });

  it('stops at so many bytes, and leaves out one that is too large for a thumbnail', () => {
    const sizes = (size: number) => read(ingredients(10), () => picture(size)).length;
    expect(sizes(MAX_THUMBNAIL_BYTES)).toBe(Math.floor(MAX_TOTAL_BYTES / MAX_THUMBNAIL_BYTES));
    expect(sizes(MAX_THUMBNAIL_BYTES + 1)).toBe(0);
  });

  it('goes on where a picture that is named is not there', () => {
    const resource = (id: string) => {
      if (id === 'i0') throw new Error('ResourceNotFound');
      return picture(10);
    };
    expect(names(read(ingredients(2), resource))).toEqual([['a', 1]]);
  });

  it('knows WebP by its content, and takes no other kind of RIFF for it', () => {
    const riff = (kind: string) => Uint8Array.from(Buffer.from(`RIFF\0\0\0\0${kind}`, 'latin1'));
    expect(read(ingredients(1), () => riff('WEBP'))[0]?.mime).toBe('image/webp');
    expect(read(ingredients(1), () => riff('WAVE'))).toEqual([]);
  });
});
