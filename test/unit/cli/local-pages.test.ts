// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { mediaPage, textPage } from '../../../cli/local-pages.ts';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const paragraphs = (html: string) =>
  [...parse(html).querySelectorAll('article > p')].map((p) => p.textContent);

describe('textPage', () => {
  it('makes one paragraph of each block and names no language', () => {
    const html = textPage(
      'a.txt',
      '\uFEFFFirst line\nsecond line\r\n\r\n\n  Last <b>block</b> & more\n',
      false,
    );
    expect(paragraphs(html)).toEqual(['First line\nsecond line', 'Last <b>block</b> & more']);
    expect(parse(html).documentElement.hasAttribute('lang')).toBe(false);
    expect(parse(html).title).toBe('a.txt');
  });

  it('keeps marks in plain text', () => {
    expect(paragraphs(textPage('a.txt', '# not *a* heading', false))).toEqual(['# not *a* heading']);
  });

  it('leaves out what a reader of Markdown does not see', () => {
    const markdown = [
      '---\ntitle: Hidden\n---\n# A heading',
      'Some **bold** and *slanted* words, snake_case_name, 2 * 3 * 4, `code` and a [link](https://example.org/).',
      '```js\nconst hidden = 1;\n```',
      '- first\n- second',
      '![picture](a.png)',
      '***',
    ].join('\n\n');
    expect(paragraphs(textPage('a.md', markdown, true))).toEqual([
      'A heading',
      'Some bold and slanted words, snake_case_name, 2 * 3 * 4, code and a link.',
      'first\nsecond',
    ]);
  });
});

describe('mediaPage', () => {
  it.each(['img', 'video', 'audio'] as const)('shows the file in one %s element', (element) => {
    const document = parse(mediaPage('"><script>', element, `a%20b"x.bin`));
    expect(document.querySelectorAll(element)).toHaveLength(1);
    expect(document.querySelector(element)?.getAttribute('src')).toBe('a%20b"x.bin');
    expect(document.title).toBe('"><script>');
    expect(document.querySelector('script')).toBeNull();
  });
});
