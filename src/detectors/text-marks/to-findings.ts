import type { Finding } from '../../core/evidence';
import { calibration as shipped, type MarksCalibration } from './calibration';
import type { FoundMark } from './find-marks';
import type { HiddenData } from './hidden-data';
import type { Strength } from './marks.table';

/** What is quoted of the text: enough to find it again. */
const MAX_QUOTE_LENGTH = 60;
/** From so many links on, the text's sources came from a chatbot; one link may be anyone's. */
const MIN_LINKS = 2;

/**
 * All marks of a passage as one finding: they come from one paste and are no independent evidence of each other.
 * @returns null when there are none
 */
export function marksFinding(
  marks: readonly FoundMark[],
  calibration: MarksCalibration = shipped,
): Finding | null {
  const weighed = marks.map((mark) => lowered(mark, marks));
  const decisive = decisiveOf(weighed);
  if (decisive === undefined) return null;
  const level = calibration.levels[decisive.strength];
  return {
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: logLrOf(weighed, calibration),
    estimate: {
      mayAccuse: decisive.strength === 'strong',
      maySayNoSign: false, // absence of marks says nothing, and neither do weak ones
      falseAlarmsPer100: level.falseAlarmsPer100,
      missesPer100: level.missesPer100,
      condition: 'paste marks',
      calibration: calibration.id,
    },
    limits: limitsOf(weighed, decisive),
    detail: { finds: 'chatbot-marks', raw: quote(decisive.text), marks: weighed.map(toDetail) },
  };
}

/** Hidden data is reported, never weighed: publishers, trackers and pranksters hide data too. */
export function hiddenDataFinding(hidden: readonly HiddenData[]): Finding | null {
  if (hidden.length === 0) return null;
  return {
    basis: 'inferred',
    claim: { says: 'none', sourceType: null },
    trust: 'estimate',
    logLr: null,
    detail: {
      finds: 'hidden-data',
      raw: hidden.find(({ reads }) => reads !== null)?.reads ?? null,
      hidden: hidden.map(({ kind, at, runs, characters, reads }) => ({ kind, at, runs, characters, reads })),
    },
  };
}

function lowered(mark: FoundMark, all: readonly FoundMark[]): FoundMark {
  const isLoneLink = mark.group === 'link' && mark.count < MIN_LINKS && !all.some(isOtherThanMarkup);
  return isLoneLink ? { ...mark, strength: 'weak' } : mark;
}

function isOtherThanMarkup({ group }: FoundMark): boolean {
  return group === 'paste' || group === 'leftover';
}

/** The first of the strongest. */
function decisiveOf(marks: readonly FoundMark[]): FoundMark | undefined {
  const of = (strength: Strength) => marks.find((one) => one.strength === strength);
  return of('strong') ?? of('medium') ?? of('weak');
}

function logLrOf(marks: readonly FoundMark[], { logLr }: MarksCalibration): number {
  const of = (strength: Strength) => marks.filter((one) => one.strength === strength);
  if (of('strong').length > 0) return logLr.strong;
  // A text about chatbots may cite a list of their marks: however long, it counts once.
  const medium = of('medium').filter(({ isDiscussed }) => !isDiscussed).length;
  const discussed = of('medium').some(({ isDiscussed }) => isDiscussed) ? 1 : 0;
  const weak = of('weak').length > 0 ? logLr.weak : 0;
  return Math.min(logLr.mediumCap, (medium + discussed) * logLr.medium + weak);
}

function limitsOf(marks: readonly FoundMark[], decisive: FoundMark): readonly string[] {
  const limits = decisive.strength === 'strong' ? ['limit_marks_part'] : [];
  return marks.some(({ isDiscussed }) => isDiscussed) ? [...limits, 'limit_marks_discussed'] : limits;
}

function toDetail({ id, group, strength, at, text, count, isDiscussed }: FoundMark) {
  return { id, group, strength, at, text: quote(text), count, isDiscussed };
}

/** Without characters that are not seen or that turn the line around (U+E200 and the like are part of some marks). */
function quote(text: string): string {
  const seen = Array.from(text.replace(/\p{C}/gu, ''));
  return seen.length <= MAX_QUOTE_LENGTH ? seen.join('') : `${seen.slice(0, MAX_QUOTE_LENGTH).join('')}…`;
}
