import type { PlatformMarks } from '../../core/page-marks';

export function readPlatform(_document: Document): PlatformMarks | null {
  return null;
}

/** Visible labels that the platform's table looks for around an element. */
export function labelsAround(_element: Element): readonly string[] {
  return [];
}
