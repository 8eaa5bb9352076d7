/**
 * Writes `calibration.json` of both classifier detectors from the models' own calibration and, where measured,
 * from `training/results/*-supplement.json` (no-sign gates; false alarms and misses as they turned out).
 * `training/results/text-v1-calibration.json`, once it is there, takes the place of all that for text: it was measured
 * on whole documents, and names the models that it is for.
 * Run after any of them changes: `node tools/models/make-calibration.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageRates, ratesOf, testedOn, type MeasuredPlace, type MeasuredTier } from './measured-rates.ts';

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

/** As the training package writes it; the numbers are taken over as they stand. */
interface DocumentCalibration {
  readonly date: string;
  readonly model: string;
  readonly ngramModel: string;
  readonly language: string;
  readonly minWords: number;
  readonly fusion: { readonly model: number; readonly ngram: number; readonly bias: number };
  readonly bins: readonly {
    readonly bin: string;
    readonly minWords: number;
    readonly platt: Platt;
    readonly accuseAbove: number;
    readonly noSignGate: number | null;
    readonly logLrCap?: { readonly ai: number; readonly human: number };
    readonly falseAlarmsPer100: number;
    readonly missesPer100: number;
    readonly testedOn: { readonly human: number; readonly ai: number };
  }[];
  readonly parts?: { readonly windowSentences?: number; readonly enter?: number; readonly exit?: number };
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

const DOCUMENTS = 'training/results/text-v1-calibration.json';

writeImage();
if (existsSync(join(root, DOCUMENTS))) writeDocuments();
else writeTextV0();

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
  write('image-classifier', supplemented('image-v0', supplement), {
    model: 'image-v0',
    logLrCap: IMAGE_CAP,
    conditions,
  });
}

function writeDocuments() {
  const { date, ...measured } = readJson<DocumentCalibration>(DOCUMENTS);
  for (const model of [measured.model, measured.ngramModel])
    if (!existsSync(join(root, 'assets/public/models', model))) throw new Error(`no model folder ${model}`);
  const { model, ngramModel, language, minWords, fusion, bins, parts } = measured;
  write(
    'text-classifier',
    { measured: `${DOCUMENTS}, ${date}` },
    {
      model,
      ngramModel,
      language,
      minWords,
      logLrCap: TEXT_CAP,
      fusion,
      isByDocument: true,
      bins,
      modelLimit: null,
      ...(parts && { parts }),
    },
  );
}

function writeTextV0() {
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
    ...(supplement?.bins?.[bin] && { testedOn: testedOn(supplement.bins[bin]) }),
  }));
  write('text-classifier', supplemented('text-v0', supplement), {
    model: 'text-v0',
    ngramModel: 'text-ngram-v0',
    language,
    minWords,
    logLrCap: TEXT_CAP,
    fusion: { model: fusion.weights[0], ngram: fusion.weights[1], bias: fusion.bias },
    isByDocument: false,
    bins,
    modelLimit: 'limit_model_v0_unseen_sources',
  });
}

/** The id is made from the numbers, so it changes exactly when they do; the date stays with the id. */
function write(
  detector: string,
  from: { readonly [name: string]: string | null },
  content: { model: string; [name: string]: unknown },
) {
  const path = `src/detectors/${detector}/calibration.json`;
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  const id = `${content.model}-${digest}`;
  const old = existsSync(join(root, path)) ? readJson<{ id: string; date: string }>(path) : null;
  const date = old?.id === id ? old.date : new Date().toISOString().slice(0, 10);
  const source = { command: 'node tools/models/make-calibration.ts', ...from };
  writeFileSync(join(root, path), `${JSON.stringify({ id, date, source, ...content }, null, 2)}\n`);
  console.log(`${path}: ${id}, from ${Object.values(from).filter(Boolean).join(' and ')}`);
}

/** The model's own calibration, and what was measured since. */
function supplemented(model: string, supplement: Supplement | null) {
  return {
    model: `assets/public/models/${model}/calibration.json`,
    supplement: supplement && `training/results/${model}-supplement.json, ${supplement.date}`,
  };
}

function readSupplement(model: string): Supplement | null {
  const path = `training/results/${model}-supplement.json`;
  return existsSync(join(root, path)) ? readJson<Supplement>(path) : null;
}

/** Our own files; their shape is checked by the tests of the detectors. */
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}
