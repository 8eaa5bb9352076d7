import type { TextRates } from '../../../src/present/limits/tested-rates.ts';
import { summed, type SupplementRate } from './rate.ts';

/** `training/results/text-v0-supplement.json`, as far as it is read here; `training/text/measure_v0.py` writes it. */
export interface TextSupplement {
  readonly date: string;
  readonly bins: Readonly<Record<string, Readonly<Record<'human' | 'ai', Pools>>>>;
}

/** Sources never used in training: those that set the thresholds (`unseen`), and further ones (`new`). */
type Pools = Readonly<Record<'unseen' | 'new', Pool>>;

interface Pool {
  readonly all: Side;
  readonly byKind: Readonly<Record<string, Side>>;
}

interface Side {
  readonly belowGate: SupplementRate;
  readonly aboveFpr1: SupplementRate;
}

/** Names of that time, as the evaluation calls them now. */
const kinds: Readonly<Record<string, string>> = {
  wiki: 'encyclopaedia',
  'learner-essay': 'learner',
  ...{ argument: 'others', book: 'others', government: 'others', guide: 'others', qa: 'others' },
};

/** Rates of the model before text-v1, over both pools. */
export function supplementRates({ date, bins }: TextSupplement): TextRates {
  return {
    language: 'en',
    date,
    models: ['text-v0', 'text-ngram-v0'],
    calibration: null,
    policy: null,
    browser: null,
    isUntuned: false,
    sources: null,
    lengths: Object.entries(bins).map(([words, { human, ai }]) => ({
      words,
      falseFlags: overPools(human, 'aboveFpr1'),
      found: overPools(ai, 'aboveFpr1'),
      noSignOfAi: overPools(ai, 'belowGate'),
      auroc: null,
    })),
    registers: registersOf(Object.values(bins).flatMap(({ human }) => [human.unseen, human.new])),
    attacks: [],
  };
}

function overPools(pools: Pools, side: keyof Side) {
  return summed([pools.unseen.all[side], pools.new.all[side]]);
}

function registersOf(pools: readonly Pool[]): TextRates['registers'] {
  const sides = pools.flatMap(({ byKind }) =>
    Object.entries(byKind).map(([kind, { aboveFpr1 }]) => ({ name: kinds[kind] ?? kind, aboveFpr1 })),
  );
  const names = [...new Set(sides.map(({ name }) => name))].sort();
  return names.map((name) => ({
    name,
    falseFlags: summed(sides.filter((side) => side.name === name).map(({ aboveFpr1 }) => aboveFpr1)),
  }));
}
