import { describe, expect, it } from 'vitest';
import { ARMOUR_END, ARMOUR_START, holdsArmour } from '../../../../src/core/text-manifest';
import { findArmour, isJustTheBlock } from '../../../../src/detectors/c2pa/structured-text';
import { bytesOf } from './signed-texts';

const block = `${ARMOUR_START} data:application/c2pa;base64,QUJD ${ARMOUR_END}`;

/** What a range from `<` to `>` in the text leaves out. */
function isAllowed(marked: string): boolean {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const bytes = bytesOf(marked.replace(/[«»]/g, ''));
  return isJustTheBlock({ start, length: end - start }, findArmour(bytes)[0]!, bytes);
}

describe('a manifest in structured text', () => {
  it('is what stands between its two lines', () => {
    const [found, ...more] = findArmour(bytesOf(`日本語\n# ${block}\nprint(1)\n`));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ reference: 'data:application/c2pa;base64,QUJD', start: 12, lineStart: 10 });
  });

  it('may stand in front matter, line by line', () => {
    const text = `---\n${block.replaceAll(' data', '\ndata').replaceAll('QUJD ', 'QUJD\n')}\ntitle: a\n---\n`;
    expect(findArmour(bytesOf(text)).map((one) => one.reference)).toEqual([
      'data:application/c2pa;base64,QUJD',
    ]);
  });

  it('needs both lines, in this order', () => {
    expect(findArmour(bytesOf(`${ARMOUR_END} x ${ARMOUR_START}`))).toEqual([]);
    expect(holdsArmour(`${ARMOUR_END} x ${ARMOUR_START}`)).toBe(false);
    expect(holdsArmour(block)).toBe(true);
  });

  it.each([
    ['the delimiters alone', `# «${block}»\ncode\n`],
    ['the comment', `«# ${block}»\ncode\n`],
    ['the line with its break', `«# ${block}\n»code\n`],
    ['the line with a break of Windows', `«// ${block}\r\n»code\r\n`],
    ['the last line with the break before', `code«\n<!-- ${block} -->»`],
    ['the last line with a break of Windows before', `code«\r\n/* ${block} */\r\n»`],
    ['a comment of subtitles', `«NOTE ${block}\n»00:01`],
    ['the whole of a file that is nothing else', `«${block}\n»`],
  ])('may leave out of its hash %s', (_what, text) => {
    expect(isAllowed(text)).toBe(true);
  });

  it.each([
    ['code before it in its line', `«steal(); // ${block}\n»code\n`],
    ['words behind it in its line', `«# ${block} and pay 100\n»code\n`],
    ['words of another script', `«# 払う ${block}\n»code\n`],
    ['the next line', `«# ${block}\ncode\n»`],
    ['the line before', `«code\n# ${block}\n»`],
    ['less than the block', `# «${block.slice(0, -1)}»-\ncode\n`],
    ['something else', `# ${block}\n«code»\n`],
  ])('may not leave out %s', (_what, text) => {
    expect(isAllowed(text)).toBe(false);
  });

  it.each([
    ['beginnings', ARMOUR_START.repeat(100_000)],
    ['pairs', block.repeat(50_000)],
    ['a beginning without end', `${ARMOUR_START}${'x'.repeat(5_000_000)}`],
  ])('is looked for in bounded time in %s', (_what, text) => {
    const startedAt = performance.now();
    findArmour(bytesOf(text));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
