import { describe, expect, it } from 'vitest';
import { disclosureRows } from '../../../../src/detectors/page-signals/disclosure-phrases.table';
import {
  findInCaption,
  findInText,
  type Disclosure,
} from '../../../../src/detectors/page-signals/find-disclosure';
import { sentences } from './sentences/sentences';

const inWords = (found: Disclosure | null) => (found === null ? null : `${found.says} ${found.strength}`);

describe.each(Object.entries(sentences))('self-disclosure in %s', (language, lists) => {
  it.each(lists.captions)('is read in the caption %j', (caption, wanted) => {
    expect(inWords(findInCaption(caption))).toBe(wanted);
  });

  it.each(lists.noCaptions)('is not read into the caption %j', (caption) => {
    expect(findInCaption(caption)).toBeNull();
  });

  it.each(lists.texts)('is read in the text %j', (text, wanted) => {
    expect(inWords(findInText(text))).toBe(wanted);
  });

  it.each(lists.noTexts)('is not read into the text %j', (text) => {
    expect(findInText(text)).toBeNull();
  });

  it('names its language', () => {
    expect(findInCaption(lists.captions[0]![0])?.language).toBe(language);
  });
});

it('every language of the table is tested', () => {
  expect(Object.keys(sentences)).toEqual(disclosureRows.map(({ language }) => language));
});

describe('a text', () => {
  const filler = 'The tide rose and the boats came home. '.repeat(40);

  it.each(['This article was written by ChatGPT. ', 'この記事はAIが生成しました。'])(
    'discloses itself at its beginning or end, not in the middle: %j',
    (note) => {
      expect(findInText(note + filler)).not.toBeNull();
      expect(findInText(`${filler}\n${note}`)).not.toBeNull();
      expect(findInText(`${filler}\n${note}\n${filler}`)).toBeNull();
    },
  );

  it('is read in bounded time however it is made', () => {
    const hostile = [
      'this article was written by '.repeat(20_000),
      `Image: ${'AI-generated '.repeat(20_000)}`,
      `${'AI('.repeat(50_000)}`,
      'AIが生成した'.repeat(50_000),
    ];
    const startedAt = performance.now();
    for (const one of hostile) {
      findInText(one);
      findInCaption(one);
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
