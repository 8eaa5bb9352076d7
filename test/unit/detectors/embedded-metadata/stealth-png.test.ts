import { describe, expect, it } from 'vitest';
import { readStealthPng } from '../../../../src/detectors/embedded-metadata/stealth-png';
import { unfilterChannel } from '../../../../src/detectors/embedded-metadata/unfilter-channel';
import { gradient, png } from '../../../../tools/fixtures/containers/png';
import { stealthColourPicture, stealthPicture } from '../../../../tools/fixtures/containers/stealth';

describe('readStealthPng', () => {
  it.each([0, 1, 2, 3, 4])('reads text hidden under PNG filter %d', (filter) => {
    expect(readStealthPng(png([], [], stealthPicture('a prompt'), filter))[0]?.value).toBe('a prompt');
  });

  it('reads text that spans columns, and text within the first', () => {
    expect(readStealthPng(png([], [], stealthPicture('a prompt', 80, 20)))[0]?.value).toBe('a prompt');
    expect(readStealthPng(png([], [], stealthPicture('a prompt', 4, 600)))[0]?.value).toBe('a prompt');
  });

  it('reports a picture that is too large to read through, without its text', () => {
    const [found] = readStealthPng(png([], [], stealthPicture('a prompt', 1000, 3500)));
    expect(found).toMatchObject({ where: 'PNG alpha channel stealth_pngcomp', value: 'stealth_pngcomp' });
  });

  it.each([0, 1, 2, 3, 4])('reads text hidden in the colours under PNG filter %d', (filter) => {
    const [found] = readStealthPng(png([], [], stealthColourPicture('a prompt'), filter));
    expect(found).toMatchObject({ where: 'PNG colour channels stealth_rgbinfo', value: 'a prompt' });
  });

  it('finds nothing in opaque, tiny or differently hidden pictures', () => {
    expect(readStealthPng(png([], [], gradient(64, 64)))).toEqual([]);
    expect(readStealthPng(png([], [], gradient(2, 2)))).toEqual([]);
    const shifted = stealthPicture('a prompt');
    shifted.data.copyWithin(4, 0);
    expect(readStealthPng(png([], [], shifted))).toEqual([]);
  });
});

describe('unfilterChannel', () => {
  it('leaves out an incomplete last row', () => {
    expect([...unfilterChannel(Uint8Array.from([0, 1, 2, 3, 9, 0, 1, 2]), 1, 4, 3)]).toEqual([9]);
  });
});
