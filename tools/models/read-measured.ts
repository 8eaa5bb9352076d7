import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageTier, Measured, TextBin } from './limits-text.ts';

/** Our own result files, as the commands under `training/` write them. */
export function readMeasured(root: string): Measured {
  const read = <T>(name: string) =>
    JSON.parse(readFileSync(join(root, 'training/results', name), 'utf8')) as T;
  const image = read<{ date: string; tiers: Record<string, ImageTier> }>('image-v0-supplement.json');
  const text = read<{ date: string; bins: Record<string, TextBin> }>('text-v0-supplement.json');
  return { imageDate: image.date, tiers: image.tiers, textDate: text.date, bins: text.bins };
}
