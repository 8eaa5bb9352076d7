// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { captionsOf } from '../../../src/collect/captions';
import { element, openFixture, openPage } from './page';

const image = '<img id="it" src="a.jpg" width="320" height="240">';
const captions = () => captionsOf(element('#it'));

describe('the captions of a medium', () => {
  it.each([
    [
      'figcaption',
      `<figure><a href="/"><picture>${image}</picture></a><figcaption> A \n quay </figcaption></figure>`,
    ],
    ['a WordPress caption', `<div class="wp-caption">${image}<p class="wp-caption-text">A quay</p></div>`],
    [
      'a caption beside it in the article',
      `<article><p>Text</p>${image}<p class="photo-caption">A quay</p></article>`,
    ],
    ['schema.org’s caption', `<div>${image}<span itemprop="caption">A quay</span></div>`],
    ['schema.org’s credit', `<div>${image}<span itemprop="creditText">A quay</span></div>`],
    [
      'a described element',
      `<section>${image.replace('id', 'aria-describedby="d" id')}</section><p id="d">A quay</p>`,
    ],
    [
      'the figcaption of a video',
      `<figure><video id="it" src="a.mp4"></video><figcaption>A quay</figcaption></figure>`,
    ],
    [
      'a figcaption below a blurred stand-in',
      `<figure><img aria-hidden="true" src="b.jpg">${image}<figcaption>A quay</figcaption></figure>`,
    ],
  ])('are read from %s', (_name, html) => {
    openPage(html);
    expect(captions()).toContain('A quay');
  });

  it('come innermost first, each once', () => {
    openPage(
      `<figure><div>${image}<span class="credit">Photo: A. Writer</span></div><figcaption>A quay</figcaption></figure>`,
    );
    expect(captions()).toEqual(['Photo: A. Writer', 'A quay']);
  });

  it.each([
    [
      'a figure with two pictures',
      `<figure>${image}<img src="b.jpg"><figcaption>A quay</figcaption></figure>`,
    ],
    [
      'the next figure',
      `<figure>${image}</figure><figure><img src="b.jpg"><figcaption>A quay</figcaption></figure>`,
    ],
    ['elsewhere in the article', `<article>${image}<p>Text</p><p class="caption">A quay</p></article>`],
    ['a hidden line', `<figure>${image}<figcaption hidden>A quay</figcaption></figure>`],
    [
      'a tooltip',
      `<figure><img id="it" src="a.jpg" title="A quay" aria-label="A quay" alt="A quay"></figure>`,
    ],
    [
      'a block with an article in it',
      `<div>${image}<p>${'Text. '.repeat(400)}</p><p class="caption">A quay</p></div>`,
    ],
  ])('are not read from %s', (_name, html) => {
    openPage(html);
    expect(captions()).toEqual([]);
  });

  it('are few and short', () => {
    const lines = Array.from(
      { length: 9 },
      (_, at) => `<p class="caption">${String(at)}${'x'.repeat(140)}</p>`,
    );
    openPage(`<figure>${image}${lines.join('')}</figure>`);
    expect(captions()).toHaveLength(6);
    openPage(`<figure>${image}<figcaption>${'A quay. '.repeat(150)}</figcaption></figure>`);
    expect(captions()[0]).toHaveLength(300);
  });

  it('are found from inside an open shadow root', () => {
    openPage('<figure><photo-card></photo-card><figcaption>A quay</figcaption></figure>');
    const inside = document.createElement('img');
    element('photo-card').attachShadow({ mode: 'open' }).append(inside);
    expect(captionsOf(inside)).toEqual(['A quay']);
  });

  it.each([
    `<form class="caption"><input name="textContent"><input name="hasAttribute">${image}</form>`,
    `<div><img name="getElementById"><form class="credit"><input name="getAttribute"></form></div><img id="it" aria-describedby="x y">`,
  ])('are looked for without harm on a page that shadows methods: %s', (html) => {
    openPage(html);
    expect(captions()).toEqual([]);
  });

  it('are told apart on a page with ten languages', () => {
    openFixture('page-signals/captions');
    const all = [...document.querySelectorAll('img')].map((one) => captionsOf(one));
    expect(all).toHaveLength(10);
    expect(all.every((one) => one.length === 1)).toBe(true);
    expect(new Set(all.flat()).size).toBe(10);
  });
});
