import { describe, expect, it } from 'vitest';
import { ARMOUR_END, ARMOUR_START } from '../../../../src/core/text-manifest';
import { readBytes } from './read-in-node';
import { bytesOf, findingsOfText, folder, gist, textOf } from './signed-texts';

/** As a browser shows a file. */
const shown = (file: string) => file.replace(/\r\n/g, '\n');
const asFile = async (file: string) => gist(await findingsOfText(shown(file), { page: file }));
const inPage = async (file: string) => gist(await findingsOfText(shown(file), { page: '<pre>…</pre>' }));

describe('signed structured text in a file of its own', () => {
  it.each(['note.md', 'front-matter.md', 'script.py'])('is what it says it is: %s', async (file) => {
    expect(await asFile(textOf(file))).toBe('ai-made user match');
  });

  it.each([
    ['a digit', textOf('note.md').replace('1871', '1872')],
    ['a title in front matter', textOf('front-matter.md').replace('A note', 'A letter')],
    [
      'line breaks, which are content here',
      textOf('script.py').replace("print('1871')\r\n", "print('1871')\n"),
    ],
    ['the form of a letter, which is not normalised here', textOf('note.md').normalize('NFD')],
  ])('does not match when it differs in %s', async (_what, file) => {
    expect(await asFile(file)).toBe('broken invalid mismatch');
  });

  it('does not match when something was put before the manifest', async () => {
    expect(await asFile(`Paid content\n${textOf('note.md')}`)).toBe('broken invalid malformed');
    expect(await asFile(`<b>Paid</b> ${textOf('note.md')}`)).toBe('broken invalid malformed');
  });
});

describe('signed structured text in a listing of a page', () => {
  it('is recognised as it is shown, with the line breaks of Windows and without the last one', async () => {
    expect(await inPage(textOf('note.md'))).toBe('ai-made user match');
    expect(await inPage(textOf('note.md').trimEnd())).toBe('ai-made user match');
    expect(await inPage(textOf('script.py'))).toBe('ai-made user match');
  });

  it('is neither confirmed nor accused when it differs: a page may show a part of a file', async () => {
    expect(await inPage(textOf('note.md').replace('1871', '1872'))).toBe('none unlisted unconfirmed');
  });
});

describe('what stands between the lines of a manifest', () => {
  const block = (reference: string) => `# ${ARMOUR_START} ${reference} ${ARMOUR_END}\nprint(1)\n`;

  it('is an address, named in a file of its own and passed over in a page about it', async () => {
    const file = block('https://news.example/m.c2pa');
    expect(await asFile(file)).toBe('none unlisted remote');
    expect(await inPage(file)).toBe('absent');
  });

  it('is fetched from its address when the person asked for it, and compared', async () => {
    const file = block('https://news.example/linked.c2pa');
    const served = { page: file, 'https://news.example/linked.c2pa': readBytes(`${folder}linked.c2pa`) };
    const [finding] = await findingsOfText(file, served, { mayFetchManifest: true });
    // Signed for another document.
    expect(gist([finding!])).toBe('broken invalid malformed');
    expect(finding!.detail['fetchedFrom']).toBe('https://news.example/linked.c2pa');
  });

  it.each([
    [
      'more than one',
      textOf('note.md').repeat(2),
      'none unlisted manifest.structuredText.multipleReferences',
    ],
    [
      'no base64',
      block('data:application/c2pa;base64,#'),
      'none unlisted manifest.structuredText.malformedReference',
    ],
    ['prose', block('a manifest goes here'), 'absent'],
    ['nothing', block(''), 'absent'],
  ])('is told when it is %s', async (_what, file, expected) => {
    expect(await asFile(file)).toBe(expected);
  });

  it('fails when it is no manifest store', async () => {
    const reference = `data:application/c2pa;base64,${Buffer.from(bytesOf('no store')).toString('base64')}`;
    await expect(findingsOfText(block(reference))).rejects.toMatchObject({ code: 'decode' });
  });
});
