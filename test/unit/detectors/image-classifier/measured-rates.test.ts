import { describe, expect, it } from 'vitest';
import { ratesOf, type MeasuredPlace } from '../../../../tools/models/measured-rates';

const rate = (hits: number, n: number, low: number) => ({ n, rate: hits / n, wilson95: [low, 1] });
const pool = (below: ReturnType<typeof rate>, above: ReturnType<typeof rate>) => ({
  all: { belowGate: below, aboveFpr1: above },
});
const measured: MeasuredPlace = {
  noSignGate: -2,
  ai: {
    calibration: pool(rate(50, 500, 0.08), rate(0, 500, 0)),
    unseen: pool(rate(30, 200, 0.108), rate(0, 200, 0)),
  },
  real: {
    calibration: pool(rate(0, 700, 0), rate(7, 700, 0)),
    unseen: pool(rate(0, 300, 0), rate(13, 300, 0.02)),
  },
};

describe('ratesOf', () => {
  it('keeps the gate shut and the nominal rate where nothing was measured', () => {
    expect(ratesOf(undefined, 'real')).toEqual({ noSignGate: null, falseAlarmsPer100: 1, missesPer100: 0 });
  });

  const unseen = pool(rate(22, 200, 0.074), rate(0, 200, 0));
  const kept = { ...measured, ai: { ...measured.ai, unseen } };

  it('publishes the worst pool, rounded up', () => {
    expect(ratesOf(kept, 'real')).toEqual({ noSignGate: -2, falseAlarmsPer100: 4.4, missesPer100: 11 });
  });

  it('shuts the gate when a pool shows more misses than promised, beyond chance', () => {
    expect(ratesOf(measured, 'real')).toEqual({ noSignGate: null, falseAlarmsPer100: 4.4, missesPer100: 0 });
  });
});
