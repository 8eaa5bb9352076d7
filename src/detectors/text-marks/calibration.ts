import data from './calibration.json';
import type { Strength } from './marks.table';

/** Weights are set by rule (`source`); hits are counted by `tools/measure/text-marks.ts`. */
export interface MarksCalibration {
  /** Changes with every change of the numbers. */
  readonly id: string;
  /** ISO 8601 */
  readonly date: string;
  /** log10 LR of a strong mark, of each medium one up to a cap for all, and of weak ones together. */
  readonly logLr: {
    readonly strong: number;
    readonly medium: number;
    readonly mediumCap: number;
    readonly weak: number;
  };
  /** Passages whose strongest mark, after what lowers it, is of this level or a stronger one. */
  readonly levels: Readonly<Record<Strength, MeasuredLevel>>;
}

export interface MeasuredLevel {
  readonly humanHits: number;
  readonly aiHits: number;
  /** Upper end of the 95 % Wilson interval, so that no hit in many passages does not read as never. */
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

export const calibration: MarksCalibration = data;
