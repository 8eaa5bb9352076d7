import { countWords } from './normalize';

/** Passages up to this length are scored whole (model card, point 2). */
const MAX_WORDS = 250;
const MIN_WORDS = 100;
/** About 256 tokens of English: what the encoder sees of a window without cutting. */
const TARGET_WORDS = 175;
/** One window takes about 0.1 s; twelve spread over the text say what more would say. */
const MAX_WINDOWS = 12;

/**
 * Cuts a long passage into windows of 100-250 words, at the ends of sentences where one is near.
 * @param normalized output of `normalize()`
 * @returns the passage itself when it is short enough; at most 12 windows, spread evenly
 */
export function toWindows(normalized: string): readonly string[] {
  const words = normalized.split(' ');
  if (words.length <= MAX_WORDS) return [normalized];
  const count = Math.max(2, Math.round(words.length / TARGET_WORDS));
  const cuts = placeCuts(words.length, count, sentenceEnds(normalized));
  const windows = cuts.slice(1).map((end, i) => words.slice(cuts[i], end).join(' '));
  return spread(windows, MAX_WINDOWS);
}

/** Word positions of all window borders, first and last included. */
function placeCuts(total: number, count: number, ends: readonly number[]): readonly number[] {
  const length = total / count;
  // Two borders may move towards each other, so each may take half of what keeps a window within its limits;
  // one word is lost to rounding.
  const slack = Math.floor((Math.min(length - MIN_WORDS, MAX_WORDS - length) - 1) / 2);
  return Array.from({ length: count + 1 }, (_, i) => {
    const ideal = Math.round(i * length);
    if (i === 0 || i === count) return ideal;
    const nearest = ends.reduce(
      (best, end) => (Math.abs(end - ideal) < Math.abs(best - ideal) ? end : best),
      -total,
    );
    return Math.abs(nearest - ideal) <= slack ? nearest : ideal;
  });
}

/** Number of words before each end of a sentence. */
function sentenceEnds(text: string): readonly number[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  let words = 0;
  return Array.from(segmenter.segment(text), ({ segment }) => (words += countWords(segment)));
}

function spread<T>(all: readonly T[], max: number): readonly T[] {
  if (all.length <= max) return all;
  const kept = new Set(Array.from({ length: max }, (_, i) => Math.round((i * (all.length - 1)) / (max - 1))));
  return all.filter((_, i) => kept.has(i));
}
