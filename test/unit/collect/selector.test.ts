// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { queryAll } from '../../../src/collect/dom';
import { selectorOf } from '../../../src/collect/selector';
import { element, elementAt, openFixture, openPage } from './page';

describe('a selector', () => {
  it.each([
    ['<img id="one">', 'img', '#one'],
    ['<img id="1:a b">', 'img', '#\\31 \\:a\\ b'],
    ['<div><p></p><img></div>', 'img', 'html > body > div > img'],
    ['<img><p></p><img class="x">', '.x', 'html > body > img:nth-of-type(2)'],
    ['<i id="twice"></i><i id="twice" class="x"></i>', '.x', 'html > body > i:nth-of-type(2)'],
    ['<form id="f"><input name="id"><input name="children"><img></form>', 'img', '#f > img'],
  ])('of %s is short', (html, wanted, selector) => {
    openPage(html);
    expect(selectorOf(element(wanted))).toBe(selector);
  });

  it.each(['article-with-quote', 'forum', 'feed', 'media', 'hostile-swap'])(
    'finds each element of %s',
    (name) => {
      openFixture(name);
      const positions = new Map<Element, string>();
      for (const one of queryAll(document, 'html, body *'))
        expect(elementAt(selectorOf(one, positions))).toBe(one);
    },
  );

  it('leads through open shadow roots', () => {
    openPage('<a-b></a-b><a-b id="second"></a-b>');
    const root = element('#second').attachShadow({ mode: 'open' });
    root.append(document.createElement('img'), document.createElement('img'));
    const last = root.querySelectorAll('img')[1]!;
    expect(selectorOf(last)).toBe('#second >>> img:nth-of-type(2)');
    expect(elementAt(selectorOf(last))).toBe(last);
  });

  it('that would be refused as too long is the root', () => {
    openPage('<div></div>');
    let deepest = element('div');
    for (let depth = 0; depth < 600; depth += 1)
      deepest = deepest.appendChild(document.createElement('section'));
    expect(selectorOf(deepest)).toBe(':root');
  });
});
