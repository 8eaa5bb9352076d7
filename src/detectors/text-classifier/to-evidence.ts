import type { Finding } from '../../core/evidence';
import { binOf, calibration as shipped, fused, type TextCalibration } from './calibration';

/** Means over the windows of one passage, weighted by their words. */
export interface PassageScore {
  /** Words of the whole passage after normalising. */
  readonly words: number;
  /** Words of all windows that were scored; fewer where windows of a very long passage were left out. */
  readonly wordsJudged: number;
  readonly windows: number;
  readonly zModel: number;
  readonly zNgram: number;
}

/** Weighs one passage: both scores fused into one logit, then read with the calibration of its length. */
export function toEvidence(passage: PassageScore, calibration: TextCalibration = shipped): Finding {
  const { zModel, zNgram } = passage;
  const z = fused(zModel, zNgram, calibration);
  const bin = binOf(passage.wordsJudged, calibration.bins);
  if (!bin || !Number.isFinite(z)) throw new Error('the text models gave no usable score');
  const { ai, human } = bin.logLrCap ?? calibration.logLrCap;
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
      ...(bin.testedOn && { calibratedOn: { notAi: bin.testedOn.human, ai: bin.testedOn.ai } }),
      calibration: calibration.id,
    },
    limits: limitsOf(passage, calibration),
    detail: {
      model: calibration.model,
      words: passage.words,
      wordsJudged: passage.wordsJudged,
      windows: passage.windows,
      z,
      zModel,
      zNgram,
      threshold: bin.accuseAbove,
      noSignGate: bin.noSignGate,
    },
  };
}

function limitsOf(
  { words, wordsJudged }: PassageScore,
  { bins, modelLimit }: TextCalibration,
): readonly string[] {
  return [
    ...(modelLimit === null ? [] : [modelLimit]),
    ...(words < (bins[1]?.minWords ?? 0) ? ['limit_short_text'] : []),
    ...(wordsJudged < words ? ['limit_text_sampled'] : []),
  ];
}
