import type { FoundEvidence } from '../core/evidence';
import type { Verdict } from '../core/verdict';
import { words, type Words } from './words';

const DETECTOR = 'invisible-watermark';

/** True for a mark in the pixels: the file itself says nothing. */
export function isWatermark(found: FoundEvidence): boolean {
  return found.detector === DETECTOR;
}

/** The sentence when a watermark is the only thing that labels the picture; else null. */
export function watermarkSentence(verdict: Verdict): Words | null {
  const labelling = verdict.evidence.filter(
    (one): one is FoundEvidence =>
      one.status === 'found' && one.basis === 'declared' && one.claim.says === 'ai-made',
  );
  const isAlone = labelling.length > 0 && labelling.every(isWatermark);
  return isAlone ? words('label_labelled_generated_watermark_sentence') : null;
}

/** What the pixels carry, and how well it fits. */
export function watermarkNotes({ detail }: FoundEvidence): readonly Words[] {
  const { generator, matched, of } = detail;
  if (typeof generator !== 'string' || typeof matched !== 'number' || typeof of !== 'number') return [];
  return [words('found_watermark', generator, String(matched), String(of))];
}
