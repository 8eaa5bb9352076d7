import { describe, expect, it } from 'vitest';
import { readFlac } from '../../../../src/detectors/embedded-metadata/flac';
import { readId3 } from '../../../../src/detectors/embedded-metadata/id3';
import { readJpeg } from '../../../../src/detectors/embedded-metadata/jpeg';
import { readMp4 } from '../../../../src/detectors/embedded-metadata/mp4';
import { readOgg } from '../../../../src/detectors/embedded-metadata/ogg';
import { readPng } from '../../../../src/detectors/embedded-metadata/png-text';
import type { Property } from '../../../../src/detectors/embedded-metadata/property';
import { readRiff } from '../../../../src/detectors/embedded-metadata/riff';
import { readSvg } from '../../../../src/detectors/embedded-metadata/svg';
import { readTiff } from '../../../../src/detectors/embedded-metadata/tiff';
import { readWebp } from '../../../../src/detectors/embedded-metadata/webp';
import {
  exifSegment,
  extendedXmpSegments,
  iptcSegment,
  jpeg,
  segment,
  xmpSegment,
} from '../../../../tools/fixtures/containers/jpeg';
import { box, riff, riffChunk, webpWithExif } from '../../../../tools/fixtures/containers/others';
import { chunk, internationalText, png, text } from '../../../../tools/fixtures/containers/png';
import { flac, id3WithText, oggPage, opusTags } from '../../../../tools/fixtures/containers/sound';
import { svg } from '../../../../tools/fixtures/containers/svg';
import { asciiComment, tiff } from '../../../../tools/fixtures/containers/tiff';
import { noteNamespace, packet } from '../../../../tools/fixtures/containers/xmp';

const credit = packet('', 'photoshop:Credit="Agency"');
const lines = (properties: readonly Property[]) => properties.map(({ name, value }) => `${name}=${value}`);

describe('readJpeg', () => {
  it('reads EXIF, XMP and IPTC in any order, past other segments and fill bytes', () => {
    const fill = Buffer.from([0xff, 0xff]);
    const segments = [
      segment(0xe2, Buffer.from('ICC_PROFILE\0')),
      iptcSegment({ 80: 'By', 110: 'Agency' }),
      fill,
      xmpSegment(credit),
    ];
    expect(lines(readJpeg(jpeg([...segments, exifSegment(tiff({ Make: 'Canon' }))])))).toEqual([
      'exif:Make=Canon',
      'xmp:photoshop:Credit=Agency',
      'iptc:Credit=Agency',
    ]);
  });

  it('finds the IPTC record behind other Photoshop resources', () => {
    const named = Buffer.from('8BIM\x03\xed\x03abc\0\0\0\x03xyz\0', 'latin1');
    const [before, after] = [Buffer.from('Photoshop 3.0\0'), iptcSegment({ 110: 'Agency' }).subarray(4 + 14)];
    expect(lines(readJpeg(jpeg([segment(0xed, Buffer.concat([before, named, after]))])))).toEqual([
      'iptc:Credit=Agency',
    ]);
  });

  it('stops at the picture data', () => {
    expect(readJpeg(jpeg([], xmpSegment(credit)))).toEqual([]);
  });
});

describe('readTiff', () => {
  it('reads text tags and the comment of either byte order', () => {
    const big = tiff({ Make: 'Canon', Software: 'x', UserComment: asciiComment('note') });
    expect(lines(readTiff(big))).toEqual(['exif:Make=Canon', 'exif:Software=x', 'exif:UserComment=note']);
    const little = Buffer.from(
      '49492a00080000000100' + '0f010200' + '04000000' + '61626300' + '00000000',
      'hex',
    );
    expect(lines(readTiff(little))).toEqual(['exif:Make=abc']);
  });

  it.each([
    '',
    '49492a00',
    '49492a00ffffffff',
    '4d4d002a00000008',
    '49492a00080000000100' + '0f010200ffffffff00000000',
    '00000000',
  ])('finds nothing in %j', (hex) => {
    expect(readTiff(Buffer.from(hex, 'hex'))).toEqual([]);
  });
});

describe('readPng', () => {
  it('passes over keywords that are empty or too long, and unknown compression', () => {
    const chunks = [
      text('', 'a'),
      text('k'.repeat(80), 'a'),
      chunk('zTXt', Buffer.from('key\0\x01abc', 'latin1')),
      chunk('iTXt', Buffer.from('key\0\x02\0\0\0abc')),
    ];
    expect(readPng(png(chunks))).toEqual([]);
  });

  it('reads Latin-1 and UTF-8 text', () => {
    expect(
      lines(
        readPng(png([chunk('tEXt', Buffer.from('a\0caf\xe9', 'latin1')), internationalText('b', '灯台')])),
      ),
    ).toEqual(['png:a=café', 'png:b=灯台']);
  });
});

describe('readWebp', () => {
  it('accepts EXIF with and without the header of JPEG', () => {
    const stream = tiff({ Make: 'Canon' });
    for (const bytes of [stream, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), stream])]) {
      expect(lines(readWebp(webpWithExif(bytes)))).toEqual(['exif:Make=Canon']);
    }
  });

  it('reads XMP', () => {
    expect(lines(readWebp(riff('WEBP', riffChunk('XMP ', Buffer.from(credit)))))).toEqual([
      'xmp:photoshop:Credit=Agency',
    ]);
  });
});

