import type { OriginatorMarks } from '../../core/page-marks';
import { readElements } from './originator-elements';
import { namedTargets } from './originator-attestations';
import { gatherTargets, isSelectedBy } from './originator-targets';

/** Originator Profile of a document: its script elements, and what the attestations among them say they cover. */
export function readOriginator(document: Document): OriginatorMarks {
  const elements = readElements(document);
  return { elements, targets: elements.length === 0 ? [] : gatherTargets(document, namedTargets(elements)) };
}

/** Positions of the targets that select the element or one around it. */
export function targetsAround(element: Element, { targets }: OriginatorMarks): readonly number[] {
  return targets.flatMap((target, position) => (isSelectedBy(target, element) ? [position] : []));
}
