import type { PageMarks } from '../../core/page-marks';

export function readJsonLd(_document: Document): PageMarks['jsonLd'] {
  return [];
}
