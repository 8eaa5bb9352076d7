import type { MediaKind } from '../core/item';
import type { MessageKey } from './message-key';
import { amount, words, type Words } from './words';

interface SideKeys {
  readonly ai: MessageKey;
  readonly other: MessageKey;
}

const recordingKeys: SideKeys = { ai: 'ratio_recording_ai', other: 'ratio_recording_device' };
const ratioKeys: Readonly<Record<MediaKind, SideKeys>> = {
  image: { ai: 'ratio_image_ai', other: 'ratio_image_camera' },
  text: { ai: 'ratio_text_ai', other: 'ratio_text_people' },
  page: { ai: 'ratio_text_ai', other: 'ratio_text_people' },
  video: recordingKeys,
  audio: recordingKeys,
};

/** Lower ends as likelihood ratios, strongest first. ENFSI guideline for evaluative reporting (2015), §A3. */
const strengths: readonly (readonly [number, MessageKey])[] = [
  [10_000, 'strength_very_strong'],
  [1_000, 'strength_strong'],
  [100, 'strength_moderately_strong'],
  [10, 'strength_moderate'],
  [2, 'strength_limited'],
];

/** True when an estimate is too weak to point to either side; never of what is not weighed. */
export function isWeightless(logLr: number | null): boolean {
  return logLr !== null && strengthOf(logLr) === undefined;
}

/**
 * How much an estimate weighs, as a likelihood ratio with its strength word; never as a probability.
 * @param logLr log10; null when it is not weighed
 */
export function strengthWords(logLr: number | null, kind: MediaKind): readonly Words[] {
  if (logLr === null) return [];
  const ratio = 10 ** Math.abs(logLr);
  const strength = strengthOf(logLr);
  if (strength === undefined) return [words('ratio_none')];
  const keys = ratioKeys[kind];
  return [words(logLr > 0 ? keys.ai : keys.other, amount(rounded(ratio))), words(strength[1])];
}

/** Under a ratio of 2 the scale knows no support for either side. */
function strengthOf(logLr: number): readonly [number, MessageKey] | undefined {
  return strengths.find(([from]) => 10 ** Math.abs(logLr) >= from);
}

/** Two figures: the calibration carries no more. */
function rounded(ratio: number): number {
  return ratio < 10 ? Math.round(ratio) : Number(ratio.toPrecision(2));
}
