import type { Pixels } from '../../core/artifact';

/** Mean and deviation per channel of the training input (model card, "Input"). */
const MEAN = [0.485, 0.456, 0.406] as const;
const STD = [0.229, 0.224, 0.225] as const;

/** @returns planar RGB [3, height, width], normalised as in training */
export function toPixelValues(
  view: Pixels,
  mean: readonly number[] = MEAN,
  std: readonly number[] = STD,
): Float32Array {
  const area = view.width * view.height;
  const values = new Float32Array(3 * area);
  for (const channel of [0, 1, 2] as const) {
    const scale = 1 / (255 * (std[channel] ?? 1));
    const shift = (mean[channel] ?? 0) / (std[channel] ?? 1);
    for (let i = 0; i < area; i += 1) {
      values[channel * area + i] = (view.data[4 * i + channel] ?? 0) * scale - shift;
    }
  }
  return values;
}
