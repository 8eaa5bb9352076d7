import data from './calibration.json';
import type { Condition } from './condition';

/** Written by `tools/models/make-calibration.ts`; z = logits[1] - logits[0]. */
export interface ImageCalibration {
  /** Changes with every change of the numbers. */
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  readonly model: string;
  /** What a picture may weigh at most, log10 LR. */
  readonly logLrCap: { readonly ai: number; readonly human: number };
  readonly conditions: Readonly<Record<Condition, ConditionCalibration>>;
}

export interface ConditionCalibration {
  /** p = 1/(1+exp(-(a·z+b))) at equal prior. */
  readonly platt: { readonly a: number; readonly b: number };
  /** z above which 1 % of the validation pictures not made by AI lie. */
  readonly fpr1: number;
  /** z under which at most 10 % of AI pictures lie; null: not measured, the gate stays shut. */
  readonly noSignGate: number | null;
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

export const calibration: ImageCalibration = data;