describe('other containers', () => {
  it('hold XMP in their own places', () => {
    const ftyp = box('ftyp', Buffer.from('qt  '));
    const privateFrame = Buffer.concat([Buffer.from('XMP\0'), Buffer.from(credit)]);
    const size = Buffer.from([0, 0, privateFrame.length >> 8, privateFrame.length & 255]);
    const id3 = Buffer.concat([
      Buffer.from('ID3\x03\0\0\0\0\x7f\x7fPRIV', 'latin1'),
      size,
      Buffer.alloc(2),
      privateFrame,
    ]);
    expect(
      lines(readMp4(Buffer.concat([ftyp, box('moov', box('udta', box('XMP_', Buffer.from(credit))))]))),
    ).toHaveLength(1);
    expect(lines(readId3(id3))).toEqual(['xmp:photoshop:Credit=Agency']);
    expect(lines(readRiff(riff('WAVE', riffChunk('_PMX', Buffer.from(credit)))))).toEqual([
      'xmp:photoshop:Credit=Agency',
    ]);
  });

  it('are not read when the box has another type or place', () => {
    expect(readMp4(box('uuid', Buffer.alloc(16), Buffer.from(credit)))).toEqual([]);
    expect(readMp4(box('free', box('moov', box('udta', box('XMP_', Buffer.from(credit))))))).toEqual([]);
  });

  it('ID3 tags are read with an extended header, and unsynchronised', () => {
    const frame = (body: string) =>
      Buffer.from(`TXXX\0\0\0${String.fromCharCode(body.length)}\0\0${body}`, 'latin1');
    const tag = (flags: number, body: Uint8Array) =>
      Buffer.concat([
        Buffer.from(['I', 'D', '3'].map((letter) => letter.charCodeAt(0))),
        Buffer.from([3, 0, flags, 0, 0, 0, body.length]),
        body,
      ]);
    const extended = Buffer.concat([Buffer.from([0, 0, 0, 6, 0, 0, 0, 0, 0, 0]), frame('\0AIGC\0value')]);
    expect(lines(readId3(tag(0x40, extended)))).toEqual(['id3:AIGC=value']);
    const split = Buffer.from(frame('\0AIGC\0\xffx').toString('latin1').replace('\xff', '\xff\0'), 'latin1');
    expect(lines(readId3(tag(0x80, split)))).toEqual(['id3:AIGC=ÿx']);
  });

  it('ID3v2.4 frames may be unsynchronised one by one and name their length', () => {
    const body = Buffer.from('\0\0\0\x08\0AIGC\0\xff\0x', 'latin1');
    const frame = Buffer.concat([
      Buffer.from('TXXX\0\0\0', 'latin1'),
      Buffer.from([body.length, 0, 3]),
      body,
    ]);
    expect(lines(readId3(Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x7f', 'latin1'), frame])))).toEqual([
      'id3:AIGC=ÿx',
    ]);
  });

  it('a FLAC behind an ID3 tag is read, tag and comments', () => {
    const bytes = Buffer.concat([id3WithText('AIGC', 'a'), flac({ AIGC: 'b' })]);
    expect(lines(readFlac(bytes))).toEqual(['id3:AIGC=a', 'vorbis:AIGC=b']);
  });

  it('an Ogg comment may go over several pages', () => {
    const fields = { COMMENT: 'x'.repeat(70_000) };
    const whole = opusTags(fields);
    const page = (sequence: number, from: number, size: number) =>
      oggPage(sequence, [whole.subarray(from, from + size)]);
    const first = page(1, 0, 255 * 254);
    // A page of full segments goes on: without its last, empty one.
    const open = Buffer.concat([
      first.subarray(0, 26),
      Buffer.from([254]),
      first.subarray(27, 27 + 254),
      first.subarray(27 + 255),
    ]);
    const bytes = Buffer.concat([oggPage(0, [Buffer.from('head')]), open, page(2, 255 * 254, whole.length)]);
    expect(lines(readOgg(bytes))).toEqual([`vorbis:COMMENT=${fields.COMMENT}`]);
  });

  it('a gap ends an extended packet', () => {
    const guid = 'A'.repeat(32);
    const portions = extendedXmpSegments(guid, credit, 100);
    const standard = xmpSegment(packet('', `xmpNote:HasExtendedXMP="${guid}"`, noteNamespace));
    expect(lines(readJpeg(jpeg([standard, ...[...portions].reverse()])))).toContain(
      'xmp:photoshop:Credit=Agency',
    );
    expect(lines(readJpeg(jpeg([standard, ...portions.slice(1)])))).not.toContain(
      'xmp:photoshop:Credit=Agency',
    );
  });

  it('an SVG may bind its prefixes at the root, or none at all', () => {
    const inside =
      '<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Description p:Credit="Agency"/></RDF>';
    const bytes = svg(`<metadata>${inside}</metadata>`, ' xmlns:p="http://ns.adobe.com/photoshop/1.0/"');
    expect(lines(readSvg(bytes))).toEqual(['xmp:photoshop:Credit=Agency']);
    const foreign = bytes.toString().replace('http://www.w3.org/2000/svg', 'http://example.org/');
    expect(readSvg(Buffer.from(foreign))).toEqual([]);
  });

  it('ID3 texts are read in UTF-16 too', () => {
    const value = Buffer.concat([Buffer.from([1]), Buffer.from('\ufeffAIGC\0\ufeffvalue', 'utf16le')]);
    const frame = Buffer.concat([
      Buffer.from('TXXX\0\0\0', 'latin1'),
      Buffer.from([value.length, 0, 0]),
      value,
    ]);
    expect(lines(readId3(Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\x01\0', 'latin1'), frame])))).toEqual([
      'id3:AIGC=value',
    ]);
  });
});
