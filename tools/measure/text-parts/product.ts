import { withoutWrappers } from '../../../src/core/text-manifest.ts';
import { calibration, fused } from '../../../src/detectors/text-classifier/calibration.ts';
import { judge } from '../../../src/detectors/text-classifier/judge.ts';
import { countWords, normalize } from '../../../src/detectors/text-classifier/normalize.ts';
import { partWindows, sentencesOf, sentenceScores } from '../../../src/detectors/text-classifier/parts.ts';
import type { Span } from '../../../src/detectors/text-classifier/parts.ts';
import { readParts } from '../../../src/detectors/text-classifier/read-parts.ts';
import { scoreWindows, type Models } from '../../../src/detectors/text-classifier/score.ts';
import type { PartSettings } from './settings.ts';

/** As in `read-parts.ts`; `measure` finds out where the two come apart. */
const MAX_WINDOWS = 60;
const MIN_STEP = 2;

/** Whether the text as a whole may be called likely AI-written, which opens the gate for marks. */
export async function isAccused(text: string, models: Models): Promise<boolean> {
  const found = await judge(text, calibration.language, models);
  return !('skip' in found) && found.estimate?.mayAccuse === true;
}

/** What the product marks with these settings in a text, whether or not it may be accused. */
export async function readOpen(
  text: string,
  settings: PartSettings,
  models: Models,
): Promise<{ readonly sentences: number; readonly found: readonly Span[] }> {
  const { bins, parts } = calibration;
  // The product reads its calibration where it stands, so that is where other numbers are put.
  const open = bins.map((bin) => ({ ...bin, accuseAbove: Number.NEGATIVE_INFINITY }));
  Object.assign(calibration, { bins: open, parts: settings });
  try {
    const read = await readParts(text, calibration.language, models);
    if (read.outcome === 'undecided') throw new Error('a text is not judged at all');
    const found = read.parts.map(({ from, to }) => ({ start: from - 1, end: to }));
    return { sentences: read.sentences, found };
  } finally {
    Object.assign(calibration, { bins, parts });
  }
}

/** The scores that `readParts` cuts into parts, which it does not tell. */
export async function scoreSentences(
  text: string,
  windowSentences: number,
  models: Models,
): Promise<readonly number[]> {
  const sentences = sentencesOf(withoutWrappers(text), calibration.language);
  const words = sentences.map((one) => countWords(normalize(one)));
  const step = Math.max(MIN_STEP, Math.ceil(sentences.length / MAX_WINDOWS));
  const windows = partWindows(words, step, Math.max(windowSentences, 2 * step));
  const texts = windows.map(({ start, end }) => normalize(sentences.slice(start, end).join(' ')));
  const scores = await scoreWindows(texts, models);
  const scored = scores.map(({ zModel, zNgram }, at) => ({
    ...(windows[at] ?? { start: 0, end: 0 }),
    z: fused(zModel, zNgram, calibration),
  }));
  return sentenceScores(sentences.length, scored);
}
