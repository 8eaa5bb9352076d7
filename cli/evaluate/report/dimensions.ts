import type { Row } from '../rows/row.ts';

/** By what rows are told apart. */
export interface Dimension {
  readonly name: string;
  /** null: the row does not belong to any slice of it. */
  readonly valueOf: (row: Row) => string | null;
  /** Slices in the order of their names, not of their sizes. */
  readonly isOrdered?: boolean;
}

/** Lower ends, words. */
const LENGTHS = [0, 50, 100, 150, 200, 400] as const;

const byMaker: readonly Dimension[] = [
  { name: 'generator', valueOf: ({ isAi, generator }) => (isAi ? generator : null) },
  { name: 'year', valueOf: ({ year }) => year, isOrdered: true },
  { name: 'source', valueOf: ({ source }) => source },
];

export const dimensions: Readonly<Record<Row['kind'], readonly Dimension[]>> = {
  text: [
    { name: 'register', valueOf: ({ register }) => register },
    { name: 'length', valueOf: ({ words }) => lengthBin(words), isOrdered: true },
    { name: 'attack', valueOf: ({ treatment }) => treatment },
    ...byMaker,
  ],
  image: [{ name: 'kind', valueOf: ({ register }) => register }, ...byMaker],
};

/** `100-149`; named so that they sort by length. */
export function lengthBin(words: number): string {
  const at = LENGTHS.findLastIndex((least) => words >= least);
  const least = LENGTHS[at] ?? 0;
  const next = LENGTHS[at + 1];
  const pad = (one: number): string => String(one).padStart(3, ' ');
  return next === undefined ? `${pad(least)}+` : `${pad(least)}-${next - 1}`;
}

/** Languages of texts and tiers of pictures are reported apart: their scores do not compare. */
export function partOf(row: Row): string {
  return row.kind === 'text' ? `text ${row.lang}` : `image ${row.treatment}`;
}
