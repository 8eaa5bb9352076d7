import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { MediaFormat } from '../../../../src/core/artifact';
import { inflateUpTo } from '../../../../src/detectors/embedded-metadata/inflate';
import { simpleTag, tags, webm } from '../../../../tools/fixtures/containers/ebml';
import { comment, gif } from '../../../../tools/fixtures/containers/gif';
import {
  exifSegment,
  extendedXmpSegments,
  jpeg,
  xmpSegment,
} from '../../../../tools/fixtures/containers/jpeg';
import { box, mp4WithXmp, riff, riffChunk } from '../../../../tools/fixtures/containers/others';
import { chunk, png, rawProfile, text } from '../../../../tools/fixtures/containers/png';
import { oggPage } from '../../../../tools/fixtures/containers/sound';
import { stealthPicture } from '../../../../tools/fixtures/containers/stealth';
import { svg } from '../../../../tools/fixtures/containers/svg';
import { asciiComment, tiff } from '../../../../tools/fixtures/containers/tiff';
import { noteNamespace, packet } from '../../../../tools/fixtures/containers/xmp';
import { detectBytes, summary } from './detect-file';

const mebibyte = 1024 * 1024;
/** The goal is 100 ms on an idle machine; the bound leaves room for a busy one and still catches quadratic work. */
const boundMs = 500;

const bomb = deflateSync(Buffer.alloc(64 * mebibyte));
const bombText = chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), bomb]));
const novelAi = text('Software', 'NovelAI');
const entityBomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at} "${'&a;'.repeat(99)}">`).join('')}]>`;
const manyPackets = Array.from({ length: 60 }, () => xmpSegment(`<a ${'b'.repeat(60_000)}`));

const hostile: readonly (readonly [string, MediaFormat, Uint8Array])[] = [
  ['compressed text that inflates to 64 MiB', 'png', png([bombText])],
  ['twenty such texts', 'png', png(Array(20).fill(bombText))],
  ['picture data that inflates to 64 MiB', 'png', png([chunk('IDAT', bomb)])],
  ['a hundred thousand empty chunks', 'png', png(Array(100_000).fill(chunk('tEXt', Buffer.alloc(0))))],
  ['10,000 nested elements', 'jpeg', jpeg([xmpSegment(packet('<a>'.repeat(10_000)))])],
  [
    '10,000 nested elements that each declare a namespace',
    'mp4',
    mp4WithXmp(packet('<a xmlns:p="u">'.repeat(10_000))),
  ],
  [
    'entities that would expand',
    'jpeg',
    jpeg([xmpSegment(entityBomb + packet('<photoshop:Credit>&b8;</photoshop:Credit>'))]),
  ],
  ['an endless attribute name', 'mp4', mp4WithXmp(`<a ${'b'.repeat(mebibyte)}`)],
  ['an endless run of spaces', 'mp4', mp4WithXmp(`<a b${' '.repeat(mebibyte)}`)],
  ['a megabyte of angle brackets', 'mp4', mp4WithXmp('<'.repeat(mebibyte))],
  ['a megabyte of empty elements', 'mp4', mp4WithXmp(packet('<a/>'.repeat(mebibyte / 4)))],
  ['sixty malformed packets', 'jpeg', jpeg(manyPackets)],
  [
    'a settings line begun over and over',
    'png',
    png([text('parameters', 'Steps: 1, Sampler: '.repeat(200_000))]),
  ],
  [
    'a megabyte of opening braces',
    'png',
    png([text('prompt', '{'.repeat(mebibyte)), text('parameters', '{"a":'.repeat(200_000))]),
  ],
  [
    'a large JSON text in every place',
    'jpeg',
    jpeg([exifSegment(tiff({ UserComment: asciiComment(`{"a":[${'1,'.repeat(30_000)}NaN]}`) }))]),
  ],
  [
    'boxes of size zero and one',
    'mp4',
    Buffer.concat([
      box('ftyp', Buffer.from('mp42')),
      Buffer.from([0, 0, 0, 1, 109, 111, 111, 118, 255, 255, 255, 255, 255, 255, 255, 255]),
    ]),
  ],
  ['a hundred thousand boxes', 'mp4', Buffer.concat(Array(100_000).fill(box('free')))],
  ['a hundred thousand chunks', 'wav', riff('WAVE', ...Array(100_000).fill(Buffer.from('LIST\0\0\0\0')))],
  [
    'an ID3 tag of endless frames',
    'mp3',
    Buffer.concat([
      Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1'),
      ...Array(100_000).fill(Buffer.from('TXXX\0\0\0\x01\0\0\0', 'latin1')),
    ]),
  ],
  [
    'packet ends begun over and over',
    'jpeg',
    jpeg(Array(20).fill(xmpSegment('<?xpacket end="'.repeat(4000)))),
  ],
  [
    'two million segments',
    'jpeg',
    Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(8 * mebibyte, Buffer.from([0xff, 0xe0, 0, 2]))]),
  ],
  [
    'a comment of spaces',
    'jpeg',
    jpeg([exifSegment(tiff({ UserComment: asciiComment(`${' '.repeat(60_000)}x`) }))]),
  ],
  [
    'twenty large packets',
    'webp',
    riff('WEBP', ...Array(20).fill(riffChunk('XMP ', Buffer.from(packet('<a/>'.repeat(mebibyte / 4)))))),
  ],
  ['one tag repeated 60,000 times over the same 700 kB', 'tiff', repeatedTag()],
  [
    'two million boxes',
    'avif',
    Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avif')), Buffer.alloc(16 * mebibyte, box('free'))]),
  ],
  [
    'a meta box of a million items',
    'avif',
    Buffer.concat([
      box('ftyp', Buffer.from('avif\0\0\0\0avif')),
      box('meta', Buffer.alloc(4), Buffer.alloc(16 * mebibyte, box('infe', Buffer.alloc(8)))),
    ]),
  ],
];

