import type { Detector, Recollection } from '../../core/detector';
import type { Finding } from '../../core/evidence';

/**
 * A copy that looks like this picture says little, and pictures can look alike: never enough for a label
 * (`policy.labelFromLogLr`).
 */
const WEAK_LOG_LR = 0.3;

export const detector: Detector = {
  id: 'credential-memory',
  version: '1.0.0',
  takes: ['image'],
  needs: ['fingerprint'],
  readsCircumstances: true,
  detect: async (_item, { fingerprint }, { memory, signal }) => {
    const recollections = memory === null ? [] : await memory.recall(fingerprint, signal);
    // Of many copies that say the same, the nearest: the same picture is no more AI for being met often.
    const nearest = [recollections.find(isAi), recollections.find((one) => !isAi(one))];
    return nearest.filter((one) => one !== undefined).map(toFinding);
  },
};

function isAi({ says }: Recollection): boolean {
  return says === 'ai-made' || says === 'ai-part';
}

/** A camera is credited to the signed file alone: that a copy resembles it is no claim about this one. */
function toFinding(recollection: Recollection): Finding {
  const { issuer, host, seenAt, says, sourceType, distanceBits } = recollection;
  const isClaimed = isAi(recollection);
  return {
    basis: 'declared',
    claim: { says: isClaimed ? says : 'none', sourceType: isClaimed ? sourceType : null },
    trust: 'memory',
    logLr: isClaimed ? WEAK_LOG_LR : null,
    detail: { issuer, host, seenAt, said: says, saidSourceType: sourceType, distanceBits },
  };
}
