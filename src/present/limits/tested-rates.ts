import data from './tested-rates.json';

/** How often estimates were wrong in tests. Written by `tools/models/write-limits.ts`; the documents say the same. */
export interface TestedRates {
  readonly text: TextRates;
  readonly image: ImageRates;
}

export interface TextRates {
  /** BCP 47 */
  readonly language: string;
  /** ISO 8601 day of the test. */
  readonly date: string;
  /** Ids of the models that together make the estimate. */
  readonly models: readonly string[];
  /** Id of the calibration that was tested. */
  readonly calibration: string;
  readonly policy: string;
  /** Share of AI that was assumed, 0..1. */
  readonly prior: number;
  readonly browser: string;
  /** Nothing was trained, chosen or tuned on them. */
  readonly sources: { readonly human: number; readonly ai: number };
  /** Shortest first. */
  readonly lengths: readonly LengthRates[];
  /** Kinds of writing, texts by people only. */
  readonly registers: readonly { readonly name: string; readonly falseFlags: Rate }[];
  /** Changes made to AI texts; `none` are the same texts as they were. */
  readonly attacks: readonly ChangeRates[];
  /** AI texts that a model wrote anew, by what it was told to do, each set beside its own `none`. */
  readonly rewritten: Readonly<Record<'paraphrased' | 'humanised', readonly ChangeRates[]>>;
}

export interface ChangeRates {
  readonly name: string;
  readonly found: Rate;
  readonly noSignOfAi: Rate;
}

/** null: no texts of that class and length. */
export interface LengthRates {
  /** e.g. `100-149` */
  readonly words: string;
  /** Texts by people that were called "likely". */
  readonly falseFlags: Rate | null;
  /** AI texts that were called "likely". */
  readonly found: Rate | null;
  readonly noSignOfAi: Rate | null;
  readonly auroc: AurocRate | null;
}

/** With its 95 % interval, 0..1. */
export interface AurocRate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What size, bytes and format of the files tell, whatever they show; the detector claims what it has above that. */
export interface FilesAlone {
  /** 0.5 is chance. */
  readonly auroc: number;
  /** AUROC of the detector minus that of the files, -1..1. */
  readonly above: AurocRate;
}

export interface ImageRates {
  readonly date: string;
  readonly models: readonly string[];
  /** Id of the calibration that was tested. */
  readonly calibration: string;
  readonly policy: string;
  /** Share of AI that was assumed, 0..1. */
  readonly prior: number;
  readonly browser: string;
  /** Nothing was trained, chosen or tuned on them. */
  readonly sources: { readonly human: number; readonly ai: number };
  /** Of the pictures as found; null when there was nothing to compare. */
  readonly filesAlone: FilesAlone | null;
  readonly conditions: readonly ConditionRates[];
}

export interface ConditionRates {
  /** `clean`, `web`, `hard`, `thumb` */
  readonly name: string;
  /** Pictures not made by AI that were called "likely": all of them, then by kind. */
  readonly falseFlags: Rate | null;
  readonly photographs: Rate | null;
  readonly art: Rate | null;
  readonly screenshots: Rate | null;
  readonly found: Rate | null;
  readonly noSignOfAi: Rate | null;
  readonly noSignOfOthers: Rate | null;
  readonly auroc: AurocRate | null;
}

/** `hits` of `n`; low and high end of the 95 % interval, 0..1. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

export const testedRates: TestedRates = data;
