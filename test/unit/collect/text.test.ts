// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findMainArticle } from '../../../src/collect/main-article';
import { findUnits } from '../../../src/collect/text';
import { element, openFixture, openPage } from './page';

const names = (html: string) => {
  openPage(html);
  return [...findUnits(document)].map(([one, kind]) => `${one.id} ${kind}`).sort();
};

describe('blocks that may hold a passage', () => {
  it.each([
    [
      'an article with its text',
      '<article id="a"><div class="entry-content" id="b"></div></article>',
      ['a post'],
    ],
    ['a text without a frame', '<div class="entry-content" id="b"></div>', ['b body']],
    [
      'posts by role',
      '<div role="article" id="a"></div><div role="article" id="b"></div>',
      ['a post', 'b post'],
    ],
    [
      'several of one name',
      '<i class="comment" id="a"></i><i class="comment" id="b"></i>',
      ['a post', 'b post'],
    ],
    ['a single one of a name', '<i class="comment" id="a"></i>', []],
    ['a list of posts, which is none', '<i class="comments" id="a"></i><i class="comments" id="b"></i>', []],
    [
      'bodies of comments inside an article',
      '<article id="a"><i class="comment-body" id="b"></i><i class="comment-body" id="c"></i></article>',
      ['a post', 'b body', 'c body'],
    ],
    [
      'a comment with a body inside a comment',
      '<i class="comment" id="a"><b class="comment-body" id="x"></b><i class="comment" id="b"><b class="comment-body"></b></i></i>',
      ['a post', 'b post'],
    ],
    ['the main part', '<main id="m"><article id="a"></article></main>', ['a post', 'm main']],
    [
      'nothing in page furniture',
      '<footer><article id="a"></article></footer><nav><main id="m"></main></nav>',
      [],
    ],
    ['nothing that is being typed', '<div contenteditable="true"><article id="a"></article></div>', []],
  ])('%s', (_name, html, expected) => {
    expect(names(html)).toEqual(expected);
  });
});

describe('the main article of a page that does not name it', () => {
  it('is found by Readability on a copy', () => {
    openFixture('plain-article');
    const before = document.documentElement.outerHTML;
    expect(findMainArticle(document)).toBe(element('#text'));
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('is found by its paragraphs when the page is too short for Readability', () => {
    openPage(
      `<div id="a"><p>Menu and so on.</p></div><div id="b"><p>${'A short note about the tide. '.repeat(4)}</p></div>`,
    );
    expect(findMainArticle(document)?.id).toBe('b');
  });

  it.each([
    '<p>Hello there.</p>',
    '',
    `<footer><p>${'Printed at the end of the quay. '.repeat(9)}</p></footer>`,
  ])('is nothing when there is no text: %s', (html) => {
    openPage(html);
    expect(findMainArticle(document)).toBeNull();
  });
});
