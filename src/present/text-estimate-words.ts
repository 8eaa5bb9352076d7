import type { FoundEvidence } from '../core/evidence';
import { oneDigit } from './error-rate-words';
import { numberIn } from './json';
import { amount, words, type Words } from './words';

/** What the text model looked at, and how often it is wrong at that length; empty for other estimates. */
export function textEstimateNotes({ detector, detail, estimate }: FoundEvidence): readonly Words[] {
  if (detector !== 'text-classifier') return [];
  return [
    ...wordsJudged(numberIn(detail, 'wordsJudged'), numberIn(detail, 'words')),
    ...(estimate?.falseAlarmsPer100 === undefined
      ? []
      : [flagged(estimate.condition, estimate.falseAlarmsPer100)]),
  ];
}

function wordsJudged(judged: number | null, all: number | null): readonly Words[] {
  if (judged === null || all === null) return [];
  return [
    judged < all
      ? words('found_words_part', amount(judged), amount(all))
      : words('found_words_all', amount(judged)),
  ];
}

/** @param condition e.g. `100-199 words` */
function flagged(condition: string, per100: number): Words {
  const length = condition.replace(/ words$/, '');
  return per100 < 1
    ? words('found_flagged_rare', length)
    : words('found_flagged', length, amount(oneDigit(per100)));
}
