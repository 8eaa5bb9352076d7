import { heldOutScores } from '../metrics/null-model.ts';
import { type Dimension, dimensions, partOf } from './dimensions.ts';
import { type Entry, judgedOf } from './entry.ts';
import { type Slice, sliceOf } from './slice.ts';

/** Smaller ones say nothing by themselves; together they are `(others)`. */
const MIN_ROWS = 10;
const OTHERS = '(others)';

/** One language of texts, or one tier of pictures. */
export interface Part {
  readonly name: string;
  readonly kind: 'text' | 'image';
  readonly all: Slice;
  /** By dimension. */
  readonly slices: Readonly<Record<string, readonly Slice[]>>;
}

/** Entries of one part, with the scores of its null models. */
export interface PartEntries {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export function partsOf(entries: readonly Entry[]): readonly PartEntries[] {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = partOf(entry.row);
    const members = parts.get(name);
    if (members) members.push(entry);
    else parts.set(name, [entry]);
  }
  return [...parts].map(([name, members]) => ({ name, entries: withNulls(members) }));
}

export function reportPart(part: PartEntries, prior: number, replicates?: number): Part {
  const { name, entries } = part;
  const humans = entries.filter(({ row }) => !row.isAi);
  const kind = entries[0]?.row.kind ?? 'text';
  const slicesBy = (dimension: Dimension): readonly Slice[] =>
    groupsOf(entries, dimension).map(([value, own]) => sliceOf(value, own, humans, prior, replicates));
  return {
    name,
    kind,
    all: sliceOf('all', entries, [], prior, replicates),
    slices: Object.fromEntries(dimensions[kind].map((one) => [one.name, slicesBy(one)])),
  };
}

/** Null models learn from the rows that the detector judged, and no others. */
function withNulls(entries: readonly Entry[]): readonly Entry[] {
  const judged = judgedOf(entries);
  const nulls = new Map<string, Record<string, number>>();
  for (const name of Object.keys(judged[0]?.row.features ?? {})) {
    const rows = judged.map(({ row }) => ({
      features: row.features[name] ?? [],
      isAi: row.isAi,
      source: row.source,
    }));
    const scores = heldOutScores(rows);
    judged.forEach(({ row }, at) => {
      nulls.set(row.id, { ...nulls.get(row.id), [name]: scores[at] ?? 0 });
    });
  }
  return entries.map((entry) => ({ ...entry, nulls: nulls.get(entry.row.id) ?? {} }));
}

function groupsOf(
  entries: readonly Entry[],
  { valueOf, isOrdered = false }: Dimension,
): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const value = valueOf(entry.row);
    if (value === null) continue;
    const own = groups.get(value);
    if (own) own.push(entry);
    else groups.set(value, [entry]);
  }
  const large = [...groups].filter(([, own]) => own.length >= MIN_ROWS);
  const others = [...groups].filter(([, own]) => own.length < MIN_ROWS).flatMap(([, own]) => own);
  large.sort(([a, own], [b, other]) => (isOrdered ? (a < b ? -1 : 1) : other.length - own.length));
  return others.length > 0 ? [...large, [OTHERS, others]] : large;
}
