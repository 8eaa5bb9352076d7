import { describe, expect, it } from 'vitest';
import { mimeOf, sniffFormat } from '../../../src/acquire/sniff';
import { mediaFormats } from '../../../src/core/artifact';
import { fromHex, fromText, image } from './fixtures';

const box = (brands: string) => {
  const size = (8 + brands.length).toString(16).padStart(8, '0');
  return fromHex(size + Buffer.from(`ftyp${brands}`, 'latin1').toString('hex') + '0000000866726565');
};
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('sniffFormat', () => {
  it.each([
    ['plain.jpg', 'jpeg'],
    ['cmyk.jpg', 'jpeg'],
    ['exif-rotated.jpg', 'jpeg'],
    ['truncated.jpg', 'jpeg'],
    ['alpha.png', 'png'],
    ['animated.png', 'png'],
    ['huge-header.png', 'png'],
    ['still.gif', 'gif'],
    ['still.webp', 'webp'],
    ['animated.webp', 'webp'],
    ['still.avif', 'avif'],
    ['animated.avif', 'avif'],
    ['still.jxl', 'jxl'],
    ['still.bmp', 'bmp'],
    ['vector.svg', 'svg'],
    ['zero.jpg', 'unknown'],
    ['not-an-image.jpg', 'unknown'],
  ])('reads the file %s as %s', (name, format) => {
    expect(sniffFormat(image(name))).toBe(format);
  });

  it.each([
    ['mif1\0\0\0\0mif1heic', 'heic'],
    ['mif1\0\0\0\0mif1avifmiaf', 'avif'],
    ['heix\0\0\0\0mif1', 'heic'],
    ['avis\0\0\0\0msf1avif', 'avif'],
    ['isom\0\0\0\0mp41', 'mp4'],
    ['mp42\0\0\0\0isom', 'mp4'],
    ['iso6\0\0\0\0dash', 'mp4'],
    ['3gp5\0\0\0\0isom', 'mp4'],
    ['M4V \0\0\0\0isom', 'mp4'],
    ['M4A \0\0\0\0isom', 'm4a'],
    ['qt  \0\0\0\0qt  ', 'mov'],
    ['crx \0\0\0\0isom', 'unknown'],
    ['jp2 \0\0\0\0jp2 ', 'unknown'],
  ])('reads a file of the brands %j as %s', (brands, format) => {
    expect(sniffFormat(box(brands))).toBe(format);
  });

  it.each([
    ['QuickTime without brands', fromHex('00000020 6d6f6f76 00000018'), 'mov'],
    ['JPEG XL container', fromHex('0000000c 4a584c20 0d0a870a 00000014 66747970'), 'jxl'],
    ['TIFF, little-endian', fromHex('49492a00 08000000'), 'tiff'],
    ['TIFF, big-endian', fromHex('4d4d002a 00000008'), 'tiff'],
    ['WebM', fromHex('1a45dfa3 9f4286810142f7810142f2810442f3810842828477 65626d'), 'webm'],
    ['Matroska', fromHex('1a45dfa3 a342868101 4282886d6174726f736b61'), 'mkv'],
    ['another kind of EBML', fromHex('1a45dfa3 8b 4282886d797468696e6773'), 'unknown'],
    ['WAVE', fromText('RIFF\x24\0\0\0WAVEfmt '), 'wav'],
    ['AVI', fromText('RIFF\x24\0\0\0AVI LIST'), 'avi'],
    ['another RIFF', fromText('RIFF\x24\0\0\0ACONanih'), 'unknown'],
    ['MP3 with ID3', fromHex('49443304 0000 00000002 0000 fffb9064'), 'mp3'],
    ['FLAC with ID3', joined(fromHex('49443304 0000 00000002 0000'), fromText('fLaC')), 'flac'],
    ['MP3 frame', fromHex('fffb9064 00000000'), 'mp3'],
    ['AAC frame', fromHex('fff15080 00000000'), 'unknown'],
    ['FLAC', fromText('fLaC\0\0\0\x22'), 'flac'],
    ['Ogg', fromText('OggS\0\x02'), 'ogg'],
    ['PDF', fromText('%PDF-1.7\n'), 'pdf'],
    ['text that begins with BM', fromText('BMW presents its new model at the fair'), 'unknown'],
    ['text in UTF-16', fromHex('fffe4800 65006c00'), 'unknown'],
    ['one byte', fromHex('ff'), 'unknown'],
  ])('reads %s', (_, bytes, format) => {
    expect(sniffFormat(bytes)).toBe(format);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '\n  <svg>',
    '<?xml version="1.0"?>\n<svg width="1">',
    '\ufeff<?xml version="1.0"?><!-- one --><!-- two -- -> --><svg>',
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [ <!ENTITY a "b"> ]><svg>',
    '<?xml-stylesheet href="a.css"?><svg:svg xmlns:svg="http://www.w3.org/2000/svg">',
  ])('finds a drawing behind its prolog: %j', (text) => {
    expect(sniffFormat(fromText(text))).toBe('svg');
  });

  it('finds a drawing in UTF-16', () => {
    expect(sniffFormat(new Uint8Array(Buffer.from('\ufeff<svg>', 'utf16le')))).toBe('svg');
  });

  it.each([
    '<!DOCTYPE html><svg>',
    '<html><body><svg></svg></body></html>',
    '<!-- <svg> -->',
    '<!-- open <svg>',
    '<svgx>',
    'a <svg>',
  ])('does not take for a drawing: %j', (text) => {
    expect(sniffFormat(fromText(text))).toBe('unknown');
  });
});

describe('mimeOf', () => {
  it('names a media type for each format, no two alike', () => {
    const types = [...mediaFormats, 'unknown' as const].map(mimeOf);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^(image|video|audio|application)\/[a-z0-9.+-]+$/);
  });
});
