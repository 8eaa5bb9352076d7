import type { DetectorLoader } from '../core/detector';

/**
 * Every detector, cheap first. A folder and one line here make a new one; the engine runs all that take the item's
 * kind, and none ends the others.
 */
export const detectors = {
  'embedded-metadata': () => import('./embedded-metadata/embedded-metadata'),
  c2pa: () => import('./c2pa/c2pa'),
  'invisible-watermark': () => import('./invisible-watermark/invisible-watermark'),
  'text-marks': () => import('./text-marks/text-marks'),
  'image-classifier': () => import('./image-classifier/image-classifier'),
  'text-classifier': () => import('./text-classifier/text-classifier'),
} satisfies Record<string, DetectorLoader>;
