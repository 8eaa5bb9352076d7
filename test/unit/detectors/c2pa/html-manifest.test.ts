import { describe, expect, it } from 'vitest';
import { findHtmlManifests } from '../../../../src/detectors/c2pa/html-manifest';
import { bytesOf, textOf } from './signed-texts';

const script = '<script type="application/c2pa">QUJD</script>';
const found = (html: string) => findHtmlManifests(bytesOf(html)).map(({ kind, value }) => `${kind} ${value}`);
const inHead = (inside: string) =>
  `<!doctype html><html><head><title>t</title>${inside}</head><body></body></html>`;

describe('manifests in the head of a served document', () => {
  it.each([
    ['as the specification writes it', script],
    [
      'in capitals, with other quotes and attributes',
      `<SCRIPT id=a TYPE='Application/C2PA' data-x="a>b">QUJD</SCRIPT >`,
    ],
    ['without quotes', '<script type=application/c2pa>QUJD</script>'],
    ['with an end tag of a later browser', '<script type="application/c2pa">QUJD</script foo="</script>">'],
  ])('are found %s', (_how, element) => {
    const html = inHead(element);
    expect(found(html)).toEqual(['inline QUJD']);
    const { start, end } = findHtmlManifests(bytesOf(html))[0]!;
    expect(html.slice(start, end)).toBe(element);
  });

  it.each([
    ['without html and head', `<meta charset=utf-8>${script}<p>Words`, 1],
    ['behind the head, before the body', `<head></head>${script}<body>`, 1],
    ['behind a byte order mark', `\uFEFF<!doctype html>${script}`, 1],
    ['behind letters of three bytes', `<title>日本語</title>${script}`, 1],
    ['in the body', `<head></head><body>${script}`, 0],
    ['behind a word, which begins the body', `<head></head>word${script}`, 0],
    ['behind an element of the body', `<p>${script}`, 0],
    ['behind the end of the body', `<head></head></body>${script}`, 0],
    ['in a comment', `<!-- ${script} -->`, 0],
    ['in a comment that ends early', `<!--> ${script} -->`, 1],
    ['in a comment that never ends', `<!-- ${script} --`, 0],
    ['in what looks like a section of XML', `<![CDATA[ ${script} ]]>`, 0],
    ['in another script', `<script>let a = '${script.replace('</', '<\\/')}'</script>`, 0],
    ['in a script that hides its own end', `<script><!-- <script> ${script}</script> --></script>`, 0],
    ['behind such a script', `<script><!-- <script></script> --></script>${script}`, 1],
    ['in a style sheet', `<style>${script}</style>`, 0],
    ['in a title', `<title>${script}</title>`, 0],
    ['in what browsers without scripts show', `<noscript>${script}</noscript>`, 0],
    ['in a template', `<template><p>${script}</template>`, 0],
    ['behind a template of templates', `<template><template></template></template>${script}`, 1],
    ['in an attribute', `<meta content='${script}'>`, 0],
    ['without its end', '<script type="application/c2pa">QUJD', 0],
    ['of another type', '<script type="application/c2pa+json">QUJD</script>', 0],
    [
      'of two types, where the first counts',
      '<script type="text/x" type="application/c2pa">QUJD</script>',
      0,
    ],
  ])('%s', (_where, html, count) => {
    expect(found(html)).toHaveLength(count);
  });

  it('may be named by a link, among other relations', () => {
    expect(found(inHead('<link rel="alternate C2PA-manifest" href="a.c2pa">'))).toEqual(['link a.c2pa']);
    expect(found(inHead('<link rel="c2pa-manifest-of-another" href="a.c2pa">'))).toEqual([]);
  });

  it('are all told, in order', () => {
    expect(found(inHead(`<link rel=c2pa-manifest href=a>${script}${script}`))).toEqual([
      'link a',
      'inline QUJD',
      'inline QUJD',
    ]);
  });

  it('are told from everything that looks like one in a document made for it', () => {
    const html = textOf('page.html');
    expect(html.match(/type="application\/c2pa"/g)).toHaveLength(6);
    expect(found(html)).toHaveLength(1);
  });

  it.each([
    ['tags that never end', '<script '.repeat(300_000)],
    ['comments that never end', '<!-- '.repeat(400_000)],
    ['scripts in scripts', '<script><!--<script>'.repeat(100_000)],
    ['attributes without end', `<meta ${'a=b '.repeat(500_000)}`],
    ['quotes without end', `<meta ${'a="'.repeat(500_000)}`],
    ['end tags', '</x>'.repeat(500_000)],
    ['templates', '<template>'.repeat(200_000)],
    ['space', ' '.repeat(3_000_000)],
    ['less-than signs', '<'.repeat(2_000_000)],
    ['titles that never end', '<title>'.repeat(200_000)],
  ])('are looked for in bounded time in %s', (_what, html) => {
    const startedAt = performance.now();
    expect(found(html)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
