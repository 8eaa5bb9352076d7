/** Delivery tiers, made for both classes alike (evaluation protocol §7, "Image tiers"). */
export const tiers = ['clean', 'web', 'hard', 'thumb'] as const;
export type Tier = (typeof tiers)[number];

/** What a tier does to a picture; `clean` is the file as found. */
export interface Delivery {
  /** px; larger pictures are made smaller, smaller ones stay. */
  readonly longSide: number;
  /** 0..1, as canvases count. */
  readonly quality: number;
}

export const deliveries: Readonly<Record<Exclude<Tier, 'clean'>, Delivery>> = {
  web: { longSide: 768, quality: 0.6 },
  hard: { longSide: 512, quality: 0.4 },
  thumb: { longSide: 256, quality: 0.75 },
};
