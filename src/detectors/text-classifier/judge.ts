import type { Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import { isMachineTranslated, primaryLanguage } from '../../core/language';
import { withoutWrappers } from '../../core/text-manifest';
import { calibration as shipped, type TextCalibration } from './calibration';
import { isWrittenInLatin } from './latin';
import { countWords, normalize } from './normalize';
import { scoreWindows, type Models, type WindowScore } from './score';
import { toEvidence, type PassageScore } from './to-evidence';
import { toWindows } from './windows';

/**
 * Scores a passage with the encoder and the n-gram table, window by window, as one document.
 * @param text as the page shows it
 * @param language BCP 47, see `Item.language`
 */
export async function judge(
  text: string,
  language: string | null,
  models: Models,
  calibration: TextCalibration = shipped,
): Promise<Finding | Skip> {
  // Its words are the machine's whoever wrote the original.
  if (isMachineTranslated(language)) return { skip: 'machine-translated' };
  if (primaryLanguage(language) !== calibration.language) return { skip: 'language-unsupported' };
  const normalized = normalize(withoutWrappers(text));
  if (!isWrittenInLatin(normalized)) return { skip: 'language-unsupported' };
  const words = countWords(normalized);
  if (words < calibration.minWords) return { skip: 'too-short' };
  return toEvidence(combined(words, await scoreWindows(toWindows(normalized), models)), calibration);
}

/** Means weighted by length: a short last window says less than the others. */
function combined(words: number, windows: readonly WindowScore[]): PassageScore {
  const wordsJudged = windows.reduce((sum, window) => sum + window.words, 0);
  const mean = (score: (window: WindowScore) => number) =>
    windows.reduce((sum, window) => sum + score(window) * window.words, 0) / wordsJudged;
  return {
    words,
    wordsJudged,
    windows: windows.length,
    zModel: mean(({ zModel }) => zModel),
    zNgram: mean(({ zNgram }) => zNgram),
  };
}
