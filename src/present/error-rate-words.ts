import type { FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { MessageKey } from './message-key';
import { amount, words, type Words } from './words';

interface RateKeys {
  readonly counted: MessageKey;
  /** When fewer than 1 in 100. */
  readonly rare: MessageKey;
}

const falseAlarms: Readonly<Record<MediaKind, RateKeys>> = {
  image: { counted: 'label_likely_sentence', rare: 'label_likely_rare_sentence' },
  video: { counted: 'label_likely_video_sentence', rare: 'label_likely_video_rare_sentence' },
  audio: { counted: 'label_likely_audio_sentence', rare: 'label_likely_audio_rare_sentence' },
  text: { counted: 'label_likely_text_sentence', rare: 'label_likely_text_rare_sentence' },
  page: { counted: 'label_likely_text_sentence', rare: 'label_likely_text_rare_sentence' },
};

const misses: Readonly<Record<MediaKind, RateKeys>> = {
  image: { counted: 'label_no_sign_sentence', rare: 'label_no_sign_rare_sentence' },
  video: { counted: 'label_no_sign_video_sentence', rare: 'label_no_sign_video_rare_sentence' },
  audio: { counted: 'label_no_sign_audio_sentence', rare: 'label_no_sign_audio_rare_sentence' },
  text: { counted: 'label_no_sign_text_sentence', rare: 'label_no_sign_text_rare_sentence' },
  page: { counted: 'label_no_sign_text_sentence', rare: 'label_no_sign_text_rare_sentence' },
};

/** The heaviest of the estimates that may accuse; null when none may. */
export function heaviestAccuser(estimates: readonly FoundEvidence[]): FoundEvidence | null {
  const accusing = estimates.filter((one) => one.estimate?.mayAccuse === true);
  return accusing.toSorted((a, b) => (b.logLr ?? 0) - (a.logLr ?? 0))[0] ?? null;
}

/** How often the estimate that accuses is wrong; the heaviest accusing estimate speaks. */
export function falseAlarmWords(kind: MediaKind, estimates: readonly FoundEvidence[]): Words {
  const per100 = heaviestAccuser(estimates)?.estimate?.falseAlarmsPer100;
  return per100 === undefined
    ? words('label_likely_untested_sentence')
    : rateWords(falseAlarms[kind], per100);
}

/** How often AI items pass as this one did; of the estimates that passed it, else of all, the worst rate speaks. */
export function missWords(kind: MediaKind, estimates: readonly FoundEvidence[]): Words {
  const passing = estimates.filter((one) => one.estimate?.maySayNoSign === true);
  const rates = (passing.length > 0 ? passing : estimates).flatMap((one) => one.estimate?.missesPer100 ?? []);
  return rates.length === 0
    ? words('label_no_sign_untested_sentence')
    : rateWords(misses[kind], Math.max(...rates));
}

function rateWords(keys: RateKeys, per100: number): Words {
  return per100 < 1 ? words(keys.rare) : words(keys.counted, amount(oneDigit(per100)));
}

/** A test set of some hundred items does not carry more than one digit. */
export function oneDigit(per100: number): number {
  return per100 < 9.5 ? Math.round(per100) : Math.min(100, Math.round(per100 / 10) * 10);
}
