import data from './calibration.json';
import type { Condition } from './condition';

/** Written by `tools/models/make-calibration.ts`; z = logits[1] - logits[0]. */
export interface ImageCalibration {
  /** Changes with every change of the numbers. */
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  readonly model: string;
  /** What a picture may weigh at most, log10 LR, where its condition says nothing else. */
  readonly logLrCap: Caps;
  /** Message key of a limit of the model itself, whatever it judges. */
  readonly modelLimit: string | null;
  readonly conditions: Readonly<Record<Condition, ConditionCalibration>>;
}

export interface Caps {
  readonly ai: number;
  readonly human: number;
}

export interface ConditionCalibration {
  /** p = 1/(1+exp(-(a·z+b))) at equal prior. */
  readonly platt: { readonly a: number; readonly b: number };
  /** Never more than the calibration sample shows. */
  readonly logLrCap?: Caps | undefined;
  /** Above it lie at most 1 % of pictures not made by AI, with 95 % confidence for such as calibrate it; 3 % of any kind. */
  readonly accuseAbove: number;
  /** z under which at most 10 % of AI pictures lie, and of those of any source; null: gate shut. */
  readonly noSignGate: number | null;
  /** Photographs per 100 above `accuseAbove`: the worse of sources left out of the fit and of the test. */
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
  /** Pictures that thresholds and probability were set on. */
  readonly testedOn?: { readonly human: number; readonly ai: number } | undefined;
}

export const calibration: ImageCalibration = data;
