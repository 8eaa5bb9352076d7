import type { PageMarks } from '../../core/page-marks';

export function readManifests(_document: Document): PageMarks['manifests'] {
  return [];
}
