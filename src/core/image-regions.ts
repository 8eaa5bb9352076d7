import type { Artifacts } from './artifact';

/** More views would make a person wait longer than some seconds. */
export const MAX_REGIONS = 15;

/** What the picture model says of squares of one picture, or why nothing is shown. */
export type ImageRegions =
  (RegionScores & { readonly preview: Preview | null }) | NoRegions | { readonly outcome: 'not-read' };

export interface RegionScores {
  readonly outcome: 'regions';
  /** Logit difference of the whole view, unbounded; 0: the model leans to neither side. */
  readonly whole: number;
  /** In reading order: rows from the top, each from the left. All rows have the same columns. At most `MAX_REGIONS`. */
  readonly regions: readonly ImageRegion[];
}

/**
 * `undecided`: the picture as a whole may not be called likely AI-generated, so nothing in it is scored. `too-small`: a square
 * would be enlarged more than twice. `too-long`: `MAX_REGIONS` squares do not cover it.
 * (`not-read`, beside these: the file is not to be had, or is no still picture that this browser decodes.)
 */
export interface NoRegions {
  readonly outcome: 'undecided' | 'too-small' | 'too-long';
}

/** A square of the picture; place and size as shares of the picture's width and height, 0..1. */
export interface ImageRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Logit difference of that square alone, on the scale of `RegionScores.whole`. */
  readonly z: number;
}

/** The whole picture, small. */
export interface Preview {
  readonly mime: 'image/jpeg';
  readonly base64: string;
}

/** Scores the squares of one picture. Implemented by `detectors/image-classifier/regions.ts`. */
export type RegionReader = (
  source: Pick<Artifacts, 'bytes' | 'format' | 'pixels'>,
  signal: AbortSignal,
) => Promise<RegionScores | NoRegions>;
