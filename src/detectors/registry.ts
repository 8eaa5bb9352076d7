import type { DetectorLoader } from '../core/detector';

/**
 * Every detector, cheap first. A folder and one line here make a new one; the engine runs all that take the item's
 * kind, and none ends the others.
 */
export const detectors = {
  'embedded-metadata': () => import('./embedded-metadata/embedded-metadata'),
  c2pa: () => import('./c2pa/c2pa'),
  'page-signals': () => import('./page-signals/page-signals'),
  'platform-labels': () => import('./platform-labels/platform-labels'),
  'originator-profile': () => import('./originator-profile/originator-profile'),
  'invisible-watermark': () => import('./invisible-watermark/invisible-watermark'),
  'text-marks': () => import('./text-marks/text-marks'),
  'credential-memory': () => import('./credential-memory/credential-memory'),
  'image-classifier': () => import('./image-classifier/image-classifier'),
  'text-classifier': () => import('./text-classifier/text-classifier'),
} satisfies Record<string, DetectorLoader>;
