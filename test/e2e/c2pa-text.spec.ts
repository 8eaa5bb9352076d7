import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import type { ItemReport } from '../../src/platform/protocol';
import { describeInBrowsers } from './harness/browsers.ts';
import { checkPage, evidenceBy, findingBy, outcomeOf, verdictOf } from './harness/items.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const folder = join(root, 'test/fixtures/signed-texts');
const textOf = (file: string) => readFile(join(folder, file), 'utf8');
const plain = (body: string) => ({ type: 'text/plain; charset=utf-8', body });
const edited = (text: string) => text.replace('1871', '1872');
const inArticle = (text: string) =>
  html(
    `<article>${text
      .trimEnd()
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('\n')}</article>`,
  );
const inListing = (text: string) =>
  html(`<pre>${text.replace(/[&<]/g, (one) => `&#${one.charCodeAt(0)};`)}</pre>`);

let site: TestSite;
beforeAll(async () => {
  const [text, page, note] = await Promise.all(['plain.txt', 'page.html', 'note.md'].map(textOf));
  const document = (body: string) => ({ type: 'text/html; charset=utf-8', body });
  site = await openSite({
    '/text.txt': plain(text!),
    '/edited.txt': plain(edited(text!)),
    '/article': inArticle(text!),
    '/edited-article': inArticle(edited(text!)),
    '/note.txt': plain(note!),
    '/edited-note.txt': plain(edited(note!)),
    '/listing': inListing(note!),
    '/page': document(page!),
    '/edited-page': document(edited(page!)),
    // Somebody who is logged in sees the signed page, anybody else is asked to log in.
    '/members': ({ headers }) =>
      headers['sec-fetch-mode'] === 'navigate' ? document(page!) : html('<p>Log in</p>'),
  });
});
afterAll(() => site.close());

describeInBrowsers('Content Credentials in texts and pages', {}, (driver) => {
  beforeAll(async () => {
    const added = { do: 'add', name: 'root.pem', pem: await textOf('root.pem') } as const;
    expect((await driver().sendToBackground('background:anchors', added)).problem).toBeNull();
  });

  /** The one item of a kind on a page. */
  const itemOn = async (path: string, kind: 'text' | 'page'): Promise<ItemReport> => {
    const { items } = await checkPage(driver(), site.origin + path, 1);
    const [item, ...more] = items.filter((one) => one.kind === kind);
    if (item && more.length === 0) return item;
    throw new Error(`${more.length + (item ? 1 : 0)} items of kind ${kind} on ${path}`);
  };
  const outcome = async (path: string, kind: 'text' | 'page'): Promise<string> => {
    const item = await itemOn(path, kind);
    const { claim, detail } = findingBy(item, 'c2pa');
    const { result } = detail['binding'] as { result: string };
    return `${verdictOf(item).label}, ${claim.says}, ${result}`;
  };

  it('are read from a document that is nothing but text', async () => {
    expect(await outcome('/text.txt', 'text')).toBe('declared-generated, ai-made, match');
    expect(await outcome('/note.txt', 'text')).toBe('declared-generated, ai-made, match');
  });

  it('do not match such a document when one digit was changed', async () => {
    expect(await outcome('/edited.txt', 'text')).toBe('credentials-invalid, broken, mismatch');
    expect(await outcome('/edited-note.txt', 'text')).toBe('credentials-invalid, broken, mismatch');
  });

  it('are read from an article and from a listing', async () => {
    expect(await outcome('/article', 'text')).toBe('declared-generated, ai-made, match');
    expect(await outcome('/listing', 'text')).toBe('declared-generated, ai-made, match');
  });

  it('neither confirm nor accuse an article that differs', async () => {
    const item = await itemOn('/edited-article', 'text');
    const { claim, detail } = findingBy(item, 'c2pa');
    expect([claim.says, (detail['binding'] as { result: string }).result]).toEqual(['none', 'unconfirmed']);
    expect(['credentials-invalid', 'declared-generated', 'labelled-generated']).not.toContain(
      verdictOf(item).label,
    );
  });

  it('are read from the head of a page and compared with what its server sent', async () => {
    expect(await outcome('/page', 'page')).toBe('declared-generated, ai-made, match');
    expect(await outcome('/edited-page', 'page')).toBe('credentials-invalid, broken, mismatch');
  });

  it('are not compared with what the server sends to somebody else', async () => {
    expect(await outcome('/members', 'page')).toBe('labelled-generated, ai-made, unconfirmed');
  });

  it('leave other texts as they were', async () => {
    site.route('/words.txt', plain('Plain words. '.repeat(40)));
    site.route(
      '/words',
      html(`<article><p>${'Plain words, and a few more of them. '.repeat(12)}</p></article>`),
    );
    const { items } = await checkPage(driver(), `${site.origin}/words`, 1);
    expect(items.map((item) => outcomeOf(evidenceBy(item, 'c2pa')))).toEqual(['absent']);
    const nothing = await checkPage(driver(), `${site.origin}/words.txt`, 0);
    expect(nothing.items).toEqual([]);
  });
});
