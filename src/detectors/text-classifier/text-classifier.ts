import type { Artifacts } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { withoutWrappers } from '../../core/text-manifest';
import { calibration } from './calibration';
import { isWrittenInLatin } from './latin';
import { ngramScore, parseNgramMeta, type NgramMeta } from './ngram';
import { countWords, normalize } from './normalize';
import { toEvidence } from './to-evidence';
import { toWindows } from './windows';

export const detector: Detector = {
  id: 'text-classifier',
  version: `1+${calibration.id}`,
  takes: ['text'],
  needs: ['text', 'language'],
  detect,
};

/** Scores a passage with the encoder and the n-gram table, window by window. */
async function detect(
  _item: Item,
  artifacts: Artifacts,
  context: DetectContext,
): Promise<readonly Finding[] | Skip> {
  if (primaryLanguage(artifacts.language) !== calibration.language) return { skip: 'language-unsupported' };
  const text = normalize(withoutWrappers(artifacts.text));
  if (!isWrittenInLatin(text)) return { skip: 'language-unsupported' };
  const words = countWords(text);
  if (words < calibration.minWords) return { skip: 'too-short' };
  const windows = toWindows(text);
  const lengths = windows.map(countWords);
  const zNgram = await ngramMean(windows, context);
  const zModel = await modelMean(windows, context);
  const isSampled = lengths.reduce((sum, length) => sum + length, 0) < words;
  const shortestWindow = Math.min(...lengths);
  return [toEvidence({ words, windows: windows.length, shortestWindow, isSampled, zModel, zNgram })];
}

async function modelMean(windows: readonly string[], { inference, signal }: DetectContext): Promise<number> {
  let sum = 0;
  for (const passage of windows) {
    const { logits } = await inference.text(calibration.model, passage, signal);
    sum += (logits[1] ?? Number.NaN) - (logits[0] ?? Number.NaN);
  }
  return sum / windows.length;
}

async function ngramMean(windows: readonly string[], context: DetectContext): Promise<number> {
  const { meta, weights } = await ngramTable(context);
  return windows.reduce((sum, passage) => sum + ngramScore(passage, meta, weights), 0) / windows.length;
}

/** `inference` keeps both files in memory while its models are loaded. */
async function ngramTable({
  inference,
  signal,
}: DetectContext): Promise<{ meta: NgramMeta; weights: Int8Array }> {
  const description = await inference.file(calibration.ngramModel, `${calibration.language}.json`, signal);
  const table = await inference.file(calibration.ngramModel, `${calibration.language}.bin`, signal);
  const json: unknown = JSON.parse(new TextDecoder().decode(description));
  return { meta: parseNgramMeta(json), weights: new Int8Array(table) };
}

function primaryLanguage(language: string | null): string | null {
  return language?.split('-')[0]?.toLowerCase() ?? null;
}
