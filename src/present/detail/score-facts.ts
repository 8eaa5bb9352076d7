import type { Estimate, FoundEvidence } from '../../core/evidence';
import { oneIn } from '../likelihood-words';
import { listIn, numberIn, textIn } from '../json';
import { amount, words, type Words } from '../words';
import { fact, group, type DetailFact, type FactGroup } from './facts';

/** Where an estimate came from: raw values, the gates they were held against, and how the calibration was tested. */
export function scoreGroups(found: FoundEvidence, prior: number | null): readonly FactGroup[] {
  if (found.basis !== 'inferred') return [];
  return [
    ...group('details_score', [...rawFacts(found), ...passageFacts(found)]),
    ...group('details_calibration', calibrationFacts(found, prior)),
  ];
}

function rawFacts({ detail, score }: FoundEvidence): readonly DetailFact[] {
  return [
    ...fact('details_model', textIn(detail, 'model')),
    // Beside its meaning: a raw score looks like a probability and is none.
    ...fact(
      'details_raw_score',
      score === undefined ? null : words('details_raw_score_value', amount(score)),
    ),
    ...fact('details_model_scale', numberWords(numberIn(detail, 'z'))),
    ...fact('details_accuse_above', numberWords(numberIn(detail, 'threshold'))),
    ...fact('details_no_sign_below', numberWords(numberIn(detail, 'noSignGate'))),
  ];
}

function passageFacts({ detail }: FoundEvidence): readonly DetailFact[] {
  const others = listIn(detail, 'alsoPossible').flatMap((one) => (typeof one === 'string' ? [one] : []));
  return [
    ...fact('details_words', numberWords(numberIn(detail, 'words'))),
    ...fact('details_words_judged', numberWords(numberIn(detail, 'wordsJudged'))),
    ...fact('details_windows', numberWords(numberIn(detail, 'windows'))),
    ...fact('details_jpeg_quality', numberWords(numberIn(detail, 'jpegQuality'))),
    ...fact('details_also_possible', others),
  ];
}

function calibrationFacts({ estimate }: FoundEvidence, prior: number | null): readonly DetailFact[] {
  if (estimate === undefined) return [];
  return [
    ...fact('details_calibration_id', estimate.calibration),
    ...fact('details_condition', estimate.condition),
    ...fact('details_false_alarms', per100Words(estimate.falseAlarmsPer100)),
    ...fact('details_misses', per100Words(estimate.missesPer100)),
    ...fact('details_calibrated_on', calibratedOnWords(estimate)),
    ...fact('details_prior', prior === null ? null : words('details_prior_value', oneIn(prior))),
  ];
}

function per100Words(per100: number | undefined): Words | null {
  return per100 === undefined ? null : words('details_per_100', amount(per100));
}

function calibratedOnWords({ calibratedOn }: Estimate): Words | null {
  if (calibratedOn === undefined) return null;
  return words('details_calibrated_on_value', amount(calibratedOn.notAi), amount(calibratedOn.ai));
}

function numberWords(value: number | null): Words | null {
  return value === null ? null : words('details_number', amount(value));
}
