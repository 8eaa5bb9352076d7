// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { boxOf, isMediaShown, priorityOf } from '../../../src/collect/visibility';
import { element, openPage } from './page';

const viewport = { width: 1000, height: 800, scrollX: 10, scrollY: 500 };
const at = (left: number, top: number) => ({ left, top, width: 100, height: 100 });

describe('the order of work', () => {
  it.each([
    ['on screen', at(0, 0), 0],
    ['partly on screen', at(-50, 750), 0],
    ['just below', at(0, 801), 1],
    ['one screen below', at(0, 1600), 1],
    ['two screens below', at(0, 1601), 2],
    ['above', at(0, -500), 1],
    ['far to the side', at(2500, 0), 2],
  ])('%s', (_name, rect, priority) => {
    expect(priorityOf(rect, viewport)).toBe(priority);
  });

  it('goes with a box that is relative to the document', () => {
    expect(boxOf({ left: 1.4, top: 2.6, width: 100.2, height: 50 }, viewport)).toEqual({
      x: 11,
      y: 503,
      width: 100,
      height: 50,
    });
  });
});

describe('media', () => {
  it.each([
    ['<div><img style="opacity: 0"></div>', true],
    ['<div style="opacity: 0"><img></div>', false],
    ['<section style="display: none"><div><img></div></section>', false],
  ])('are shown when their parent is: %s', (html, isShown) => {
    openPage(html);
    expect(isMediaShown(element('img'))).toBe(isShown);
  });
});
