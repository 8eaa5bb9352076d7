import type { FoundEvidence } from '../../core/evidence';

/**
 * Parts of a text and regions of a picture are scored only where the estimate of the whole may say "likely"; anything less
 * would point at chance. The built-in model scores them, so none are offered for what a pack judged: that verdict rests on
 * another model.
 */
export function invitesCloserLook({ estimate, detail }: FoundEvidence): boolean {
  return estimate?.mayAccuse === true && detail['pack'] === undefined;
}
