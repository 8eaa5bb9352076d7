import type { Point, Said } from '../../../../cli/evaluate/metrics/sample.ts';

/** A point of its own group in one of two sources. */
export function point(isAi: boolean, z: number, said: Said = 'undecided', source = 's'): Point {
  return { isAi, z, logLr: z, said, source, group: `${source}/${z}/${isAi}` };
}

export const human = (z: number, said?: Said, source?: string): Point => point(false, z, said, source);
export const ai = (z: number, said?: Said, source?: string): Point => point(true, z, said, source);
