import type { OriginatorMarks } from '../../core/page-marks';

export function readOriginator(_document: Document): OriginatorMarks {
  return { elements: [], targets: [] };
}

/** Positions of the targets that select the element or one around it. */
export function targetsAround(_element: Element, _marks: OriginatorMarks): readonly number[] {
  return [];
}
