import { describe, expect, it } from 'vitest';
import type { MediaFormat } from '../../../../src/core/artifact';
import { hasManifestMarker, isInitSegment } from '../../../../src/detectors/c2pa/marker';
import { readBytes, root } from './read-in-node';

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const be32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const le32 = (value: number): number[] => be32(value).reverse();
const file = (...parts: number[][]): Uint8Array => Uint8Array.from(parts.flat());
const xmp = ascii('<x dcterms:provenance="https://a.example/m.c2pa"/>');

const jpegSegment = (marker: number, payload: number[]): number[] => [
  0xff,
  marker,
  (payload.length + 2) >> 8,
  (payload.length + 2) & 255,
  ...payload,
];
const pngChunk = (type: string, payload: number[]): number[] => [
  ...be32(payload.length),
  ...ascii(type),
  ...payload,
  0,
  0,
  0,
  0,
];
const riffChunk = (type: string, payload: number[]): number[] => [
  ...ascii(type),
  ...le32(payload.length),
  ...payload,
  ...(payload.length % 2 ? [0] : []),
];
const box = (type: string, payload: number[]): number[] => [
  ...be32(payload.length + 8),
  ...ascii(type),
  ...payload,
];
const c2paUuid = [...Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')];
const xmpUuid = [...Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')];
const tiff = (tag: number, payload: number[]): number[] => [
  ...ascii('II'),
  42,
  0,
  ...le32(8),
  1,
  0,
  tag & 255,
  tag >> 8,
  7,
  0,
  ...le32(payload.length),
  ...le32(26),
  ...le32(0),
  ...payload,
];
const gif = (name: string, payload: number[]): number[] => [
  ...ascii('GIF89a'),
  1,
  0,
  1,
  0,
  0x80,
  0,
  0,
  ...[0, 0, 0, 255, 255, 255],
  0x21,
  0xf9,
  4,
  0,
  0,
  0,
  0,
  0,
  0x21,
  0xff,
  11,
  ...ascii(name.padEnd(11)),
  payload.length,
  ...payload,
  0,
  0x3b,
];
const id3 = (payload: number[]): number[] => [
  ...ascii('ID3'),
  3,
  0,
  0,
  0,
  0,
  payload.length >> 7,
  payload.length & 127,
  ...payload,
];

const withMarker: [MediaFormat, string, Uint8Array][] = [
  ['jpeg', 'APP11', file([0xff, 0xd8], jpegSegment(0xe0, [1, 2]), jpegSegment(0xeb, ascii('JP..')))],
  ['jpeg', 'XMP', file([0xff, 0xd8], jpegSegment(0xe1, xmp))],
  ['png', 'caBX', file([137, 80, 78, 71, 13, 10, 26, 10], pngChunk('IHDR', [0]), pngChunk('caBX', [1]))],
  ['png', 'XMP', file([137, 80, 78, 71, 13, 10, 26, 10], pngChunk('iTXt', xmp))],
  [
    'webp',
    'C2PA',
    file(riffChunk('RIFF', []), ascii('WEBP'), riffChunk('VP8 ', [1]), riffChunk('C2PA', [1])),
  ],
  ['wav', 'C2PA', file(riffChunk('RIFF', []), ascii('WAVE'), riffChunk('C2PA', [1]))],
  ['webp', 'XMP', file(riffChunk('RIFF', []), ascii('WEBP'), riffChunk('XMP ', xmp))],
  ['mp4', 'uuid box', file(box('ftyp', [1]), box('uuid', c2paUuid))],
  ['avif', 'XMP box', file(box('ftyp', [1]), box('uuid', [...xmpUuid, ...xmp]))],
  ['jxl', 'jumb box', file(box('JXL ', [1]), box('jumb', [1]))],
  ['jxl', 'compressed jumb box', file(box('brob', ascii('jumb')))],
  ['tiff', 'tag', file(tiff(0xcd41, [1]))],
  ['tiff', 'XMP tag', file(tiff(700, xmp))],
  ['gif', 'application extension', file(gif('C2PA_GIF', [1]))],
  ['gif', 'XMP extension', file(gif('XMP DataXMP', xmp))],
  ['svg', 'element', file(ascii('<svg><metadata><c2pa:manifest>AA==</c2pa:manifest></metadata></svg>'))],
  ['mp3', 'GEOB', file(id3(ascii('GEOB....application/x-c2pa-manifest-store')))],
  ['flac', 'GEOB', file(id3(ascii('GEOB....application/c2pa')))],
];

describe('a marker in its place', () => {
  it.each(withMarker)('%s: %s', (format, _place, bytes) => {
    expect(hasManifestMarker(bytes, format)).toBe(true);
  });
});

describe('no marker', () => {
  it.each<[MediaFormat, string, Uint8Array]>([
    [
      'jpeg',
      'behind the picture data',
      file([0xff, 0xd8], jpegSegment(0xda, [0]), jpegSegment(0xeb, ascii('JP'))),
    ],
    ['jpeg', 'appended', file([0xff, 0xd8, 0xff, 0xd9], ascii('JP c2pa dcterms:provenance'))],
    ['jpeg', 'APP11 of another kind', file([0xff, 0xd8], jpegSegment(0xeb, ascii('HDR')))],
    [
      'png',
      'behind the end',
      file([137, 80, 78, 71, 13, 10, 26, 10], pngChunk('IEND', []), pngChunk('caBX', [1])),
    ],
    ['png', 'as text', file([137, 80, 78, 71, 13, 10, 26, 10], pngChunk('tEXt', ascii('caBX c2pa')))],
    [
      'webp',
      'inside another chunk',
      file(riffChunk('RIFF', []), ascii('WEBP'), riffChunk('VP8 ', ascii('C2PA'))),
    ],
    ['mp4', 'inside mdat', file(box('mdat', c2paUuid))],
    [
      'gif',
      'in a comment',
      file(ascii('GIF89a'), [1, 0, 1, 0, 0, 0, 0, 0x21, 0xfe, 8], ascii('C2PA_GIF'), [0, 0x3b]),
    ],
    ['mp3', 'without ID3', file(ascii('application/c2pa'))],
    ['jxl', 'bare codestream', file([0xff, 0x0a], ascii('jumb'))],
    ['webm', 'not a container for manifests', file(ascii('C2PA'))],
    ['unknown', 'not known', file(ascii('C2PA'))],
  ])('%s: %s', (format, _place, bytes) => {
    expect(hasManifestMarker(bytes, format)).toBe(false);
  });

  it.each(withMarker)('%s: %s, but nothing else of the file', (format, _place, bytes) => {
    for (let length = 0; length < bytes.length; length += 7) {
      expect(typeof hasManifestMarker(bytes.subarray(0, length), format)).toBe('boolean');
    }
  });
});

describe('hostile structures', () => {
  const formats = ['jpeg', 'png', 'webp', 'mp4', 'jxl', 'tiff', 'gif', 'svg', 'mp3', 'pdf'] as const;

  it.each(formats)('%s: 25 MB of one byte are looked through in under a second', (format) => {
    const begin = performance.now();
    for (const fill of [0x00, 0xff, 0x64]) hasManifestMarker(new Uint8Array(25_000_000).fill(fill), format);
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it('a TIFF whose directories point at each other ends', () => {
    expect(hasManifestMarker(file(ascii('II'), [42, 0], le32(8), [0, 0], le32(8)), 'tiff')).toBe(false);
  });
});

describe('initialisation segments', () => {
  const moov = box('moov', box('mvex', [1]));
  it('is a film header that announces fragments and has none', () => {
    expect(isInitSegment(file(box('ftyp', [1]), moov))).toBe(true);
    expect(isInitSegment(file(box('ftyp', [1]), moov, box('moof', [1]), box('mdat', [1])))).toBe(false);
    expect(isInitSegment(file(box('ftyp', [1]), box('moov', [1]), box('mdat', [1])))).toBe(false);
  });
});

it('a real picture without credentials is passed by in under a millisecond or two', () => {
  const bytes = readBytes(`${root}assets/public/sample/media/photo.jpg`);
  const begin = performance.now();
  for (let turn = 0; turn < 100; turn += 1) hasManifestMarker(bytes, 'jpeg');
  expect((performance.now() - begin) / 100).toBeLessThan(2);
});
