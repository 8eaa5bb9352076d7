import type { ErrorCode } from './errors';
import type { Estimate, Finding } from './evidence';
import { packName, type Pack, type PackOutputs } from './pack';

/** Probabilities nearer to 0 and 1 carry no more; keeps the logit finite. */
const EDGE = 1e-6;

/** One logit for AI from what the model gave. Not finite when the model's numbers are not. */
export function packLogit(raw: readonly number[], { kind, ai, notAi }: PackOutputs): number {
  const value = raw[ai] ?? Number.NaN;
  if (kind === 'logit') return value;
  if (kind === 'logits') return value - (raw[notAi ?? (ai === 0 ? 1 : 0)] ?? Number.NaN);
  if (!(value >= 0 && value <= 1)) return Number.NaN;
  const p = Math.min(1 - EDGE, Math.max(EDGE, value));
  return Math.log(p / (1 - p));
}

/**
 * What a pack's model found, with what may be said of it: without tested rates for this condition it neither accuses nor
 * acquits and weighs nothing; its weight is never above log10(N/10) of the items that it was calibrated on.
 */
export function asPackFinding(finding: Finding, pack: Pack, condition: string): Finding {
  const { calibration, errorTable } = pack.manifest;
  const isTested = errorTable?.conditions.some(({ name }) => name === condition) === true;
  const { estimate, logLr, ...rest } = finding;
  const { ai, notAi } = calibration.sampleSizes;
  const most = Math.max(0, Math.log10(Math.min(ai, notAi) / 10));
  return {
    ...rest,
    logLr: logLr === null || !isTested ? null : Math.min(most, Math.max(-most, logLr)),
    ...(estimate && { estimate: byMaker(isTested ? estimate : silenced(estimate)) }),
    limits: [isTested ? 'limit_pack' : 'limit_pack_untested', ...(finding.limits ?? [])],
    detail: { ...finding.detail, model: packName(pack), pack: { sha256: pack.sha256, isTested } },
  };
}

/** What the embedded model found because the pack could not. */
export function asStopgap(finding: Finding, version: string, pack: string, code: ErrorCode): Finding {
  return {
    ...finding,
    version,
    isStopgap: true,
    limits: ['limit_pack_failed', ...(finding.limits ?? [])],
    detail: { ...finding.detail, packFailed: { pack, code } },
  };
}

/** The words of the product speak of our tests: the maker's rates are shown with the pack only. */
function byMaker({ falseAlarmsPer100: _, missesPer100: __, ...estimate }: Estimate): Estimate {
  return estimate;
}

function silenced(estimate: Estimate): Estimate {
  return { ...estimate, mayAccuse: false, maySayNoSign: false };
}