/** Other containers, by the same rule. */
const hostileMedia: readonly (readonly [string, MediaFormat, Uint8Array])[] = [
  ['an SVG of a million elements', 'svg', svg('<g/>'.repeat(mebibyte))],
  ['an SVG of 100,000 nested groups', 'svg', svg('<g>'.repeat(100_000))],
  ['an SVG of 100,000 nested metadata', 'svg', svg('<metadata>'.repeat(100_000))],
  [
    'an SVG that declares entities',
    'svg',
    svg(`<metadata>${packet('', 'photoshop:Credit="&b8;"')}</metadata>`, '', entityBomb),
  ],
  ['an SVG that never ends its DOCTYPE', 'svg', Buffer.from(`<!DOCTYPE svg ${'<'.repeat(mebibyte)}`)],
  [
    'a WebM of four million empty elements',
    'webm',
    webm(Buffer.alloc(8 * mebibyte, Buffer.from([0xec, 0x80]))),
  ],
  [
    'a WebM of a million open segments',
    'webm',
    webm(Buffer.alloc(12 * mebibyte, Buffer.from('1853806701ffffffffffffff', 'hex'))),
  ],
  ['a WebM of 100,000 tags', 'webm', webm(tags(Buffer.concat(Array(100_000).fill(simpleTag('A', 'b')))))],
  ['a FLAC that announces four billion comments', 'flac', flacOf(Buffer.from('00000000ffffffff', 'hex'))],
  [
    'a FLAC of four million empty comments',
    'flac',
    flacOf(Buffer.concat([Buffer.from('00000000ffffffff', 'hex'), Buffer.alloc(15 * mebibyte)])),
  ],
  ['an Ogg of a million pages', 'ogg', Buffer.alloc(27 * mebibyte, oggPage(0, []))],
  [
    'an Ogg whose comment never ends',
    'ogg',
    Buffer.concat([oggPage(0, [Buffer.from('x')]), Buffer.alloc(24 * mebibyte, endlessPage())]),
  ],
  ['a GIF of endless extensions', 'gif', gif([Buffer.alloc(9 * mebibyte, Buffer.from([0x21, 0xfe, 0]))])],
  ['a GIF comment of 8 MiB', 'gif', gif([comment('x'.repeat(8 * mebibyte))])],
  [
    'sixty extended packets',
    'jpeg',
    jpeg([
      xmpSegment(packet('', `xmpNote:HasExtendedXMP="${'A'.repeat(32)}"`, noteNamespace)),
      ...Array.from({ length: 60 }, () =>
        extendedXmpSegments('A'.repeat(32), '<a '.repeat(20_000), 60_000),
      ).flat(),
    ]),
  ],
  [
    'a raw profile of two million digits',
    'png',
    png(Array(20).fill(rawProfile('xmp', Buffer.alloc(mebibyte, 0x3c)))),
  ],
  ['a raw profile of spaces', 'png', png([text('Raw profile type exif', ' '.repeat(mebibyte))])],
  [
    'an ID3 tag of 25 MB that is unsynchronised',
    'mp3',
    Buffer.concat([
      Buffer.from('ID3\x03\0\x80\x0c\x7f\x7f\x7f', 'latin1'),
      Buffer.alloc(25 * mebibyte, 0xff),
    ]),
  ],
];

