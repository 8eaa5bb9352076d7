import type { Pixels } from '../../core/artifact';
import type { Estimate, Finding } from '../../core/evidence';
import { calibration as shipped, type Caps, type ImageCalibration } from './calibration';
import type { Delivery } from './condition';

/** Wider than this, the centre square leaves out a third of the picture or more. */
const MAX_COVERED_ASPECT = 1.5;

/**
 * Weighs one pair of raw logits.
 * @param logits [camera or hand, AI]
 * @param pixels the whole picture, upright
 */
export function toEvidence(
  logits: readonly number[],
  delivery: Delivery,
  pixels: Pixels,
  calibration: ImageCalibration = shipped,
): Finding {
  const z = zOf(logits);
  const { platt, logLrCap } = calibration.conditions[delivery.condition];
  const { estimate, threshold, noSignGate } = estimateOf(z, delivery, calibration);
  return {
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: capped((platt.a * z + platt.b) / Math.LN10, logLrCap ?? calibration.logLrCap),
    score: 1 / (1 + Math.exp(-z)),
    estimate,
    limits: limitsOf(delivery, pixels, calibration),
    detail: {
      model: calibration.model,
      view: 'whole',
      z,
      threshold,
      noSignGate,
      jpegQuality: delivery.jpegQuality,
      alsoPossible: delivery.candidates.slice(1),
    },
  };
}

/** The logit difference. */
export function zOf(logits: readonly number[]): number {
  const z = (logits[1] ?? Number.NaN) - (logits[0] ?? Number.NaN);
  if (!Number.isFinite(z)) throw new Error('the image model gave no finite logits');
  return z;
}

function estimateOf(z: number, delivery: Delivery, calibration: ImageCalibration) {
  const candidates = delivery.candidates.map((condition) => calibration.conditions[condition]);
  const threshold = Math.max(...candidates.map((one) => one.accuseAbove));
  const { testedOn } = calibration.conditions[delivery.condition];
  const gates = candidates.map((one) => one.noSignGate);
  const noSignGate = gates.includes(null) ? null : Math.min(...gates.filter((gate) => gate !== null));
  const estimate: Estimate = {
    mayAccuse: z > threshold,
    maySayNoSign: noSignGate !== null && z < noSignGate,
    falseAlarmsPer100: Math.max(...candidates.map((one) => one.falseAlarmsPer100)),
    missesPer100: Math.max(...candidates.map((one) => one.missesPer100)),
    condition: delivery.condition,
    ...(testedOn && { calibratedOn: { notAi: testedOn.human, ai: testedOn.ai } }),
    calibration: calibration.id,
  };
  return { estimate, threshold, noSignGate };
}

function capped(logLr: number, cap: Caps): number {
  return Math.min(cap.ai, Math.max(cap.human, logLr));
}

function limitsOf(
  delivery: Delivery,
  { width, height }: Pixels,
  { modelLimit }: ImageCalibration,
): readonly string[] {
  const limits = modelLimit === null ? [] : [modelLimit];
  if (delivery.condition === 'thumb' || delivery.condition === 'hard') limits.push('limit_small_picture');
  else if (delivery.condition === 'web') limits.push('limit_recompressed');
  if (Math.max(width, height) > MAX_COVERED_ASPECT * Math.min(width, height))
    limits.push('limit_centre_only');
  return limits;
}
