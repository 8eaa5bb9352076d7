import data from './calibration.json';

/** Written by `tools/models/make-calibration.ts`; all z are fused scores. Names the models, so that data alone replaces them. */
export interface TextCalibration {
  /** Changes with every change of the numbers. */
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  readonly model: string;
  readonly ngramModel: string;
  readonly language: string;
  readonly minWords: number;
  /** What a passage may weigh at most, log10 LR, where its bin says nothing else. */
  readonly logLrCap: Caps;
  /** z = model·z_model + ngram·z_ngram + bias */
  readonly fusion: { readonly model: number; readonly ngram: number; readonly bias: number };
  /** Measured on passages and whole documents: all words that were judged choose the bin. Shortest first. */
  readonly bins: readonly BinCalibration[];
  /** Message key of a limit of the model itself, whatever it judges. */
  readonly modelLimit: string | null;
  /** For marking parts; what is left out is derived from the bins (`parts.ts`). */
  readonly parts?: PartsCalibration | undefined;
}

export interface Caps {
  readonly ai: number;
  readonly human: number;
}

export interface BinCalibration {
  /** e.g. `100-199` words after normalising. */
  readonly bin: string;
  readonly minWords: number;
  /** p = 1/(1+exp(-(a·z+b))) at equal prior. */
  readonly platt: { readonly a: number; readonly b: number };
  /** z above which 1 % of passages by people lie. */
  readonly accuseAbove: number;
  /** z under which at most 10 % of AI passages lie; null: not measured, the gate stays shut. */
  readonly noSignGate: number | null;
  readonly logLrCap?: Caps | undefined;
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
  /** Passages that the two rates were counted on. */
  readonly testedOn?: { readonly human: number; readonly ai: number } | undefined;
}

export interface PartsCalibration {
  /** Sentences in one window. */
  readonly windowSentences?: number | undefined;
  /** z from which a part begins, and under which it ends. */
  readonly enter?: number | undefined;
  readonly exit?: number | undefined;
}

export const calibration: TextCalibration = data;

/** @returns null below the shortest bin */
export function binOf(words: number, bins: readonly BinCalibration[]): BinCalibration | null {
  return bins.findLast((bin) => words >= bin.minWords) ?? null;
}

export function fused(zModel: number, zNgram: number, { fusion }: TextCalibration): number {
  return fusion.model * zModel + fusion.ngram * zNgram + fusion.bias;
}
