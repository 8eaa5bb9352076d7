import data from './calibration.json';

/** Written by `tools/models/make-calibration.ts`; all z are fused scores. */
export interface TextCalibration {
  /** Changes with every change of the numbers. */
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  readonly model: string;
  readonly ngramModel: string;
  readonly language: string;
  readonly minWords: number;
  /** What a passage may weigh at most, log10 LR. */
  readonly logLrCap: { readonly ai: number; readonly human: number };
  /** z = model·z_model + ngram·z_ngram + bias */
  readonly fusion: { readonly model: number; readonly ngram: number; readonly bias: number };
  /** Shortest first. */
  readonly bins: readonly BinCalibration[];
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
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

export const calibration: TextCalibration = data;

/** @returns null below the shortest bin */
export function binOf(words: number, bins: readonly BinCalibration[]): BinCalibration | null {
  return bins.findLast((bin) => words >= bin.minWords) ?? null;
}
