/** One condition or length bin of a supplement, as `training/text/measure_v0.py` and `training/image/measure_images.py` write it. */
export interface MeasuredPlace {
  readonly noSignGate: number | null;
  readonly ai: Record<string, MeasuredPool>;
  readonly real?: Record<string, MeasuredPool>;
  readonly human?: Record<string, MeasuredPool>;
}

/** What `training/image/measure_images.py` adds: thresholds set on sources that the model never saw. */
export interface MeasuredTier extends MeasuredPlace {
  readonly accuse: { readonly gate: number; readonly realUnseenByGroup: { readonly photo: Rate } };
  /** The gate that holds in every generator family with enough pictures, not only on average. */
  readonly strictGate: { readonly gate: number | null };
}

interface MeasuredPool {
  readonly all: { readonly belowGate: Rate; readonly aboveFpr1: Rate };
}

interface Rate {
  readonly n: number;
  /** 0..1 */
  readonly rate: number | null;
  readonly wilson95: readonly number[];
}

/** Until measured: the share that the 1 % threshold was made for, on the sources of training. */
const NOMINAL_FALSE_ALARMS_PER_100 = 1;
/** What the no-sign gate promises (evaluation protocol §6). */
const MAX_MISS_RATE = 0.1;
/** Smaller pools cannot show that the promise is broken. */
const MIN_POOL = 30;

/**
 * What the image detector may say in one delivery condition. On sources it never saw, the model's own 1 % threshold
 * let 4–5 % of pictures through and the pooled no-sign gate missed up to a third of some families: so both gates are
 * the strict ones. False alarms are given for photographs, as the words on screen say; misses as the promised bound.
 */
export function imageRates(fpr1: number, measured: MeasuredTier | undefined) {
  if (!measured) return { accuseAbove: fpr1, ...ratesOf(undefined, 'real') };
  return {
    accuseAbove: Math.max(fpr1, measured.accuse.gate),
    noSignGate: measured.strictGate.gate,
    falseAlarmsPer100: worstPer100([measured.accuse.realUnseenByGroup.photo]),
    missesPer100: MAX_MISS_RATE * 100,
  };
}

/**
 * What a detector may say in one condition. Of several pools the worst counts, sources never trained on included.
 * The gate stays shut where it was not measured, or where a pool shows with 95 % confidence that more AI items than
 * promised fall under it.
 */
export function ratesOf(measured: MeasuredPlace | undefined, notAi: 'real' | 'human') {
  if (!measured)
    return { noSignGate: null, falseAlarmsPer100: NOMINAL_FALSE_ALARMS_PER_100, missesPer100: 0 };
  const misses = Object.values(measured.ai).map((pool) => pool.all.belowGate);
  const alarms = Object.values(measured[notAi] ?? {}).map((pool) => pool.all.aboveFpr1);
  const isBroken = misses.some(({ n, wilson95 }) => n >= MIN_POOL && (wilson95[0] ?? 0) > MAX_MISS_RATE);
  return {
    noSignGate: isBroken ? null : measured.noSignGate,
    falseAlarmsPer100: worstPer100(alarms),
    missesPer100: isBroken ? 0 : worstPer100(misses), // nothing falls under a gate that is shut
  };
}

/** One decimal, rounded up: never better than measured. */
function worstPer100(rates: readonly Rate[]): number {
  const worst = Math.max(0, ...rates.filter(({ n }) => n >= MIN_POOL).map(({ rate }) => rate ?? 0));
  return Math.ceil(worst * 1000 - 1e-9) / 10;
}
