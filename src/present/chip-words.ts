import type { MediaKind } from '../core/item';
import type { Label, Verdict } from '../core/verdict';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

const chips: Readonly<Record<Label, MessageKey>> = {
  'credentials-invalid': 'label_credentials_invalid_chip',
  conflict: 'label_conflict_chip',
  'declared-generated': 'label_declared_generated_chip',
  'declared-edited': 'label_declared_edited_chip',
  'labelled-generated': 'label_labelled_generated_chip',
  'very-likely': 'label_very_likely_chip',
  likely: 'label_likely_chip',
  'camera-captured': 'label_camera_captured_chip',
  'credentials-present': 'label_credentials_present_chip',
  inconclusive: 'label_inconclusive_chip',
  'no-sign': 'label_no_sign_chip',
  'not-checked': 'label_not_checked_chip',
  failed: 'label_failed_chip',
};

const chipsByKind: Readonly<Partial<Record<MediaKind, Readonly<Partial<Record<Label, MessageKey>>>>>> = {
  text: {
    'declared-generated': 'label_declared_generated_text_chip',
    'labelled-generated': 'label_labelled_generated_text_chip',
    // Text has no `very likely`: no text model is good enough for it.
    'very-likely': 'label_likely_text_chip',
    likely: 'label_likely_text_chip',
  },
  audio: { 'camera-captured': 'label_camera_captured_audio_chip' },
};

/** The words of a chip, at most 28 characters (16 full-width in Japanese). */
export function chipWords(verdict: Pick<Verdict, 'label' | 'kind' | 'variant'> | null): Words {
  if (verdict === null) return words('label_checking_chip');
  const { label, kind, variant } = verdict;
  if (label === 'labelled-generated' && (variant === 'edited' || variant === 'edited-lapsed')) {
    return words('label_labelled_edited_chip');
  }
  return words(chipsByKind[kind]?.[label] ?? chips[label]);
}
