import { describe, expect, it } from 'vitest';
import { holdsWrapper, withoutWrappers, WRAPPER_START } from '../../../../src/core/text-manifest';
import { findWrappers } from '../../../../src/detectors/c2pa/text-wrapper';
import { selectors, wrapper } from '../../../../tools/fixtures/text-credentials/carriers';

const store = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const framed = (bytes: Uint8Array) => `\uFEFF${selectors(bytes)}`;
const header = (version: number, length: number) =>
  Uint8Array.from([...Buffer.from('C2PATXT\0'), version, 0, 0, length >> 8, length & 255]);

describe('a manifest in plain text', () => {
  it('is read from its variation selectors, every byte value, without the padding', () => {
    const text = `Before. ${wrapper(store)} after`;
    const { wrappers, damaged } = findWrappers(text);
    expect(damaged).toBe(0);
    expect(wrappers).toHaveLength(1);
    expect(wrappers[0]!.store).toEqual(store);
    expect(text.slice(0, wrappers[0]!.start)).toBe('Before. ');
    expect(text.slice(wrappers[0]!.end)).toBe(' after');
    expect(wrappers[0]!.storeEnd).toBeLessThan(wrappers[0]!.end);
  });

  it('begins with the nine characters that the whole extension looks for', () => {
    expect(wrapper(store).startsWith(WRAPPER_START)).toBe(true);
  });

  it.each([
    ['a byte order mark', '\uFEFFPlain words.'],
    ['emoji with their selectors', '☺️☺️ ❤️ 葛\u{E0100}城'],
    ['other data in selectors', framed(Buffer.from('C2PATXX\0 and more'))],
    ['selectors without their mark', selectors(Buffer.from('C2PATXT\0'))],
    ['its name in words', 'C2PATXT\0, -----BEGIN C2PA MANIFEST-----'],
  ])('is not %s', (_what, text) => {
    expect(findWrappers(text)).toEqual({ wrappers: [], damaged: 0 });
    expect(holdsWrapper(text)).toBe(false);
  });

  it.each([
    ['cut off', wrapper(store).slice(0, 400)],
    ['of another version', framed(Buffer.concat([header(2, 300), store]))],
    ['longer by its own account than the run', framed(Buffer.concat([header(1, 301), store]))],
    ['empty', framed(header(1, 0))],
    ['without a length', framed(header(1, 0).subarray(0, 10))],
  ])('counts as damaged when it is %s, and hides no whole one', (_how, broken) => {
    expect(findWrappers(`Words${broken}.`)).toEqual({ wrappers: [], damaged: 1 });
    const beside = findWrappers(`Words${broken} more${wrapper(store)}`);
    expect(beside.damaged).toBe(1);
    expect(beside.wrappers.map((one) => one.store)).toEqual([store]);
  });

  it('is counted each time it is there', () => {
    expect(findWrappers(`One${wrapper(store)} two${wrapper(store)}`).wrappers).toHaveLength(2);
  });

  it('leaves exactly the words when it is taken out', () => {
    expect(withoutWrappers(`One${wrapper(store)} two${wrapper(store)}`)).toBe('One two');
    expect(withoutWrappers('☺️ \uFEFF plain')).toBe('☺️ \uFEFF plain');
  });

  it.each([
    ['five megabytes of selectors', `${WRAPPER_START}${'\u{E0155}'.repeat(1_250_000)}`],
    ['as many beginnings as fit', WRAPPER_START.repeat(200_000)],
    ['as many marks as fit', '\uFEFF'.repeat(2_000_000)],
  ])('is looked for in bounded time in %s', (_what, text) => {
    const startedAt = performance.now();
    expect(findWrappers(text).wrappers).toEqual([]);
    withoutWrappers(text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
