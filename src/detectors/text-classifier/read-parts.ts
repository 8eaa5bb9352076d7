import { withoutWrappers } from '../../core/text-manifest';
import type { TextParts } from '../../core/text-parts';
import { calibration, fused } from './calibration';
import { judge } from './judge';
import { countWords, normalize } from './normalize';
import { partSettings, partWindows, segment, sentencesOf, sentenceScores, type Span } from './parts';
import { scoreWindows, type Models } from './score';

/** One window takes 50–100 ms: about five seconds for the longest text. Longer texts take longer steps. */
const MAX_WINDOWS = 60;
/** Every sentence is covered by two windows or more. */
const MIN_STEP = 2;

/**
 * Finds the parts that raised the score of a text most. Takes seconds, so it is done for a person who asks.
 * Nothing is pointed at in a text that may not be called likely AI-written as a whole.
 * @param text as the page shows it
 * @param language see `Item.language`
 * @throws AppError as `Inference.text`
 */
export async function readParts(text: string, language: string | null, models: Models): Promise<TextParts> {
  const shown = withoutWrappers(text);
  const sentences = sentencesOf(shown, calibration.language);
  const nothing = { sentences: sentences.length, parts: [] };
  const whole = await judge(text, language, models);
  if ('skip' in whole || whole.estimate?.mayAccuse !== true) return { outcome: 'undecided', ...nothing };
  const spans = await spansIn(sentences, models);
  if (spans.length === 0) return { outcome: 'whole', ...nothing };
  const parts = spans.map(({ start, end }) => ({
    from: start + 1,
    to: end,
    text: sentences.slice(start, end).join(' '),
  }));
  return { outcome: 'parts', sentences: sentences.length, parts };
}

async function spansIn(sentences: readonly string[], models: Models): Promise<readonly Span[]> {
  const { windowSentences, ...thresholds } = partSettings(calibration);
  const words = sentences.map((one) => countWords(normalize(one)));
  const step = Math.max(MIN_STEP, Math.ceil(sentences.length / MAX_WINDOWS));
  const windows = partWindows(words, step, Math.max(windowSentences, 2 * step));
  const texts = windows.map(({ start, end }) => normalize(sentences.slice(start, end).join(' ')));
  const scores = await scoreWindows(texts, models);
  const scored = windows.map((window, i) => {
    const { zModel, zNgram } = scores[i] ?? { zModel: Number.NaN, zNgram: Number.NaN };
    return { ...window, z: fused(zModel, zNgram, calibration) };
  });
  return segment(sentenceScores(sentences.length, scored), thresholds);
}
