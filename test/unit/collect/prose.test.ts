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
  it('is its own running text: no quotes, code, tables, captions, headings, links, controls or hidden parts', () => {
    openFixture('article-with-quote');
    element('.sr-only').getBoundingClientRect = () => new DOMRect(0, 0, 1, 1);
    const { text, head } = proseOf(element('article'), never);
    expect(text.split('\n\n').map((paragraph) => paragraph.split(' ').slice(0, 3).join(' '))).toEqual([
      'On the first',
      'Nobody on the',
      'The mayor said',
      'The crossing takes',
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
