import { describe, expect, it } from 'vitest';
import { countWords } from '../../../../src/detectors/text-classifier/normalize';
import { toWindows } from '../../../../src/detectors/text-classifier/windows';

const sentence = (words: number) => `${Array.from({ length: words - 1 }, (_, i) => `w${i}`).join(' ')} end.`;
const prose = (words: number) => {
  const parts: string[] = [];
  for (let left = words, i = 0; left > 0; i += 1) {
    const length = Math.min(left, 8 + ((i * 7) % 17));
    parts.push(length < 2 ? 'End.' : `Then ${sentence(length - 1)}`);
    left -= length;
  }
  return parts.join(' ');
};

describe('toWindows', () => {
  it('leaves a passage of up to 250 words whole', () => {
    const text = prose(250);
    expect(toWindows(text)).toEqual([text]);
  });

  it.each([251, 300, 437, 500, 612, 1000, 1999])('cuts %i words into windows of 100-250 words', (total) => {
    const text = prose(total);
    const windows = toWindows(text);
    expect(windows.join(' ')).toBe(text);
    for (const length of windows.map(countWords)) {
      expect(length).toBeGreaterThanOrEqual(100);
      expect(length).toBeLessThanOrEqual(250);
    }
  });

  it('cuts at the ends of sentences where one is near', () => {
    const windows = toWindows(prose(1000));
    for (const window of windows) expect(window).toMatch(/^(Then|End).*\.$/);
  });

  it('cuts text without sentences anyway', () => {
    const windows = toWindows(Array.from({ length: 700 }, () => 'word').join(' '));
    expect(windows.map(countWords)).toEqual([175, 175, 175, 175]);
  });

  it('takes at most 12 windows of a very long text, first and last included', () => {
    const text = prose(9000);
    const windows = toWindows(text);
    expect(windows).toHaveLength(12);
    expect(text.startsWith(windows[0]!)).toBe(true);
    expect(text.endsWith(windows.at(-1)!)).toBe(true);
  });
});
