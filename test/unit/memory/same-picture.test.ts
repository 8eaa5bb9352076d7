import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/acquire/fingerprint';
import { hammingDistance, hashWords } from '../../../src/memory/hamming';
import { looksSame, MAX_DISTANCE_BITS } from '../../../src/memory/same-picture';
import { crop, mapped, mirrored, recompressed, shrunk } from '../../../tools/measure/credential-memory/edit';
import { lookalikes, writeLine } from '../../../tools/measure/credential-memory/lookalikes';
import type { Picture } from '../../../tools/watermark/read-picture';
import { photograph } from '../../support/photographs';

const photo = photograph('locomotion-house-cat');
const caption = { x: 0.1, y: 0.85, width: 0.8, height: 0.08 };

function taken(picture: Picture) {
  const fingerprint = fingerprintOf(picture);
  if ('skip' in fingerprint) throw new Error(fingerprint.skip);
  return fingerprint;
}

function compare(a: Picture, b: Picture) {
  const [one, other] = [taken(a), taken(b)];
  const isNear = hammingDistance(hashWords(one.hash), hashWords(other.hash)) <= MAX_DISTANCE_BITS;
  return { isNear, isSame: looksSame(one.luma, other.luma) };
}

describe('a copy of a picture', () => {
  it.each([
    ['saved again at quality 30', recompressed(photo, 30)],
    ['made smaller and saved again', recompressed(shrunk(photo, 200), 70)],
    ['made a little lighter', mapped(photo, (level) => level * 0.9 + 20)],
    ['with less contrast', mapped(photo, (level) => 64 + level / 2)],
  ])('%s is near by hash and looks the same', (_how, copy) => {
    expect(compare(photo, copy)).toEqual({ isNear: true, isSame: true });
    expect(compare(copy, photo)).toEqual({ isNear: true, isSame: true });
  });

  it.each([
    ['cropped', crop(photo, 0.1)],
    ['mirrored', mirrored(photo)],
  ])('%s is not recognised', (_how, copy) => {
    expect(compare(photo, copy).isSame).toBe(false);
  });
});

describe('another picture', () => {
  it('is far by hash', () => {
    expect(compare(photo, photograph('nagasaki-boats'))).toEqual({ isNear: false, isSame: false });
  });

  it('of the same frame with other words is near by hash, and told apart by the second comparison', () => {
    const [one, other] = [writeLine(photo, caption, 1), writeLine(photo, caption, 2)];
    expect(compare(one, other)).toEqual({ isNear: true, isSame: false });
  });

  it('of the same wall with another face does not look the same', () => {
    const portraitOf = (seed: number) => lookalikes['portraits before one wall']!(seed, photo);
    for (const seed of [2, 3, 4, 5])
      expect(compare(portraitOf(1), portraitOf(seed)).isSame, String(seed)).toBe(false);
  });

  it('in negative does not look the same', () => {
    expect(
      compare(
        photo,
        mapped(photo, (level) => 255 - level),
      ).isSame,
    ).toBe(false);
  });

  it('of another size of the grey picture, or of none, is never the same', () => {
    const { luma } = taken(photo);
    expect([looksSame(luma, btoa('abcd')), looksSame('', ''), looksSame(luma, '')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
