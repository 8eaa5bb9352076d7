import { noSurroundings } from '../../../src/core/page-marks';
import { describe, expect, it } from 'vitest';
import { WRAPPER_START } from '../../../src/core/text-manifest';
import { parseItems } from '../../../src/platform/parse-item';

const good = {
  id: 'doc-1/3/0',
  kind: 'image',
  pageUrl: 'https://lie.example/',
  src: 'https://example.org/a.jpg',
  text: null,
  language: null,
  inline: null,
  place: { selector: 'img', box: { x: 0, y: 0, width: 10, height: 10 }, alt: null },
  surroundings: noSurroundings,
  mayFetchManifest: false,
  priority: 0,
};
const pageUrl = 'https://example.org/';

describe('items from a page', () => {
  it('take the address that the browser reports, not the one in the message', () => {
    expect(parseItems([good], pageUrl)[0]!.pageUrl).toBe(pageUrl);
  });

  it.each([
    ['a script address', { ...good, src: 'javascript:alert(1)' }],
    ['an unknown kind', { ...good, kind: 'program' }],
    ['an id of another form', { ...good, id: '../../etc' }],
    [
      'a number that is not finite',
      { ...good, place: { ...good.place, box: { x: NaN, y: 0, width: 1, height: 1 } } },
    ],
    ['text that is far too long', { ...good, kind: 'text', text: 'x'.repeat(50_000) }],
    [
      'a manifest in its text that is too long',
      { ...good, kind: 'text', text: WRAPPER_START + 'x'.repeat(450_000) },
    ],
    ['a text item without text', { ...good, kind: 'text', src: null }],
    ['an image without source', { ...good, src: null }],
    ['no surroundings', { ...good, surroundings: undefined }],
    ['a flood of captions', { ...good, surroundings: { ...noSurroundings, captions: Array(99).fill('a') } }],
    ['null', null],
  ])('with %s are dropped', (_name, item) => {
    expect(parseItems([item], pageUrl)).toEqual([]);
  });

  it('may be long where a manifest stands in the text, which has to be whole', () => {
    const marked = { ...good, kind: 'text', src: null, text: WRAPPER_START + 'x'.repeat(300_000) };
    expect(parseItems([marked], pageUrl)).toHaveLength(1);
  });

  it('are dropped alone, the others stay', () => {
    expect(parseItems([null, good], pageUrl)).toHaveLength(1);
  });

  it('are no list: nothing', () => {
    expect(parseItems({ length: 1e9 }, pageUrl)).toEqual([]);
  });

  it('are cut at 1,000 a message', () => {
    expect(
      parseItems(
        Array.from({ length: 1_500 }, () => good),
        pageUrl,
      ),
    ).toHaveLength(1_000);
  });
});
