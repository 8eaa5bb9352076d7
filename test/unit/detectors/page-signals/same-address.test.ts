import { describe, expect, it } from 'vitest';
import { mediumKey, pageKey } from '../../../../src/detectors/page-signals/same-address';

const base = 'https://news.example/2026/quay';
const key = (address: string) => mediumKey(address, base);

describe('addresses of one medium', () => {
  it.each([
    ['/a/quay.jpg', 'https://news.example/a/quay.jpg'],
    ['/a/quay.jpg', 'http://news.example/a/quay.jpg#top'],
    ['/a/quay.jpg', '/a/quay.jpg?w=640&q=80&auto=format'],
    ['/a/quay.jpg', '/a/quay-300x200.jpg'],
    ['/a/quay.jpg', '/a/quay-scaled.jpg'],
    ['/a/quay.jpg', '/a/quay.jpg.webp'],
    ['/a/quay.jpg?id=3&w=1', '/a/quay.jpg?w=2&id=3'],
    ['/a/%E5%9F%A0.jpg', '/a/埠.jpg'],
    ['/a/quay.jpg', '/_next/image?url=%2Fa%2Fquay.jpg&w=1080&q=75'],
    ['/a/quay.jpg', 'https://i0.wp.com/news.example/a/quay.jpg?resize=300%2C200&ssl=1'],
    ['/a/quay.jpg', '/cdn-cgi/image/width=80,quality=75/a/quay.jpg'],
    ['/a/quay.jpg', '/cdn-cgi/image/fit=cover/https://news.example/a/quay.jpg'],
  ])('%s and %s are the same', (a, b) => {
    expect(key(a)).not.toBeNull();
    expect(key(b)).toBe(key(a));
  });

  it.each([
    ['/a/quay.jpg', '/b/quay.jpg'],
    ['/a/quay.jpg', 'https://cdn.example/a/quay.jpg'],
    ['/a/quay.jpg', '/a/Quay.jpg'],
    ['/a/quay.jpg', '/a/quay.png'],
    ['/a/quay.jpg', '/a/quay-2.jpg'],
    ['/a/quay.jpg?id=3', '/a/quay.jpg?id=4'],
    ['/image.php?v=1', '/image.php?v=2'],
    ['/image?size=1', '/image?size=2'],
    ['/_next/image?url=%2Fa.jpg&w=1', '/_next/image?url=%2Fb.jpg&w=1'],
  ])('%s and %s are not', (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });

  it.each([
    '',
    '   ',
    'data:image/png;base64,AA',
    'blob:https://news.example/1',
    'javascript:1',
    'https://',
    `/${'a'.repeat(9_000)}`,
  ])('%j is none', (address) => {
    expect(key(address)).toBeNull();
  });
});

describe('addresses of one page', () => {
  it.each([
    `${base}/`,
    `${base}#comments`,
    `${base}?utm_source=x&fbclid=1`,
    'http://www.news.example/2026/quay',
    '#article',
  ])('leave out what tells visitors apart: %s', (address) => {
    expect(pageKey(address, base)).toBe(pageKey(base, base));
  });

  it.each(['https://news.example/', '?p=2', 'https://other.example/2026/quay'])('are not %s', (address) => {
    expect(pageKey(address, base)).not.toBe(pageKey(base, base));
  });
});
