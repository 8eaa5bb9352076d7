import { binOf, type TextCalibration } from './calibration';
import { countWords } from './normalize';

/** When a part begins and ends, in fused z of its sentences. */
export interface PartThresholds {
  /** A part begins at a sentence that reaches this. */
  readonly enter: number;
  /** It ends before the first that stays under this. */
  readonly exit: number;
}

/** A run of sentences: positions of the first and of the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One sentence that stands out among others is chance more often than not. */
const MIN_SENTENCES = 2;
/** Above this share of the sentences "parts" says no more than "the whole". */
const MAX_SHARE = 0.9;
const DEFAULT_WINDOW_SENTENCES = 4;
/** A little above the shortest text that is judged at all. */
const MIN_WINDOW_WORDS = 60;

/**
 * Overlapping windows over a text: so many sentences, more where they are short, each beginning `step` sentences after the
 * one before; the last one ends with the text.
 * @param words of each sentence
 */
export function partWindows(words: readonly number[], step: number, sentences: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += step) {
    const span = spanFrom(words, at, sentences);
    spans.push(span);
    if (span.end === words.length) break;
  }
  return spans;
}

/** Grows to the right, and at the end of the text to the left, until it holds enough. */
function spanFrom(words: readonly number[], at: number, sentences: number): Span {
  let [start, end] = [at, at];
  let held = 0;
  while (end < words.length && (end - start < sentences || held < MIN_WINDOW_WORDS))
    held += words[end++] ?? 0;
  while (start > 0 && (end - start < sentences || held < MIN_WINDOW_WORDS)) held += words[--start] ?? 0;
  return { start, end };
}

/** The score of each sentence: the mean of the windows that cover it. */
export function sentenceScores(
  count: number,
  windows: readonly (Span & { readonly z: number })[],
): readonly number[] {
  return Array.from({ length: count }, (_, at) => {
    const over = windows.filter(({ start, end }) => start <= at && at < end);
    return over.reduce((sum, { z }) => sum + z, 0) / over.length;
  });
}

/**
 * Hysteresis: a part begins where a sentence reaches `enter` and goes on while sentences stay at `exit` or above, so that
 * one weaker sentence inside does not cut it in two.
 * @returns empty when nothing stands out, or nearly everything does
 */
export function segment(scores: readonly number[], { enter, exit }: PartThresholds): readonly Span[] {
  const spans: Span[] = [];
  let start = -1;
  for (let at = 0; at <= scores.length; at += 1) {
    const score = scores[at] ?? Number.NEGATIVE_INFINITY;
    if (start < 0 && score >= enter) start = at;
    if (start < 0 || score >= exit) continue;
    if (at - start >= MIN_SENTENCES) spans.push({ start, end: at });
    start = -1;
  }
  const covered = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return covered > scores.length * MAX_SHARE ? [] : spans;
}

/** Windows and thresholds of a calibration; what it does not state follows from the bin of a window's length. */
export function partSettings(calibration: TextCalibration): PartThresholds & { windowSentences: number } {
  const bin = binOf(MIN_WINDOW_WORDS, calibration.bins);
  if (!bin) throw new Error('the calibration has no bin for windows of parts');
  const { windowSentences = DEFAULT_WINDOW_SENTENCES, enter, exit } = calibration.parts ?? {};
  // Begins where a text of that length could be called likely, ends where it speaks for neither side.
  const even = -bin.platt.b / bin.platt.a;
  const from = enter ?? bin.accuseAbove;
  return { windowSentences, enter: from, exit: Math.min(exit ?? even, from) };
}

/** A text cut into sentences, paragraph by paragraph; together they are the text but for white space at the ends. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => Array.from(segmenter.segment(paragraph), (one) => one.segment.trim()))
    .filter((sentence) => countWords(sentence) > 0);
}
