import { type Entry, type JudgedEntry, judgedOf } from './entry.ts';

const MOST = 100;

interface WorstRow {
  readonly id: string;
  readonly part: string;
  readonly source: string;
  readonly register: string;
  readonly generator: string;
  readonly treatment: string;
  readonly label: string;
  readonly z: number;
  /** z above the threshold that accuses; where one is known, rows are sorted by it. */
  readonly margin: number | null;
  readonly words: number | null;
  readonly excerpt: string;
}

export interface Worst {
  /** Made by people, highest above the threshold first; only what was flagged. */
  readonly falsePositives: readonly WorstRow[];
  /** Made by AI, farthest below first; only what was not flagged. */
  readonly misses: readonly WorstRow[];
}

/** What to read when figures disappoint. Holds other people's text: not to be published. */
export function worstOf(entries: readonly Entry[]): Worst {
  const judged = judgedOf(entries);
  const isFlagged = ({ score }: JudgedEntry): boolean => /^(very-)?likely$/.test(score.label);
  const falsePositives = judged.filter((entry) => !entry.row.isAi && isFlagged(entry));
  const misses = judged.filter((entry) => entry.row.isAi && !isFlagged(entry));
  const farthest = (some: readonly JudgedEntry[], direction: 1 | -1): readonly WorstRow[] =>
    some
      .toSorted((a, b) => direction * (marginOf(b) - marginOf(a)))
      .slice(0, MOST)
      .map(describe);
  return { falsePositives: farthest(falsePositives, 1), misses: farthest(misses, -1) };
}

function marginOf({ z, score }: JudgedEntry): number {
  return z - (score.threshold ?? 0);
}

function describe(entry: JudgedEntry): WorstRow {
  const { row, score, z } = entry;
  return {
    id: row.id,
    part: row.kind === 'text' ? row.lang : 'image',
    source: row.source,
    register: row.register,
    generator: row.generator,
    treatment: row.treatment,
    label: score.label,
    z,
    margin: score.threshold === null ? null : marginOf(entry),
    words: score.words,
    excerpt: row.excerpt,
  };
}
