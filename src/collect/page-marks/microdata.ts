import type { PageMarks } from '../../core/page-marks';

export function readMicrodata(_document: Document): PageMarks['microdata'] {
  return [];
}
