// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { translationOf } from '../../../src/collect/translation';
import { openPage } from './page';

const of = (html: string) => {
  openPage(html);
  return translationOf(document);
};
const story = '<article><p>The ferry came back on Monday, and nobody had expected it.</p></article>';

describe('the translation of a page', () => {
  it.each([
    ['Chrome', `<html class="no-js translated-ltr"><body>${story}</body></html>`],
    ['Edge', `<body><p _msttexthash="1" _msthash="2">The ferry came back.</p></body>`],
    ['Yandex', `<body><p><ya-tr-span>The ferry came back.</ya-tr-span></p></body>`],
    ['Firefox at work', `<body><p data-moz-translations-id="0">The ferry came back.</p></body>`],
  ])('is told by the marks of %s', (_who, html) => {
    expect(of(html)).toBe('browser');
  });

  it.each([
    ['a language tag of Google', `<html lang="en-x-mtfrom-ja"><body>${story}</body></html>`],
    ['a language tag of RFC 6497', `<html lang="en-t-ja-t0-und"><body>${story}</body></html>`],
    [
      'a field of Microsoft',
      `<head><meta name="ms.translationtype" content="MT"></head><body>${story}</body>`,
    ],
    [
      'a notice',
      `<body><div class="alert">This page has been machine translated from Japanese. It may contain errors.</div>${story}</body>`,
    ],
    [
      'a notice of Google',
      `<body><div class="devsite-banner">This page was translated by the Cloud Translation API.</div>${story}</body>`,
    ],
    [
      'a notice in Japanese',
      `<body><p class="translation-note">このページは機械翻訳されています。原文をご確認ください。</p>${story}</body>`,
    ],
  ])('is told by %s', (_what, html) => {
    expect(of(html)).toBe('page');
  });

  it.each([
    ['nothing', `<html lang="en-GB"><body>${story}</body></html>`],
    ['people', `<head><meta name="ms.translationtype" content="HT"></head><body>${story}</body>`],
    [
      'a hidden notice',
      `<div class="alert" style="display:none">This page was machine translated.</div>${story}`,
    ],
    [
      'somebody who writes about it',
      `<article><p>The manual was machine translated, she said, and nobody on the quay could read it.</p></article>`,
    ],
    [
      'a comment that quotes a notice',
      `<div class="comment"><blockquote>This page was machine translated.</blockquote></div>${story}`,
    ],
    [
      'a list of languages',
      `<div class="translations"><a href="/ja">日本語</a> <a href="/en">English</a></div>${story}`,
    ],
  ])('is not told by %s', (_what, html) => {
    expect(of(html)).toBeNull();
  });
});
