import type { FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { Label, Verdict } from '../core/verdict';
import { falseAlarmWords, heaviestAccuser, missWords } from './error-rate-words';
import type { MessageKey } from './message-key';
import { reasonWords } from './reason-words';
import { pageLabelSentence } from './page-label-words';
import { marksSentence } from './text-marks-words';
import { watermarkSentence } from './watermark-words';
import { words, type Words } from './words';

const sentences: Readonly<Record<Label, (verdict: Verdict) => Words>> = {
  'credentials-invalid': (verdict) => words(invalid[verdict.kind]),
  conflict: (verdict) => words(conflicts[verdict.kind]),
  'declared-generated': (verdict) => words('label_declared_generated_sentence', issuer(verdict)),
  'declared-edited': (verdict) => words('label_declared_edited_sentence', issuer(verdict)),
  'labelled-generated': labelledSentence,
  'very-likely': likelySentence,
  likely: likelySentence,
  'camera-captured': cameraSentence,
  'credentials-present': credentialsSentence,
  inconclusive: () => words('label_inconclusive_sentence'),
  'no-sign': (verdict) => missWords(verdict.kind, estimates(verdict)),
  'not-checked': (verdict) => words('label_not_checked_sentence', reasonWords(verdict.reason)),
  failed: (verdict) => words('label_failed_sentence', reasonWords(verdict.reason)),
};

const invalid: Readonly<Record<MediaKind, MessageKey>> = {
  image: 'label_credentials_invalid_sentence',
  video: 'label_credentials_invalid_video_sentence',
  audio: 'label_credentials_invalid_audio_sentence',
  text: 'label_credentials_invalid_text_sentence',
  page: 'label_credentials_invalid_page_sentence',
};

const conflicts: Readonly<Record<MediaKind, MessageKey>> = {
  image: 'label_conflict_sentence',
  video: 'label_conflict_sentence',
  audio: 'label_conflict_audio_sentence',
  text: 'label_conflict_text_sentence',
  page: 'label_conflict_text_sentence',
};

/** The one sentence that says what a label means for this item; it is also the screen reader's description. */
export function sentenceWords(verdict: Verdict | null): Words {
  return verdict === null ? words('label_checking_sentence') : sentences[verdict.label](verdict);
}

interface LabelledKeys {
  readonly generated: MessageKey;
  readonly edited: MessageKey;
}

const labelledFile: LabelledKeys = {
  generated: 'label_labelled_generated_sentence',
  edited: 'label_labelled_edited_sentence',
};
const labelled: Readonly<Record<MediaKind, LabelledKeys>> = {
  image: labelledFile,
  video: labelledFile,
  audio: labelledFile,
  text: {
    generated: 'label_labelled_generated_text_sentence',
    edited: 'label_labelled_edited_text_sentence',
  },
  page: {
    generated: 'label_labelled_generated_page_sentence',
    edited: 'label_labelled_edited_page_sentence',
  },
};

function labelledSentence(verdict: Verdict): Words {
  const keys = labelled[verdict.kind];
  switch (verdict.variant) {
    case 'lapsed':
      return words('label_lapsed_sentence', issuer(verdict));
    case 'edited-lapsed':
      return words('label_lapsed_edited_sentence', issuer(verdict));
    case 'edited':
      return pageLabelSentence(verdict) ?? words(keys.edited);
    case null:
      return watermarkSentence(verdict) ?? pageLabelSentence(verdict) ?? words(keys.generated);
  }
}

function likelySentence(verdict: Verdict): Words {
  const all = estimates(verdict);
  return marksSentence(heaviestAccuser(all)) ?? falseAlarmWords(verdict.kind, all);
}

function cameraSentence(verdict: Verdict): Words {
  const key =
    verdict.kind === 'audio' ? 'label_camera_captured_audio_sentence' : 'label_camera_captured_sentence';
  return words(key, issuer(verdict));
}

function credentialsSentence(verdict: Verdict): Words {
  if (verdict.issuedAt === null) return words('label_credentials_present_undated_sentence', issuer(verdict));
  return words('label_credentials_present_sentence', issuer(verdict), { as: 'date', at: verdict.issuedAt });
}

function issuer(verdict: Verdict): string | Words {
  return verdict.issuer ?? words('issuer_unnamed');
}

function estimates(verdict: Verdict): readonly FoundEvidence[] {
  return verdict.evidence.filter(
    (one): one is FoundEvidence => one.status === 'found' && one.basis === 'inferred',
  );
}
