import type { FoundEvidence } from '../core/evidence';
import type { Label, Verdict } from '../core/verdict';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

/** In the order in which they are shown. */
export const limitKeys = [
  'limit_pack_failed',
  'limit_pack_untested',
  'limit_pack',
  'limit_image_model_sources',
  'limit_text_model_sources',
  'limit_small_picture',
  'limit_recompressed',
  'limit_centre_only',
  'limit_whole_view_only',
  'limit_short_text',
  'limit_text_sampled',
  'limit_marks_part',
  'limit_marks_discussed',
  'limit_edited_text',
  'limit_laundered',
  'limit_no_conduct',
] as const satisfies readonly MessageKey[];
type LimitKey = (typeof limitKeys)[number];

/** Labels in which an estimate speaks; what a file declares is not limited by how good a model is. */
const estimated: ReadonlySet<Label> = new Set<Label>([
  'very-likely',
  'likely',
  'inconclusive',
  'no-sign',
  'conflict',
]);

/** The limits that detectors name for this item, and those that follow from what is said of it. */
export function limitWords(verdict: Verdict): readonly Words[] {
  if (!estimated.has(verdict.label)) return [];
  const estimates = verdict.evidence.filter(
    (one): one is FoundEvidence => one.status === 'found' && one.basis === 'inferred',
  );
  const named = new Set<string>(estimates.flatMap((one) => [...(one.limits ?? []), ...viewLimits(one)]));
  for (const key of labelLimits(verdict)) named.add(key);
  return limitKeys.filter((key) => named.has(key)).map((key) => words(key));
}

function viewLimits(estimate: FoundEvidence): readonly LimitKey[] {
  return estimate.detail['view'] === 'whole' ? ['limit_whole_view_only'] : [];
}

function labelLimits({ label, kind }: Verdict): readonly LimitKey[] {
  if (label === 'no-sign') return ['limit_laundered'];
  const isFlaggedText =
    kind === 'text' && (label === 'likely' || label === 'very-likely' || label === 'conflict');
  return isFlaggedText ? ['limit_edited_text', 'limit_no_conduct'] : [];
}
