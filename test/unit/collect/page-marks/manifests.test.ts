// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readManifests } from '../../../../src/collect/page-marks/manifests';
import { parsePageMarks } from '../../../../src/platform/parse-page-marks';
import { noPageMarks } from '../../../../src/core/page-marks';
import { openPage } from '../page';

const manifestsIn = (head: string, body = '') => {
  openPage(`<html><head>${head}</head><body>${body}</body></html>`);
  return readManifests(document);
};
const script = '<script type="application/c2pa">\n QUJD\n</script>';

describe('manifests of a document', () => {
  it('are the script elements and links of its head, in order', () => {
    expect(
      manifestsIn(
        `<link rel="icon C2PA-manifest" href="/a.c2pa">${script}<SCRIPT TYPE=" Application/C2PA ">QQ==</SCRIPT>`,
      ),
    ).toEqual([
      { kind: 'link', value: new URL('/a.c2pa', document.baseURI).href },
      { kind: 'inline', value: 'QUJD' },
      { kind: 'inline', value: 'QQ==' },
    ]);
  });

  it.each([
    ['in the body', '', script],
    ['of other types', '<script type="application/json">QUJD</script><script>QUJD</script>', ''],
    ['of other relations', '<link rel="c2pa" href="/a"><link rel="c2pa-manifest-not" href="/a">', ''],
    ['without an address', '<link rel="c2pa-manifest"><link rel="c2pa-manifest" href="http://[">', ''],
    ['in a template', `<template>${script}</template>`, ''],
  ])('are not those %s', (_what, head, body) => {
    expect(manifestsIn(head, body)).toEqual([]);
  });

  it('are few and short enough to be told, however many and long they are', () => {
    const long = `<script type="application/c2pa">${'A'.repeat(3_000_000)}</script>`;
    const manifests = manifestsIn(long + script.repeat(100));
    expect(manifests).toHaveLength(8);
    expect(manifests[0]).toEqual({ kind: 'inline', value: '' });
    expect(parsePageMarks({ ...noPageMarks, manifests })).not.toBeNull();
  });
});
