// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../src/collect/limits';
import { proseOf } from '../../../src/collect/prose';
import { isLongEnough } from '../../../src/collect/text-length';
import { element, openFixture, openPage } from './page';

const never = () => false;
const prose = (html: string) => {
  openPage(`<article>${html}</article>`);
  return proseOf(element('article'), never).text;
};
const line = 'The tide came in before the boats were tied up. ';

describe('the prose of an article', () => {
  it('is its own running text: no quotes, code, tables, captions, headings, lists, links, controls or hidden parts', () => {
    openFixture('article-with-quote');
    element('.sr-only').getBoundingClientRect = () => new DOMRect(0, 0, 1, 1);
    const { text, head } = proseOf(element('article'), never);
    expect(text.split('\n\n').map((paragraph) => paragraph.split(' ').slice(0, 3).join(' '))).toEqual([
      'On the first',
      'Nobody on the',
      'The mayor said',
      'It leaves again',
    ]);
    expect(head?.id).toBe('first');
    expect(text).toContain('mended the ramp with M12 bolts');
    expect(text).not.toContain('we never thought');
  });

  it('takes two line breaks as the end of a paragraph, one as a space', () => {
    expect(prose('The first one ends here.<br> <br>The second one<br>goes on to here.')).toBe(
      'The first one ends here.\n\nThe second one goes on to here.',
    );
  });

  it('keeps invisible characters, which are evidence, and collapses white space only', () => {
    expect(prose('<p>The\u200b first\u00a0one \n\t ends\u2009here.</p>')).toBe(
      'The\u200b first\u00a0one ends\u2009here.',
    );
  });

  it('leaves out blocks that are passages of their own', () => {
    openPage(
      `<article><p>${line}</p><section><p>Somebody else wrote this line below.</p></section></article>`,
    );
    expect(proseOf(element('article'), (one) => one.localName === 'section').text).toBe(line.trim());
  });

  it('is cut between paragraphs, or inside the first one but never inside a character', () => {
    const many = prose(`<p>${line.repeat(100)}</p>`.repeat(9));
    expect(many.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(many.endsWith('tied up.')).toBe(true);
    const one = prose(`<p>.${'😀'.repeat(20)} ${'ab '.repeat(4)}${'😀'.repeat(MAX_TEXT_LENGTH)}</p>`);
    expect(one.length).toBeGreaterThan(MAX_TEXT_LENGTH - 2);
    expect(one.isWellFormed()).toBe(true);
  });

  it('survives nesting deeper than any page needs', () => {
    openPage('<article></article>');
    let deepest = element('article');
    for (let depth = 0; depth < 900; depth += 1) deepest = deepest.appendChild(document.createElement('div'));
    deepest.append(line);
    expect(proseOf(element('article'), never).text).toBe('');
  });
});

describe('what stands beside the text', () => {
  const long = line.repeat(6).trim();

  it('is left out: the readings of words and the brackets around them', () => {
    expect(
      prose(
        '<p><ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby>の<ruby>図書館<rtc><rt>としょかん</rt></rtc></ruby>は静かでした。</p>',
      ),
    ).toBe('東京の図書館は静かでした。');
  });

  it('is left out: points of a list, but not paragraphs that a list lays out', () => {
    const points = `<ul><li>${line}</li></ul><ol><li><p>${line}</p></li></ol><dl><dt>${line}</dt><dd>${line}</dd></dl>`;
    expect(prose(`<p>${long}</p>${points}`)).toBe(long);
    expect(prose(`<ul><li><p>${long}</p></li></ul>`)).toBe(long);
  });

  it('does not take a list of posts for a list', () => {
    openPage(`<ol><li class="comment" id="c"><p>${line}</p></li></ol>`);
    expect(proseOf(element('#c'), never).text).toBe(line.trim());
  });

  it.each([
    ['cookie notice', 'class="cookie-consent"'],
    ['newsletter', 'class="c-newsletter newsletter--inline"'],
    ['author', 'class="author-bio"'],
    ['author, by its id', 'id="aboutTheAuthor"'],
    ['related stories', 'class="relatedPosts"'],
    ['recommendations', 'class="recirc_list"'],
    ['caption', 'class="wp-caption-text"'],
    ['legal notice', 'class="legal-notice"'],
    ['signature of a forum', 'class="signature"'],
    ['references', 'class="reflist"'],
  ])('is left out by its name: %s', (_what, name) => {
    expect(prose(`<p>${long}</p><div ${name}><p>${line}</p></div>`)).toBe(long);
  });

  it.each([
    'class="shared-article"',
    'class="adventure"',
    'class="headline"',
    'class="relativity"',
    'id="biology"',
  ])('is not told by part of a word: %s', (name) => {
    expect(prose(`<p>${long}</p><div ${name}><p>${line}</p></div>`)).toBe(`${long}\n\n${line.trim()}`);
  });

  it('is the text after all where it is most of it', () => {
    expect(prose(`<div class="with-related has-sidebar"><p>${long}</p></div><p>${line}</p>`)).toBe(
      `${long}\n\n${line.trim()}`,
    );
  });

  it.each([
    'We and our partners use cookies to keep this site free of charge.',
    '© 2024 The Harbour Letter. Printed every week since the railway came.',
    'Words and pictures by the harbour desk. All rights reserved.',
    'Sign up for our weekly newsletter and never miss a tide again.',
    'Read more: How the lighthouse lost its keeper, and why the bell rings.',
    'This article was originally published in the Harbour Letter of last week.',
    '当サイトではCookieを使用しています。詳しくはポリシーをご覧ください。',
    '本記事の無断転載を禁じます。',
    '関連記事：灯台守がいなくなった日のこと。',
    'メールマガジンの登録はこちらから。毎週お届けします。',
  ])('is left out by its words: %s', (words) => {
    expect(prose(`<p>${long}</p><p>${words}</p>`)).toBe(long);
  });

  it.each([
    'Read more books, she said, and the evenings will pass more quickly than you think.',
    'The copyright of the song belongs to the captain, who wrote it on the quay.',
    'Cookies were served on deck. We ate them all before the harbour was out of sight.',
    `We use cookies as money here. ${line.repeat(8).trim()}`,
  ])('is not told by words in passing: %s', (words) => {
    expect(prose(`<p>${words}</p>`)).toBe(words);
  });
});

describe('enough text', () => {
  it.each([
    ['nineteen words', 'word '.repeat(19), false],
    ['twenty words', 'word '.repeat(20), true],
    ['59 characters of Japanese', '潮'.repeat(59), false],
    ['60 characters of Japanese', '潮'.repeat(60), true],
    ['dashes', '- '.repeat(50), false],
    ['Korean, which has spaces', '바다 '.repeat(20), true],
  ])('%s', (_name, text, isEnough) => {
    expect(isLongEnough(text)).toBe(isEnough);
  });
});
