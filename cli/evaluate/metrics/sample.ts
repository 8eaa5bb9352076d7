/** One judged row, as the metrics see it. */
export interface Point {
  readonly isAi: boolean;
  /** Raw score; only its order counts. */
  readonly z: number;
  /** log10 likelihood ratio, as the product weighs it. */
  readonly logLr: number;
  /** What the product said; `declared`: the file or page spoke, not the estimate. */
  readonly said: Said;
  readonly source: string;
  readonly group: string;
}
export type Said = 'flagged' | 'undecided' | 'no-sign' | 'declared';

/** Points with their orders, so that every resampling is a walk and not a sort. */
export interface Sample {
  readonly points: readonly Point[];
  /** Positions from the lowest score up. */
  readonly byZ: readonly number[];
  readonly byLogLr: readonly number[];
}

export function sampleOf(points: readonly Point[]): Sample {
  const sorted = (value: (point: Point) => number): readonly number[] =>
    points.map((_, at) => at).sort((a, b) => value(points[a] as Point) - value(points[b] as Point));
  return { points, byZ: sorted(({ z }) => z), byLogLr: sorted(({ logLr }) => logLr) };
}

/** How often each point counts; whole numbers, 1 without resampling. */
export type Weights = ArrayLike<number>;

/** Every point once. */
export function plainWeights({ points }: Sample): Weights {
  return new Float64Array(points.length).fill(1);
}

/** A figure of a weighted sample; NaN where it is not defined. */
export type Metric = (sample: Sample, weights: Weights) => number;
