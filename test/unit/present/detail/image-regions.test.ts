import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../../src/platform/translate';
import {
  regionRows,
  regionsPicture,
  scoreWords,
  type FoundRegions,
} from '../../../../src/present/detail/image-regions';
import { detailView } from '../../../../src/present/detail-view';
import { words } from '../../../../src/present/words';
import { getMessageFrom, readMessages, type Locale } from '../../../support/translate';
import { estimateBy, verdictOf } from '../../../support/verdicts';

const translateTo = (locale: Locale) => createTranslate(getMessageFrom(readMessages(locale)), locale);
const t = translateTo('en');

/** Rows of three and squares of half the width, over a picture as high as wide. */
const gridOf = (...zs: number[]): FoundRegions => ({
  outcome: 'regions',
  whole: 5.24,
  preview: { mime: 'image/jpeg', base64: '/9j/' },
  regions: zs.map((z, i) => ({
    left: (i % 3) / 4,
    top: Math.floor(i / 3) / 4,
    width: 0.5,
    height: 0.5,
    z,
  })),
});
const nine = gridOf(-1, 0, 1, 2, 3, 4, 9, 8, -0.04);

describe('regions of a picture', () => {
  it('lie in rows as they do in the picture, each with its place in words', () => {
    const rows = regionRows(nine);
    expect(rows.map((row) => row.length)).toEqual([3, 3, 3]);
    expect(t(rows[0]![1]!.place)).toBe('row 1, column 2');
    expect(translateTo('ja')(rows[2]![0]!.place)).toBe('3行目の1列目');
  });

  it('are drawn as the middles of their squares, which tile the picture without overlap', () => {
    const boxes = regionRows(nine).map((row) => row.map(({ box }) => box));
    expect(boxes[0]!.map(({ left, width }) => [left, width])).toEqual([
      [0, 37.5],
      [37.5, 25],
      [62.5, 37.5],
    ]);
    expect(boxes.map(([first]) => [first!.top, first!.height])).toEqual([
      [0, 37.5],
      [37.5, 25],
      [62.5, 37.5],
    ]);
    const area = boxes.flat().reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBeCloseTo(100 * 100, 6);
  });

  it('in a single row fill the height of the picture', () => {
    const row = {
      ...nine,
      regions: [0, 0.3, 0.6].map((left) => ({ left, top: 0, width: 0.4, height: 1, z: 1 })),
    };
    expect(regionRows(row)[0]!.map(({ box }) => [box.top, box.height])).toEqual(Array(3).fill([0, 100]));
  });

  it('show their scores with a sign and one decimal, in both languages', () => {
    expect(regionRows(nine)[2]!.map(({ score }) => t(score))).toEqual(['+9.0', '+8.0', '0.0']);
    expect(translateTo('ja')(scoreWords(-12.345))).toBe('-12.3');
  });

  it('have a shade by their place between the lowest and the highest score of this picture', () => {
    const shades = (found: FoundRegions) =>
      regionRows(found)
        .flat()
        .map(({ shade }) => shade);
    expect(shades(gridOf(0, 1.9, 2, 5, 7.9, 8, 10, 10, 3))).toEqual([0, 0, 1, 2, 3, 4, 4, 4, 1]);
    expect(shades(gridOf(3, 3, 3))).toEqual([0, 0, 0]);
  });

  it('come with a picture whose words name the region of the highest score', () => {
    const found = gridOf(9.8, 10, 0);
    const picture = regionsPicture(found, regionRows(found));
    expect(picture!.src).toBe('data:image/jpeg;base64,/9j/');
    expect(t(picture!.alt)).toBe(
      'The picture with its regions outlined. Highest score: row 1, column 2. The table below holds all scores.',
    );
  });

  it.each([[null], [{ mime: 'image/jpeg', base64: '"><script>' } as const]])(
    'come without a picture where there is none to be shown',
    (preview) => {
      expect(regionsPicture({ ...nine, preview }, regionRows(nine))).toBeNull();
      expect(regionsPicture({ ...nine, regions: [] }, [])).toBeNull();
    },
  );

  it('are offered only where the built-in picture model may say likely', () => {
    const has = (evidence: ReturnType<typeof estimateBy>) =>
      detailView(verdictOf({ label: 'likely', evidence: [evidence] })).sections[0]!.hasRegions;
    expect(has(estimateBy('image-classifier'))).toBe(true);
    expect(has(estimateBy('image-classifier', {}, { mayAccuse: false }))).toBe(false);
    expect(has(estimateBy('text-classifier'))).toBe(false);
    expect(has(estimateBy('image-classifier', { detail: { pack: { isTested: true } } }))).toBe(false);
  });

  it('are never said to be generated: what the numbers do not show stands beside them', () => {
    const about = t(words('details_regions_about', scoreWords(5.24)));
    expect(about).toContain('the whole picture scored +5.2.');
    expect(about).toContain('How often they are wrong for squares was not measured');
    expect(about).toContain('they do not show what was generated or edited');
    const others = Object.entries(readMessages('en')).filter(
      ([key]) => key.startsWith('details_regions_') && key !== 'details_regions_about',
    );
    expect(others.filter(([, { message }]) => /\bAI\b|generated|edited/.test(message))).toEqual([]);
  });
});
