import { labels, type Label, type Verdict } from '../core/verdict';
import { chipWords } from './chip-words';
import { glyphOf, type GlyphName } from './glyph';
import { sentenceWords } from './sentence-words';
import type { Words } from './words';

/** Which states carry a chip on the page without being asked: everything, `likely` and above, or the weightiest only. */
export type BadgeThreshold = 'all' | 'likely' | 'very-likely';

export const defaultThreshold: BadgeThreshold = 'likely';

export interface BadgeView {
  readonly label: Label | 'checking';
  readonly glyph: GlyphName;
  /** Only credentials that do not match their file use the alert colour. */
  readonly tone: 'disclosure' | 'alert';
  readonly chip: Words;
  /** Also the screen reader's description. */
  readonly sentence: Words;
  /** False: no chip; a small glyph while pointer or focus is on the medium. */
  readonly isShown: boolean;
}

const shownFromLikely: ReadonlySet<Label> = new Set(labels.slice(0, labels.indexOf('inconclusive')));
const shownFromVeryLikely: ReadonlySet<Label> = new Set<Label>([
  'credentials-invalid',
  'conflict',
  'declared-generated',
  'declared-edited',
  'very-likely',
]);
const flagged: ReadonlySet<Label> = new Set<Label>([
  'declared-generated',
  'declared-edited',
  'labelled-generated',
  'very-likely',
  'likely',
]);

/**
 * What the badge of one item shows.
 * @param verdict null while the item is being checked
 */
export function badgeView(verdict: Verdict | null, threshold: BadgeThreshold = defaultThreshold): BadgeView {
  const label = verdict?.label ?? 'checking';
  return {
    label,
    glyph: glyphOf(label),
    tone: label === 'credentials-invalid' ? 'alert' : 'disclosure',
    chip: chipWords(verdict),
    sentence: sentenceWords(verdict),
    isShown: isShown(label, threshold),
  };
}

/** True when the verdict says, in any of its ways, that AI made the item or a part: what the toolbar counts. */
export function isFlagged(verdict: Verdict): boolean {
  return flagged.has(verdict.label);
}

function isShown(label: Label | 'checking', threshold: BadgeThreshold): boolean {
  if (threshold === 'all') return true;
  if (label === 'checking') return false;
  return (threshold === 'likely' ? shownFromLikely : shownFromVeryLikely).has(label);
}
