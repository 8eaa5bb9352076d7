import { segment } from '../../../src/detectors/text-classifier/parts.ts';
import type { Models } from '../../../src/detectors/text-classifier/score.ts';
import type { Documents, PlainDocument } from './make-documents.ts';
import { figuresOf, type Reading, type StitchedFigures } from './measures.ts';
import { isAccused, readOpen, scoreSentences } from './product.ts';
import type { PartSettings } from './settings.ts';
import type { ScoredDocuments } from './sweep.ts';

/** Called before each document. */
export type Tick = (what: string, done: number, of: number) => void;

export interface Measured {
  readonly settings: PartSettings;
  readonly stitched: {
    /** Those whose whole text may be accused: what a person gets to see. */
    readonly accused: StitchedFigures;
    /** All, as if every text might be accused. */
    readonly gateOpen: StitchedFigures;
    /** Of all, those in which both writers wrote the same kind of text. */
    readonly sameRegister: StitchedFigures;
  };
  readonly human: PlainFigures;
  readonly ai: PlainFigures;
}

/** Documents by one writer. */
export interface PlainFigures {
  readonly documents: number;
  readonly accused: number;
  /** Documents with any mark, gate open. */
  readonly marked: number;
  /** Accused documents of which the product says that the score rests on the whole. */
  readonly wholeOfAccused: number;
}

/** Measures the product's own reading with these settings. */
export async function measure(
  { stitched, human, ai }: Documents,
  settings: PartSettings,
  models: Models,
  tick: Tick,
): Promise<Measured> {
  const readings: (Reading & { isAccused: boolean; isSameRegister: boolean })[] = [];
  for (const [at, { text, truth, isSameRegister }] of stitched.entries()) {
    tick('stitched', at, stitched.length);
    const read = await readOpen(text, settings, models);
    readings.push({ ...read, truth, isSameRegister, isAccused: await isAccused(text, models) });
  }
  return {
    settings,
    stitched: {
      accused: figuresOf(readings.filter((one) => one.isAccused)),
      gateOpen: figuresOf(readings),
      sameRegister: figuresOf(readings.filter((one) => one.isSameRegister)),
    },
    human: await measurePlain('human', human, settings, models, tick),
    ai: await measurePlain('ai', ai, settings, models, tick),
  };
}

async function measurePlain(
  what: string,
  documents: readonly PlainDocument[],
  settings: PartSettings,
  models: Models,
  tick: Tick,
): Promise<PlainFigures> {
  const figures = { documents: documents.length, accused: 0, marked: 0, wholeOfAccused: 0 };
  for (const [at, { text }] of documents.entries()) {
    tick(what, at, documents.length);
    const isMarked = (await readOpen(text, settings, models)).found.length > 0;
    const accused = await isAccused(text, models);
    if (isMarked) figures.marked += 1;
    if (accused) figures.accused += 1;
    if (accused && !isMarked) figures.wholeOfAccused += 1;
  }
  return figures;
}

/** The scores on which thresholds are chosen. */
export async function scoreDocuments(
  { stitched, human }: Documents,
  windowSentences: number,
  models: Models,
  tick: Tick,
): Promise<ScoredDocuments> {
  const scored: ScoredDocuments['stitched'][number][] = [];
  for (const [at, { text, truth }] of stitched.entries()) {
    tick('stitched', at, stitched.length);
    const scores = await scoreSentences(text, windowSentences, models);
    scored.push({ truth, scores, isAccused: await isAccused(text, models) });
  }
  const plain: (readonly number[])[] = [];
  for (const [at, { text }] of human.entries()) {
    tick('human', at, human.length);
    plain.push(await scoreSentences(text, windowSentences, models));
  }
  return { windowSentences, stitched: scored, human: plain };
}

/**
 * Settings are chosen on scores that are computed here and measured on what the product reads.
 * @throws Error where the two are not the same
 */
export async function checkAgreement(
  documents: Documents,
  settings: PartSettings,
  models: Models,
): Promise<void> {
  for (const { id, text } of documents.stitched) {
    const scores = await scoreSentences(text, settings.windowSentences, models);
    const { found } = await readOpen(text, settings, models);
    if (JSON.stringify(segment(scores, settings)) !== JSON.stringify(found))
      throw new Error(`${id}: the product marks other sentences than the sweep`);
  }
}
