import type { ImageRates } from '../../../src/present/limits/tested-rates.ts';
import { fromSupplement, type SupplementRate } from './rate.ts';

/** `training/results/image-v0-supplement.json`, as far as it is read here; `training/image/measure_images.py` writes it. */
export interface ImageSupplement {
  readonly date: string;
  /** By `condition:view`. */
  readonly tiers: Readonly<Record<string, ImageTier>>;
}

export interface ImageTier {
  readonly accuse: {
    readonly gate: number;
    readonly aboveGate: Readonly<Record<'ai unseen', SupplementRate>>;
    readonly realUnseenByGroup: Readonly<Record<'photo' | 'art' | 'screen', SupplementRate>>;
  };
  readonly strictGate: {
    readonly gate: number;
    readonly belowGate: Readonly<Record<'ai unseen' | 'real unseen', SupplementRate>>;
  };
}

export function imageRates({ date, tiers }: ImageSupplement): ImageRates {
  const conditions = Object.entries(tiers).map(([name, { accuse, strictGate }]) => ({
    name: name.replace(':w', ''),
    photographs: fromSupplement(accuse.realUnseenByGroup.photo),
    art: fromSupplement(accuse.realUnseenByGroup.art),
    screenshots: fromSupplement(accuse.realUnseenByGroup.screen),
    found: fromSupplement(accuse.aboveGate['ai unseen']),
    noSignOfAi: fromSupplement(strictGate.belowGate['ai unseen']),
    noSignOfOthers: fromSupplement(strictGate.belowGate['real unseen']),
  }));
  return { date, models: ['image-v0'], conditions };
}
