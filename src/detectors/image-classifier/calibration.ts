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
  /** z above which at most 1 % of pictures not made by AI lie, on sources that the model never saw. */
  readonly accuseAbove: number;
  /** z under which at most 10 % of AI pictures of any tested generator family lie; null: gate shut. */
  readonly noSignGate: number | null;
  /** Photographs per 100 above `accuseAbove`, sources never seen. */
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

export const calibration: ImageCalibration = data;
