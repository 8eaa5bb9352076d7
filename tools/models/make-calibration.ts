/**
 * Writes `calibration.json` of both classifier detectors from the models' own calibration and, where measured,
 * from `training/results/*-supplement.json` (no-sign gates; false alarms and misses as they turned out).
 * Run after either changes: `node tools/models/make-calibration.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageRates, ratesOf, type MeasuredPlace, type MeasuredTier } from './measured-rates.ts';

interface Platt {
  readonly a: number;
  readonly b: number;
}

interface ImageModelCalibration {
  readonly by_tier: Record<string, { platt: Platt; threshold_logit: { fpr_1pct: number } }>;
}

interface TextModelCalibration {
  readonly language: string;
  readonly min_words: number;
  readonly fusion: {
    readonly weights: readonly number[];
    readonly bias: number;
    readonly bins: readonly { bin: string; min_words: number; platt: Platt; thresholds: { fpr1: number } }[];
  };
}

interface Supplement {
  readonly date: string;
  readonly tiers?: Record<string, MeasuredTier>;
  readonly bins?: Record<string, MeasuredPlace>;
}

const root = join(import.meta.dirname, '../..');

/** First policy for weak v0 models: image log10 LR within -0.3 and +0.9; text LR within 0.2 and 20 as its card says. */
const IMAGE_CAP = { ai: 0.9, human: -0.3 };
const TEXT_CAP = { ai: 1.3, human: -0.7 };

writeImage();
writeText();

function writeImage() {
  const model = readJson<ImageModelCalibration>('assets/public/models/image-v0/calibration.json');
  const supplement = readSupplement('image-v0');
  const conditions = Object.fromEntries(
    ['clean', 'web', 'hard', 'thumb'].map((condition) => {
      const key = `${condition}:w`; // the whole view, as shipped
      const tier = model.by_tier[key]!;
      const rates = imageRates(tier.threshold_logit.fpr_1pct, supplement?.tiers?.[key]);
      return [condition, { platt: tier.platt, ...rates }];
    }),
  );
  write('image-classifier', supplement, { model: 'image-v0', logLrCap: IMAGE_CAP, conditions });
}

function writeText() {
  const {
    language,
    min_words: minWords,
    fusion,
  } = readJson<TextModelCalibration>('assets/public/models/text-v0/calibration.json');
  const supplement = readSupplement('text-v0');
  const bins = fusion.bins.map(({ bin, min_words: from, platt, thresholds }) => ({
    bin,
    minWords: from,
    platt,
    accuseAbove: thresholds.fpr1,
    ...ratesOf(supplement?.bins?.[bin], 'human'),
  }));
  write('text-classifier', supplement, {
    model: 'text-v0',
    ngramModel: 'text-ngram-v0',
    language,
    minWords,
    logLrCap: TEXT_CAP,
    fusion: { model: fusion.weights[0], ngram: fusion.weights[1], bias: fusion.bias },
    bins,
  });
}

/** The id is made from the numbers, so it changes exactly when they do; the date stays with the id. */
function write(
  detector: string,
  supplement: Supplement | null,
  content: { model: string; [name: string]: unknown },
) {
  const path = `src/detectors/${detector}/calibration.json`;
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  const id = `${content.model}-${digest}`;
  const old = existsSync(join(root, path)) ? readJson<{ id: string; date: string }>(path) : null;
  const date = old?.id === id ? old.date : new Date().toISOString().slice(0, 10);
  const source = {
    command: 'node tools/models/make-calibration.ts',
    model: `assets/public/models/${content.model}/calibration.json`,
    supplement: supplement && `training/results/${content.model}-supplement.json, ${supplement.date}`,
  };
  writeFileSync(join(root, path), `${JSON.stringify({ id, date, source, ...content }, null, 2)}\n`);
  console.log(`${path}: ${id}${supplement ? '' : ', no supplement'}`);
}

function readSupplement(model: string): Supplement | null {
  const path = `training/results/${model}-supplement.json`;
  return existsSync(join(root, path)) ? readJson<Supplement>(path) : null;
}

/** Our own files; their shape is checked by the tests of the detectors. */
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}
