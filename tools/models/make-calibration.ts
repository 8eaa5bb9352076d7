/**
 * Writes `calibration.json` of both classifier detectors: of pictures from the model's own calibration and
 * `training/results/image-v0-supplement.json` (gates and rates as they turned out), of text from
 * `training/results/text-v1-calibration.json`, which names the models that it is for.
 * Run after any of them changes: `node tools/models/make-calibration.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LengthRates, Rate, TestedRates } from '../../src/present/limits/tested-rates.ts';
import { imageRates, type MeasuredTier } from './measured-rates.ts';

interface Platt {
  readonly a: number;
  readonly b: number;
}

interface ImageModelCalibration {
  readonly by_tier: Record<string, { platt: Platt; threshold_logit: { fpr_1pct: number } }>;
}

/** As the training package writes it; the numbers are taken over as they stand. */
interface TextCalibration {
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
    /** What each source would have met with gates made without it; for people who read the results. */
    readonly leftOut: unknown;
  }[];
  readonly parts?: { readonly windowSentences?: number; readonly enter?: number; readonly exit?: number };
}

interface Supplement {
  readonly date: string;
  readonly tiers?: Record<string, MeasuredTier>;
}

const root = join(import.meta.dirname, '../..');

/** A weak model: log10 LR within -0.3 and +0.9. */
const IMAGE_CAP = { ai: 0.9, human: -0.3 };
/** Of lengths that state none of their own (evaluation protocol §5). */
const TEXT_CAP = { ai: 1.3, human: -0.7 };

/** Written by `write-limits.ts` from the evaluation of the test sources. */
const TESTED_RATES = 'src/present/limits/tested-rates.json';
const TEXT_CALIBRATION = 'training/results/text-v1-calibration.json';

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
  write('image-classifier', supplemented('image-v0', supplement), {
    model: 'image-v0',
    logLrCap: IMAGE_CAP,
    conditions,
  });
}

function writeText() {
  const { date, ...measured } = readJson<TextCalibration>(TEXT_CALIBRATION);
  for (const model of [measured.model, measured.ngramModel])
    if (!existsSync(join(root, 'assets/public/models', model))) throw new Error(`no model folder ${model}`);
  const { model, ngramModel, language, minWords, fusion, bins, parts } = measured;
  write(
    'text-classifier',
    { measured: `${TEXT_CALIBRATION}, ${date}` },
    {
      model,
      ngramModel,
      language,
      minWords,
      logLrCap: TEXT_CAP,
      fusion,
      bins,
      modelLimit: 'limit_text_model_sources',
      ...(parts && { parts }),
    },
  );
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
  writeFileSync(
    join(root, path),
    `${JSON.stringify({ id, date, source, ...shipped(id, content) }, null, 2)}\n`,
  );
  console.log(`${path}: ${id}, from ${Object.values(from).filter(Boolean).join(' and ')}`);
}

/**
 * What ships: without the record of the fit, and with rates never better than what the test found: per length the worse of
 * both. The id is that of the fit alone, since the test is made with it.
 */
function shipped(id: string, content: { readonly [name: string]: unknown }) {
  const bins = content['bins'] as TextCalibration['bins'] | undefined;
  if (!bins) return content;
  const { text } = readJson<TestedRates>(TESTED_RATES);
  const lengths = text.calibration === id ? text.lengths : [];
  return {
    ...content,
    bins: bins.map((bin) =>
      worse(
        bin,
        lengths.find(({ words }) => words === bin.bin),
      ),
    ),
  };
}

function worse({ leftOut: _, ...bin }: TextCalibration['bins'][number], found: LengthRates | undefined) {
  const worst = (rate: number, of: Rate | null | undefined) =>
    Math.max(rate, of ? Math.ceil((1000 * of.hits) / of.n) / 10 : 0);
  return {
    ...bin,
    falseAlarmsPer100: worst(bin.falseAlarmsPer100, found?.falseFlags),
    missesPer100: worst(bin.missesPer100, found?.noSignOfAi),
  };
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
