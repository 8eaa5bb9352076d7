import { describe, expect, it } from 'vitest';
import type { ManifestMark } from '../../../../src/core/page-marks';
import { findHtmlManifests } from '../../../../src/detectors/c2pa/html-manifest';
import { readBytes } from './read-in-node';
import { bytesOf, findingsOfPage, folder, gist, textOf } from './signed-texts';

const html = textOf('page.html');
/** The manifests that a browser finds in a document. */
const marksOf = (document: string): ManifestMark[] =>
  findHtmlManifests(bytesOf(document)).map(({ kind, value }) => ({ kind, value }));
const marks = marksOf(html);
const outcome = async (served: string, shown = marksOf(served)) =>
  gist(await findingsOfPage(shown, { page: served }));

describe('a signed HTML document', () => {
  it('is what it says it is as it was served', async () => {
    expect(await outcome(html)).toBe('ai-made user match');
  });

  it('is recognised when a script of the page changed what is shown around its manifest', async () => {
    expect(await outcome(html, [{ kind: 'inline', value: `\n${marks[0]!.value}\n` }])).toBe(
      'ai-made user match',
    );
  });

  it.each([
    ['a digit of its text was changed', html.replace('1871', '1872'), 'mismatch'],
    ['something was put behind it', `${html}<!-- -->`, 'mismatch'],
    [
      'a white space of the element was changed',
      html.replace('"application/c2pa">A', '"application/c2pa" >A'),
      'malformed',
    ],
    ['something was put before its manifest', html.replace('<title>', '<meta name=a><title>'), 'malformed'],
  ])('does not match when %s', async (_what, served, result) => {
    expect(await outcome(served)).toBe(`broken invalid ${result}`);
  });

  it('does not match when the signer left out more than the manifest', async () => {
    expect(await outcome(textOf('wide-exclusion.html'))).toBe('broken invalid malformed');
  });

  it('accuses nobody when the server sends another document than the one that is shown', async () => {
    expect(await outcome('<!doctype html><title>Log in</title>', marks)).toBe('ai-made unlisted unconfirmed');
    expect(await outcome(textOf('wide-exclusion.html'), marks)).toBe('ai-made unlisted unconfirmed');
    expect(gist(await findingsOfPage(marks, {}))).toBe('ai-made unlisted unconfirmed');
    expect(gist(await findingsOfPage(marks, { page: html }, { pageUrl: 'file:///tmp/page.html' }))).toBe(
      'ai-made unlisted unconfirmed',
    );
  });

  it('has no manifest when it has two', async () => {
    expect(gist(await findingsOfPage([...marks, ...marks], { page: html }))).toBe(
      'none unlisted manifest.html.multipleManifests',
    );
    const link = { kind: 'link', value: 'https://news.example/linked.c2pa' } as const;
    expect(gist(await findingsOfPage([...marks, link], { page: html }))).toBe(
      'none unlisted manifest.html.multipleManifests',
    );
  });

  it('tells of an element that holds no base64, and fails at base64 that holds no manifest', async () => {
    expect(gist(await findingsOfPage([{ kind: 'inline', value: 'Ä' }], { page: html }))).toBe(
      'none unlisted touchstone.html.malformedManifest',
    );
    await expect(findingsOfPage([{ kind: 'inline', value: 'QUJD' }], { page: html })).rejects.toMatchObject({
      code: 'decode',
    });
  });

  it('without manifest has none', async () => {
    expect(await findingsOfPage([], { page: html })).toEqual([]);
  });
});

describe('an HTML document that names its manifest', () => {
  const address = 'https://news.example/linked.c2pa';
  const linked = textOf('linked.html');
  const mark = { kind: 'link', value: address } as const;
  const served = { page: linked, [address]: readBytes(`${folder}linked.c2pa`) };

  it('names it, and nobody is asked', async () => {
    const [finding] = await findingsOfPage([mark], {});
    expect(finding).toMatchObject({
      claim: { says: 'none' },
      trust: 'unlisted',
      detail: { remoteUrl: address },
    });
  });

  it('is compared as a whole when the person asked for the manifest', async () => {
    const [finding] = await findingsOfPage([mark], served, { mayFetchManifest: true });
    expect(gist([finding!])).toBe('ai-made user match');
    expect(finding!.detail['fetchedFrom']).toBe(address);
    const changed = { ...served, page: linked.replace('1871', '1872') };
    expect(gist(await findingsOfPage([mark], changed, { mayFetchManifest: true }))).toBe(
      'broken invalid mismatch',
    );
  });

  it('tells why a manifest could not be had', async () => {
    const [finding] = await findingsOfPage([mark], { page: linked }, { mayFetchManifest: true });
    expect(finding!.detail).toMatchObject({ remoteUrl: address, fetchProblem: 'site-blocked-access' });
    const wrong = { page: linked, [address]: 'no manifest' };
    const [unreadable] = await findingsOfPage([mark], wrong, { mayFetchManifest: true });
    expect(unreadable!.detail['fetchProblem']).toBe('unreadable');
  });
});
