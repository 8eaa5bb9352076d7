/**
 * Writes `calibration.json` of both classifier detectors from `training/results/image-v1-calibration.json` and
 * `training/results/text-v1-calibration.json`, which name the models that they are for.
 * Run after any of them changes: `node tools/models/make-calibration.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rate, TestedRates } from '../../src/present/limits/tested-rates.ts';

interface Platt {
  readonly a: number;
  readonly b: number;
}

/** As the training package writes it; the numbers are taken over as they stand. */
interface ImageCalibration {
  readonly date: string;
  readonly model: string;
  /** `sha256`: of the hashes of the pictures, each with its delivery. */
  readonly data: { readonly sha256: string };
  readonly conditions: Readonly<Record<string, Condition>>;
}

interface Condition {
  readonly platt: Platt;
  readonly accuseAbove: number;
  readonly noSignGate: number | null;
  readonly logLrCap: { readonly ai: number; readonly human: number };
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
  readonly testedOn: { readonly human: number; readonly ai: number };
  readonly leftOut: unknown;
}

/** The same of texts. */
interface TextCalibration {
  readonly date: string;
  /** Ids of the texts, hashed. */
  readonly data: { readonly idsSha256: string };
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

const root = join(import.meta.dirname, '../..');

/** Of conditions that state none: a weak model. */
const IMAGE_CAP = { ai: 0.9, human: -0.3 };
/** Of lengths that state none of their own (evaluation protocol §5). */
const TEXT_CAP = { ai: 1.3, human: -0.7 };

/** Written by `write-limits.ts` from the evaluations of the test sources. */
const TESTED_RATES = 'src/present/limits/tested-rates.json';
const IMAGE_CALIBRATION = 'training/results/image-v1-calibration.json';
const TEXT_CALIBRATION = 'training/results/text-v1-calibration.json';

writeImage();
writeText();

function writeImage() {
  const { date, data, model, conditions } = readJson<ImageCalibration>(IMAGE_CALIBRATION);
  requireModel(model);
  const content = { model, logLrCap: IMAGE_CAP, conditions };
  const id = idOf(content);
  const { image } = readJson<TestedRates>(TESTED_RATES);
  const tested = image.calibration === id ? image.conditions : [];
  const shipped = Object.entries(conditions).map(([name, one]) => {
    const found = tested.find((rates) => rates.name === name);
    return [name, worse(one, found?.photographs, found?.noSignOfAi)] as const;
  });
  const source = { measured: `${IMAGE_CALIBRATION}, ${date}`, dataSha256: data.sha256 };
  const modelLimit = 'limit_image_model_sources';
  write('image-classifier', id, source, {
    ...content,
    modelLimit,
    conditions: Object.fromEntries(shipped),
  });
}

function writeText() {
  const { date, data, ...fit } = readJson<TextCalibration>(TEXT_CALIBRATION);
  const { model, ngramModel, language, minWords, fusion, bins, parts } = fit;
  [model, ngramModel].forEach(requireModel);
  const content = {
    model,
    ngramModel,
    language,
    minWords,
    logLrCap: TEXT_CAP,
    fusion,
    bins,
    modelLimit: 'limit_text_model_sources',
    ...(parts && { parts }),
  };
  const id = idOf(content);
  const { text } = readJson<TestedRates>(TESTED_RATES);
  const tested = text.calibration === id ? text.lengths : [];
  const shipped = bins.map((bin) => {
    const found = tested.find(({ words }) => words === bin.bin);
    return worse(bin, found?.falseFlags, found?.noSignOfAi);
  });
  const source = { measured: `${TEXT_CALIBRATION}, ${date}`, dataSha256: data.idsSha256 };
  write('text-classifier', id, source, { ...content, bins: shipped });
}

function requireModel(model: string) {
  if (!existsSync(join(root, 'assets/public/models', model))) throw new Error(`no model folder ${model}`);
}

/** Made from the numbers of the fit, so it changes exactly when they do; the test is made with it. */
function idOf(content: { readonly model: string }): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  return `${content.model}-${digest}`;
}

/** What ships: without the record of the fit, and with rates never better than what the test found. */
function worse<Fit extends { falseAlarmsPer100: number; missesPer100: number; leftOut: unknown }>(
  { leftOut: _, ...fit }: Fit,
  falseFlags: Rate | null | undefined,
  noSignOfAi: Rate | null | undefined,
) {
  const worst = (rate: number, of: Rate | null | undefined) =>
    Math.max(rate, of ? Math.ceil((1000 * of.hits) / of.n) / 10 : 0);
  return {
    ...fit,
    falseAlarmsPer100: worst(fit.falseAlarmsPer100, falseFlags),
    missesPer100: worst(fit.missesPer100, noSignOfAi),
  };
}

interface Source {
  readonly measured: string;
  readonly dataSha256: string;
}

/** The date stays with the id. */
function write(detector: string, id: string, { measured, dataSha256 }: Source, content: object) {
  const path = `src/detectors/${detector}/calibration.json`;
  const old = existsSync(join(root, path)) ? readJson<{ id: string; date: string }>(path) : null;
  const date = old?.id === id ? old.date : new Date().toISOString().slice(0, 10);
  const source = { command: 'node tools/models/make-calibration.ts', measured, dataSha256 };
  writeFileSync(join(root, path), `${JSON.stringify({ id, date, source, ...content }, null, 2)}\n`);
  console.log(`${path}: ${id}, from ${measured}`);
}

/** Our own files; their shape is checked by the tests of the detectors. */
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}
