import { lengthOf } from '../../../src/core/text-length.ts';

/** A Japanese text of 120 characters counts as long as an English one of 50 words. */
const UNSPACED_CHARACTERS_PER_WORD = 2.4;

/** Words of a raw text; characters of scripts without spaces are converted. */
export function countWords(text: string): number {
  const { words, unspaced } = lengthOf(text);
  return Math.round(words + unspaced / UNSPACED_CHARACTERS_PER_WORD);
}

/** All that the null model `length` knows. @returns [ln words] */
export function lengthFeatures(words: number): readonly number[] {
  return [Math.log(words + 1)];
}

/**
 * All that the null model `format` knows: how a text is set, nothing of what it says.
 * @returns shares of all characters: punctuation, commas, quotation marks, dashes, digits, capitals, line breaks, beyond
 *   ASCII; then ln of the mean sentence in characters and the spread of sentences relative to it
 */
export function formatFeatures(text: string): readonly number[] {
  const length = Math.max(1, text.length);
  const share = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / length;
  const sentences = text.split(/(?<=[.!?。！？])\s*/u).filter((one) => one.trim() !== '');
  const lengths = sentences.map((one) => one.length);
  const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  const spread = Math.sqrt(
    lengths.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, lengths.length),
  );
  return [
    ...[/\p{P}/gu, /[,，、]/gu, /["'“”‘’「」『』]/gu, /[-–—]/gu, /\p{Nd}/gu, /\p{Lu}/gu, /\n/g].map(share),
    share(/[^\u0000-\u007F]/g),
    Math.log(mean + 1),
    spread / (mean + 1),
  ];
}
