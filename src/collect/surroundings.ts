import type { PageMarks, Surroundings } from '../core/page-marks';
import { captionsOf, linkAround } from './captions';
import { targetsAround } from './page-marks/originator';
import { labelsAround } from './page-marks/platform';

/**
 * What stands around an item when it is sent.
 * @param marks of the same document; null when it says nothing
 */
export function readSurroundings(element: Element, marks: PageMarks | null): Surroundings {
  return {
    captions: captionsOf(element),
    link: linkAround(element),
    labels: labelsAround(element),
    targets: marks === null ? [] : targetsAround(element, marks.originator),
  };
}
