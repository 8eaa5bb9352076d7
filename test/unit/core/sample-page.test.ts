import { describe, expect, it } from 'vitest';
import { isSamplePage } from '../../../src/core/sample-page';

describe('the sample page', () => {
  it.each([
    ['http://127.0.0.1:8123/touchstone-sample/index.html', true],
    ['http://localhost/touchstone-sample/', true],
    ['chrome-extension://abc/sample/index.html', true],
    ['moz-extension://abc/sample/index.html', true],
    ['https://example.org/touchstone-sample/', false],
    ['http://127.0.0.1.example.org/touchstone-sample/', false],
    ['http://127.0.0.1/other/touchstone-sample/', false],
    ['chrome-extension://abc/popup.html', false],
    ['not a url', false],
  ])('%s: %s', (url, expected) => {
    expect(isSamplePage(url)).toBe(expected);
  });
});