describe('hostile input', () => {
  it.each([...hostile, ...hostileMedia])('%s yields nothing, quickly', async (name, format, bytes) => {
    const ms = await fastest(async () => {
      expect(await detectBytes(bytes, format)).toEqual([]);
    });
    console.log(`${ms.toFixed(1)} ms: ${name}`);
    expect(ms).toBeLessThan(boundMs);
  });

  it('does not hide a mark that another chunk or reader finds', async () => {
    expect(summary(await detectBytes(png([bombText], [], stealthPicture('hidden')), 'png'))).toEqual([
      'stealth-png ai-made strong',
    ]);
    expect(
      summary(
        await detectBytes(
          png([novelAi, chunk('eXIf', Buffer.from('MM\0*\xff\xff\xff\xff', 'latin1')), bombText]),
          'png',
        ),
      ),
    ).toEqual(['novelai ai-made strong']);
  });

  it('inflates to the cap and no further', () => {
    expect(inflateUpTo([bomb], 'zlib', 1000)).toEqual(new Uint8Array(1000));
    expect(inflateUpTo([bomb.subarray(0, 20)], 'zlib', 10).length).toBeLessThanOrEqual(10);
    expect(inflateUpTo([Buffer.from('not deflate')], 'zlib', 1000)).toHaveLength(0);
  });
});

function flacOf(comments: Uint8Array): Buffer {
  const size = Buffer.from([comments.length >> 16, (comments.length >> 8) & 255, comments.length & 255]);
  return Buffer.concat([Buffer.from('fLaC\x84', 'latin1'), size, comments]);
}

/** A page full of one packet that goes on. */
function endlessPage(): Buffer {
  const header = Buffer.from(oggPage(1, []));
  header[26] = 255;
  return Buffer.concat([header, Buffer.alloc(255, 255), Buffer.alloc(255 * 255)]);
}

function repeatedTag(): Buffer {
  const count = 60_000;
  const bytes = Buffer.alloc(8 + 2 + count * 12 + 4);
  bytes.write('MM\0*\0\0\0\x08', 0, 'latin1');
  bytes.writeUInt16BE(count, 8);
  for (let at = 10; at < 10 + count * 12; at += 12)
    bytes.set([1, 0x0f, 0, 2, 0, 10, 174, 96, 0, 0, 0, 8], at);
  return bytes;
}

async function fastest(work: () => Promise<void>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now();
    await work();
    best = Math.min(best, performance.now() - startedAt);
  }
  return best;
}
