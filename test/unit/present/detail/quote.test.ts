import { describe, expect, it } from 'vitest';
import { quoted } from '../../../../src/present/detail/quote';

describe('a quote', () => {
  it('is what was written, line ends and scripts of all kinds included', () => {
    const text = 'Steps: 20,\n\tSampler: Euler 猫 か\u3099 \u{1F468}\u200D\u{1F469} می\u200Cخواهم';
    expect(quoted(text)).toEqual({ quote: text, isPart: false });
  });

  it('shows what would hide or turn a part of it by its code', () => {
    expect(quoted('a\u202Egpj.exe').quote).toBe('a<U+202E>gpj.exe');
    expect(quoted('\u0000\u200B\u2066\uE000\u{E0041}').quote).toBe(
      '<U+0000><U+200B><U+2066><U+E000><U+E0041>',
    );
    expect(quoted('a\u200Db').quote).toBe('a<U+200D>b');
    expect(quoted('\uD800').quote).toBe('<U+D800>');
  });

  it('says so when it is cut, and never cuts a character', () => {
    expect(quoted('😀😀😀', 2)).toEqual({ quote: '😀😀', isPart: true });
    expect(quoted('x'.repeat(5_000)).isPart).toBe(true);
  });
});
