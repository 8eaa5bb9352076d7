import { describe, expect, it } from 'vitest';
import { calibration, type ImageCalibration } from '../../../../src/detectors/image-classifier/calibration';
import { conditions, type Delivery } from '../../../../src/detectors/image-classifier/condition';
import { toEvidence } from '../../../../src/detectors/image-classifier/to-evidence';

const pixels = { width: 400, height: 400, data: new Uint8ClampedArray() };
const hard: Delivery = { condition: 'hard', candidates: ['hard'], jpegQuality: 40 };
const hardOrClean: Delivery = { ...hard, candidates: ['hard', 'clean'] };

function withGates(hardGate: number | null, cleanGate: number | null): ImageCalibration {
  const { clean, hard: old } = calibration.conditions;
  return {
    ...calibration,
    conditions: {
      ...calibration.conditions,
      hard: { ...old, noSignGate: hardGate, falseAlarmsPer100: 2, missesPer100: 9 },
      clean: { ...clean, noSignGate: cleanGate, falseAlarmsPer100: 3, missesPer100: 8 },
    },
  };
}
const estimate = (z: number, delivery: Delivery, data: ImageCalibration) =>
  toEvidence([0, z], delivery, pixels, data).estimate;

describe('toEvidence of a picture', () => {
  it('says "no sign" only below the gate', () => {
    expect(estimate(-2.1, hard, withGates(-2, null))?.maySayNoSign).toBe(true);
    expect(estimate(-2, hard, withGates(-2, null))?.maySayNoSign).toBe(false);
  });

  it('never says "no sign" while a gate is shut', () => {
    expect(estimate(-9, hard, withGates(null, -2))?.maySayNoSign).toBe(false);
    expect(estimate(-9, hardOrClean, withGates(-2, null))?.maySayNoSign).toBe(false);
  });

  it('takes the stricter gate and the worse error rates when the condition is in doubt', () => {
    expect(estimate(-2.5, hardOrClean, withGates(-2, -3))?.maySayNoSign).toBe(false);
    expect(estimate(-3.5, hardOrClean, withGates(-2, -3))).toMatchObject({
      maySayNoSign: true,
      falseAlarmsPer100: 3,
      missesPer100: 9,
    });
  });
});

describe('the shipped image calibration', () => {
  it.each(conditions)('has usable numbers for %s', (condition) => {
    const { platt, accuseAbove, noSignGate, falseAlarmsPer100, missesPer100 } =
      calibration.conditions[condition];
    expect(platt.a).toBeGreaterThan(0);
    expect(Number.isFinite(platt.b)).toBe(true);
    expect(noSignGate === null || noSignGate < accuseAbove).toBe(true);
    expect(falseAlarmsPer100).toBeGreaterThan(0);
    expect(missesPer100).toBeGreaterThanOrEqual(0);
  });

  it('makes no condition stricter than clean, which stands in for unknown ones', () => {
    const thresholds = conditions.map((condition) => calibration.conditions[condition].accuseAbove);
    expect(Math.max(...thresholds)).toBe(calibration.conditions.clean.accuseAbove);
  });
});
