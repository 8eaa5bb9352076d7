import type { DetectContext } from '../../core/detector';
import { calibration } from './calibration';
import { ngramScore, parseNgramMeta, type NgramMeta } from './ngram';
import { countWords } from './normalize';

/** What scoring needs of the outside world. */
export type Models = Pick<DetectContext, 'inference' | 'signal'>;

/** Both raw scores of one window, logits. */
export interface WindowScore {
  readonly words: number;
  readonly zModel: number;
  readonly zNgram: number;
}

/**
 * One window after the other: the models' worker does one thing at a time anyway.
 * @param windows output of `normalize()`, each about as long as what the encoder sees
 */
export async function scoreWindows(
  windows: readonly string[],
  models: Models,
): Promise<readonly WindowScore[]> {
  const { meta, weights } = await ngramTable(models);
  const scores: WindowScore[] = [];
  for (const window of windows) {
    const zModel = await encoderScore(window, models);
    scores.push({ words: countWords(window), zModel, zNgram: ngramScore(window, meta, weights) });
  }
  return scores;
}

async function encoderScore(window: string, { inference, signal }: Models): Promise<number> {
  const { logits } = await inference.text(calibration.model, window, signal);
  return (logits[1] ?? Number.NaN) - (logits[0] ?? Number.NaN);
}

/** `inference` keeps both files in memory while its models are loaded. */
async function ngramTable({ inference, signal }: Models): Promise<{ meta: NgramMeta; weights: Int8Array }> {
  const { ngramModel, language } = calibration;
  const description = await inference.file(ngramModel, `${language}.json`, signal);
  const table = await inference.file(ngramModel, `${language}.bin`, signal);
  const json: unknown = JSON.parse(new TextDecoder().decode(description));
  return { meta: parseNgramMeta(json), weights: new Int8Array(table) };
}
