import { describe, expect, it } from 'vitest';
import { noPageMarks } from '../../../src/core/page-marks';
import { parsePageMarks } from '../../../src/platform/parse-page-marks';

const marks = {
  ...noPageMarks,
  jsonLd: ['{"@type":"ImageObject"}'],
  manifests: [{ kind: 'inline', value: 'AAAA' }],
};

describe('what a document says of itself', () => {
  it('is taken as it was written', () => {
    expect(parsePageMarks(marks)).toEqual(marks);
  });

  it('loses what is not part of it', () => {
    expect(parsePageMarks({ ...marks, further: 'x' })).toEqual(marks);
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['a part that is missing', { ...marks, originator: undefined }],
    ['a mark of another kind', { ...marks, manifests: [{ kind: 'script', value: '' }] }],
    ['too many entries', { ...marks, jsonLd: Array<string>(1_000).fill('{}') }],
    ['one text that is far too long', { ...marks, jsonLd: ['x'.repeat(3_000_000)] }],
    ['texts that are too long together', { ...marks, jsonLd: Array<string>(6).fill('x'.repeat(1_900_000)) }],
  ])('is nothing when it is %s', (_what, message) => {
    expect(parsePageMarks(message)).toBeNull();
  });
});
