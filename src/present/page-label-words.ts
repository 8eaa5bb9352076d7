import type { FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { Verdict } from '../core/verdict';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

/** As `labelFromLogLr` in `fusion/policy.json`; a test compares them. */
export const LABEL_FROM_LOG_LR = 1.0;

interface SayingKeys {
  readonly made: MessageKey;
  readonly part: MessageKey;
}

/** Of texts and pages the usual sentence says already that the page speaks. */
const pageSays: Readonly<Partial<Record<MediaKind, SayingKeys>>> = {
  image: { made: 'label_page_image_sentence', part: 'label_page_image_edited_sentence' },
  video: { made: 'label_page_video_sentence', part: 'label_page_video_edited_sentence' },
  audio: { made: 'label_page_audio_sentence', part: 'label_page_audio_edited_sentence' },
};

/** True when only the page or platform around an item labels it: the file itself says nothing. */
export function isLabelledByPage(verdict: Verdict): boolean {
  return labellingOf(verdict).length > 0 && labellingOf(verdict).every(({ trust }) => trust === 'page');
}

/** The sentence when only the page or platform labels the item; null when the file does too, or nobody. */
export function pageLabelSentence(verdict: Verdict): Words | null {
  if (!isLabelledByPage(verdict)) return null;
  const isPart = verdict.variant === 'edited';
  const platform = platformOf(verdict);
  if (platform !== null) {
    return words(isPart ? 'label_platform_edited_sentence' : 'label_platform_sentence', platform);
  }
  const keys = pageSays[verdict.kind];
  return keys === undefined ? null : words(isPart ? keys.part : keys.made);
}

/** Declared evidence of AI that is strong enough to label by itself. */
function labellingOf({ label, evidence }: Verdict): readonly FoundEvidence[] {
  if (label !== 'labelled-generated') return [];
  return evidence.filter(
    (one): one is FoundEvidence =>
      one.status === 'found' &&
      one.basis === 'declared' &&
      (one.claim.says === 'ai-made' || one.claim.says === 'ai-part') &&
      (one.logLr === null || one.logLr >= LABEL_FROM_LOG_LR),
  );
}

function platformOf(verdict: Verdict): string | null {
  const name = labellingOf(verdict).find(({ detail }) => typeof detail['platform'] === 'string')?.detail[
    'platform'
  ];
  return typeof name === 'string' && name !== '' ? name : null;
}
