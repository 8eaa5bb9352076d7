import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../src/core/errors';
import { withoutWrappers } from '../../../../src/core/text-manifest';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { findWrappers } from '../../../../src/detectors/c2pa/text-wrapper';
import { selectors, wrapper } from '../../../../tools/fixtures/text-credentials/carriers';
import { itemOn } from './read-in-node';
import { contextServing, findingsOfText, gist, textOf } from './signed-texts';

const signed = textOf('plain.txt');
const { start, end } = findWrappers(signed).wrappers[0]!;
const run = signed.slice(start, end);
const words = withoutWrappers(signed);
const changed = signed.replace('1871', '1872');

describe('signed plain text that stands alone in its document', () => {
  const outcome = async (text: string) =>
    gist(await findingsOfText(text.replace(/\r\n/g, '\n'), { page: text }));

  it.each([
    ['as it was signed', signed],
    ['with another hash algorithm', textOf('plain-sha512.txt')],
    ['in another normal form of the same characters', signed.normalize('NFD')],
  ])('is what it says it is %s', async (_how, text) => {
    expect(await outcome(text)).toBe('ai-made user match');
  });

  it.each([
    ['a digit', changed],
    ['the case of a letter', signed.replace('lighthouse', 'Lighthouse')],
    ['a line break', signed.replace('\n', ' ')],
    ['a word at its end', `${signed}More.`],
    ['words that look alike', signed.replace('cape', 'cаpe')],
  ])('does not match when %s was changed', async (_what, text) => {
    expect(await outcome(text)).toBe('broken invalid mismatch');
  });

  it('does not match when the signer left out more than the manifest', async () => {
    expect(await outcome(textOf('wide-exclusion.txt'))).toBe('broken invalid malformed');
  });

  it('accuses nobody when only the manifest moved', async () => {
    expect(await outcome(run + words)).toBe('none unlisted unconfirmed');
  });

  it('says nothing of AI where the signer says none', async () => {
    const [finding] = await findingsOfText(textOf('by-a-person.txt'));
    expect(finding).toMatchObject({ claim: { says: 'other', sourceType: 'humanEdits' }, trust: 'user' });
  });
});

describe('signed plain text on a web page', () => {
  const page = { page: '<!doctype html><article>…</article>' };
  const outcome = async (text: string) => gist(await findingsOfText(text, page));
  const shown = (text: string) => text.trimEnd();

  it('is recognised as the page shows it, without its last line break', async () => {
    expect(await outcome(shown(signed))).toBe('ai-made user match');
  });

  it('is recognised when the page made a paragraph of each line', async () => {
    expect(await outcome(shown(signed).replaceAll('\n', '\n\n'))).toBe('ai-made user match');
  });

  it('is only a part where somebody wrote around it, so the whole is not called AI-made', async () => {
    const around = `Look what it answered to me today.\n\n${textOf('plain-sha512.txt')}\n\nNice, is it not?`;
    expect(await outcome(around)).toBe('ai-part user match part');
    expect(await outcome(`It said: ${textOf('plain-sha512.txt')}`)).toBe('ai-part user match part');
  });

  it.each([
    ['changed', shown(changed)],
    ['shortened', shown(signed).slice(40)],
    ['copied below words of somebody else', `I wrote this letter myself, by hand, in the winter.${run}`],
    ['copied alone', run],
  ])('is neither confirmed nor accused when it was %s', async (_what, text) => {
    const findings = await findingsOfText(text, page);
    expect(gist(findings)).toBe('none unlisted unconfirmed');
    expect(findings[0]!.detail).toMatchObject({ integrity: 'odd', stated: { says: 'ai-made' } });
  });

  it('is neither when the document cannot be had', async () => {
    expect(gist(await findingsOfText(changed, {}))).toBe('none unlisted unconfirmed');
    const context = {
      ...contextServing({}),
      files: { get: () => Promise.reject(new AppError('network')) },
    };
    const item = { ...itemOn('https://news.example/story'), kind: 'text' as const, text: changed };
    const answer = await detector.detect(item, { text: changed } as never, context);
    expect(gist(answer as never)).toBe('none unlisted unconfirmed');
  });

  it('asks for the document only when nothing else could tell', async () => {
    const get = vi.fn(() => Promise.resolve({ skip: 'site-blocked-access' as const }));
    const context = { ...contextServing({}), files: { get } };
    const item = { ...itemOn('https://news.example/story'), kind: 'text' as const };
    await detector.detect({ ...item, text: signed }, { text: signed } as never, context);
    await detector.detect({ ...item, text: words }, { text: words } as never, context);
    expect(get).not.toHaveBeenCalled();
    await detector.detect({ ...item, text: changed }, { text: changed } as never, context);
    expect(get).toHaveBeenCalledTimes(1);
  });
});

describe('text with a manifest that cannot be read', () => {
  it.each([
    ['two of them', `${signed}${run}`, 'manifest.text.multipleWrappers'],
    ['one that is cut off', signed.slice(0, start + 900), 'manifest.text.corruptedWrapper'],
  ])('tells of %s, and reads none', async (_what, text, problem) => {
    expect(gist(await findingsOfText(text, { page: text }))).toBe(`none unlisted ${problem}`);
  });

  it('fails when there is no manifest store inside, or one without a hash of the content', async () => {
    const nonsense = `Words.${wrapper(Buffer.from('no manifest store'))}`;
    await expect(findingsOfText(nonsense)).rejects.toMatchObject({ code: 'decode' });
    await expect(findingsOfText(textOf('no-binding.txt'))).rejects.toMatchObject({ code: 'decode' });
  });

  it('is no text with other invisible characters', async () => {
    expect(await findingsOfText(`Words.\uFEFF${selectors(Buffer.from('a secret of sorts'))} ☺️`)).toEqual([]);
  });

  it('does not wait for a text that nobody looks at any more', async () => {
    const item = { ...itemOn('https://news.example/story'), kind: 'text' as const, text: changed };
    const context = { ...contextServing({ page: changed }), signal: AbortSignal.abort() };
    await expect(detector.detect(item, { text: changed } as never, context)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
