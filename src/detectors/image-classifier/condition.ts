import type { Artifacts } from '../../core/artifact';
import { jpegQuality } from './jpeg-quality';

/** Delivery conditions the model was tested in: long side and JPEG quality (evaluation protocol §7, "Image tiers"). */
export const conditions = ['clean', 'web', 'hard', 'thumb'] as const;
export type Condition = (typeof conditions)[number];

export interface Delivery {
  /** The tested condition most like this file. */
  readonly condition: Condition;
  /** Everything it may also be; of all of these the strictest threshold holds. */
  readonly candidates: readonly Condition[];
  /** IJG scale 1..100; null when the file is not a JPEG or shows no table. */
  readonly jpegQuality: number | null;
}

/** Long side, px, up to which the condition was tested. */
const MAX_LONG_SIDE_PX = { thumb: 256, hard: 512, web: 768 } as const;
/** JPEG quality the condition was tested at. */
const TESTED_QUALITY = { thumb: 75, hard: 40, web: 60 } as const;
/** A large picture is taken as recompressed for the web up to here. */
const MAX_WEB_QUALITY = 70;
/** Compressed at most this much more gently than tested still counts as tested. */
const QUALITY_MARGIN = 10;

/** Guesses how the picture came to the page, from the file alone. */
export function deliveryOf({
  bytes,
  format,
  pixels,
}: Pick<Artifacts, 'bytes' | 'format' | 'pixels'>): Delivery {
  const quality = format === 'jpeg' ? jpegQuality(bytes) : null;
  const condition = nearestCondition(Math.max(pixels.width, pixels.height), quality);
  const isAsTested =
    condition === 'clean' || (quality !== null && quality <= TESTED_QUALITY[condition] + QUALITY_MARGIN);
  return { condition, candidates: isAsTested ? [condition] : [condition, 'clean'], jpegQuality: quality };
}

function nearestCondition(longSide: number, quality: number | null): Condition {
  if (longSide <= MAX_LONG_SIDE_PX.thumb) return 'thumb';
  if (longSide <= MAX_LONG_SIDE_PX.hard) return 'hard';
  if (longSide <= MAX_LONG_SIDE_PX.web) return 'web';
  return quality !== null && quality <= MAX_WEB_QUALITY ? 'web' : 'clean';
}
