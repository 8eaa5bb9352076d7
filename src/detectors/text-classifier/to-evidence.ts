import type { Finding } from '../../core/evidence';
import { binOf, calibration as shipped, type TextCalibration } from './calibration';

/** Means over the windows of one passage. */
export interface PassageScore {
  /** Words of the whole passage after normalising. */
  readonly words: number;
  readonly windows: number;
  /** Words of the shortest window that was scored; it decides the length bin. */
  readonly shortestWindow: number;
  /** True when windows of a very long passage were left out. */
  readonly isSampled: boolean;
  readonly zModel: number;
  readonly zNgram: number;
}

/** Weighs one passage: both scores fused into one logit, then read with the calibration of its length. */
export function toEvidence(passage: PassageScore, calibration: TextCalibration = shipped): Finding {
  const { zModel, zNgram } = passage;
  const { fusion } = calibration;
  const z = fusion.model * zModel + fusion.ngram * zNgram + fusion.bias;
  const bin = binOf(passage.shortestWindow, calibration.bins);
  if (!bin || !Number.isFinite(z)) throw new Error('the text models gave no usable score');
  const { ai, human } = calibration.logLrCap;
  return {
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: Math.min(ai, Math.max(human, (bin.platt.a * z + bin.platt.b) / Math.LN10)),
    score: 1 / (1 + Math.exp(-zModel)),
    estimate: {
      mayAccuse: z > bin.accuseAbove,
      maySayNoSign: bin.noSignGate !== null && z < bin.noSignGate,
      falseAlarmsPer100: bin.falseAlarmsPer100,
      missesPer100: bin.missesPer100,
      condition: `${bin.bin} words`,
      calibration: calibration.id,
    },
    limits: limitsOf(passage, calibration),
    detail: {
      model: calibration.model,
      words: passage.words,
      windows: passage.windows,
      z,
      zModel,
      zNgram,
      threshold: bin.accuseAbove,
      noSignGate: bin.noSignGate,
    },
  };
}

function limitsOf(passage: PassageScore, { bins }: TextCalibration): readonly string[] {
  const limits = ['limit_model_v0_unseen_sources'];
  if (passage.words < (bins[1]?.minWords ?? 0)) limits.push('limit_short_text');
  if (passage.isSampled) limits.push('limit_text_sampled');
  return limits;
}
