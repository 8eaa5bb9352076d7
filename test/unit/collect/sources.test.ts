// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { backgroundUrls, sourcesOf } from '../../../src/collect/sources';
import { element, openPage } from './page';

describe('addresses in a background', () => {
  it.each([
    ['none', []],
    ['linear-gradient(red, blue)', []],
    ['url("a.png")', ['a.png']],
    ['linear-gradient(rgba(0, 0, 0, 0.4), red), url("a.png")', ['a.png']],
    ['url("a.png"), url("b.png"), url("a.png")', ['a.png', 'b.png']],
    ['url(a.png), none', ['a.png']],
    ['url("a\\"b,(c).png")', ['a"b,(c).png']],
    [
      'url(\'data:image/svg+xml;utf8,<svg viewBox="0 0 1 1"/>\')',
      ['data:image/svg+xml;utf8,<svg viewBox="0 0 1 1"/>'],
    ],
    ['image-set(url("1x.png") 1dppx, url("2x.png") 2dppx), url("b.png")', ['1x.png', 'b.png']],
    ['-webkit-image-set(url("1x.png") 1x type("image/png"), url("2x.png") 2x)', ['1x.png']],
  ])('%s', (written, urls) => {
    expect(backgroundUrls(written)).toEqual(urls);
  });

  it('are read from a data URL of a megabyte', () => {
    const url = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    expect(backgroundUrls(`url("${url}")`)).toEqual([url]);
  });
});

describe('what an element shows', () => {
  it('has another identity as soon as the source is changed, before the browser has chosen', () => {
    openPage('<img src="a.png" data-current="a.png">');
    const before = sourcesOf(element('img'))[0]?.identity;
    element('img').setAttribute('src', 'b.png');
    expect(sourcesOf(element('img'))[0]?.identity).not.toBe(before);
  });

  it('is the first source of a video until it has chosen one', () => {
    openPage('<video><source src="a.webm"><source src="b.mp4"></video>');
    expect(sourcesOf(element('video')).map(({ kind, url }) => [kind, url.split('/').at(-1)])).toEqual([
      ['video', 'a.webm'],
    ]);
  });

  it.each([
    '<img>',
    '<img src="">',
    '<img data-state="broken" src="https://exa mple/">',
    '<video></video>',
    '<audio></audio>',
  ])('is nothing for %s', (html) => {
    openPage(html);
    expect(sourcesOf(element('body').firstElementChild!)).toEqual([]);
  });

  it('is nothing when the address is longer than the background takes', () => {
    openPage(`<img src="https://example.org/${'a'.repeat(9000)}">`);
    expect(sourcesOf(element('img'))).toEqual([]);
  });
});
