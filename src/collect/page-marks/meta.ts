import type { PageMarks } from '../../core/page-marks';

export function readMeta(_document: Document): PageMarks['meta'] {
  return [];
}
