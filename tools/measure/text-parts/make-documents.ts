import { sentencesOf, type Span } from '../../../src/detectors/text-classifier/parts.ts';
import { randomOf, type Random } from '../../fuzz/random.ts';
import { cut, excerpt, type CutText } from './cut.ts';
import type { Unit } from './read-units.ts';

/** Sentences of the part by an AI. */
const MIN_RUN = 6;
const MAX_RUN = 20;
/** Sentences by a person that stay, before and after together. */
const MIN_REST = 6;
/** Of a longer text the beginning is taken: a short part in a very long text never raises the score of the whole. */
const MAX_WORDS = 800;

export interface PlainDocument {
  readonly id: string;
  readonly text: string;
}

export interface StitchedDocument extends PlainDocument {
  /** The sentences by an AI, as the product counts sentences. */
  readonly truth: Span;
  readonly isSameRegister: boolean;
}

export interface Documents {
  readonly stitched: readonly StitchedDocument[];
  readonly human: readonly PlainDocument[];
  readonly ai: readonly PlainDocument[];
}

/**
 * Up to `count` documents of each kind, the same for the same seed, sources alike; no text by a person is in two of them.
 * @param units long documents in one language
 */
export function makeDocuments(units: readonly Unit[], count: number, seed: number): Documents {
  const random = randomOf(seed, 0);
  const human = inTurns(
    units.filter(({ label }) => label === 'human'),
    random,
  );
  const ai = inTurns(
    units.filter(({ label }) => label === 'ai'),
    random,
  );
  const stitched: StitchedDocument[] = [];
  const rest: Unit[] = [];
  for (const unit of human) {
    const made = stitched.length < count ? stitch(unit, ai, random) : null;
    if (made) stitched.push(made);
    else rest.push(unit);
  }
  return { stitched, human: rest.slice(0, count).map(plain), ai: ai.slice(0, count).map(plain) };
}

function plain({ id, text, lang }: Unit): PlainDocument {
  return { id, text: cut(text, lang, MAX_WORDS).text };
}

/** @returns null where one of the two texts has too few sentences */
function stitch(human: Unit, ai: readonly Unit[], random: Random): StitchedDocument | null {
  const alike = ai.filter(({ register }) => register === human.register);
  const donors = alike.length > 0 ? alike : ai;
  if (donors.length === 0) return null;
  const donor = random.pick(donors);
  const made = replaceRun(
    cut(human.text, human.lang, MAX_WORDS),
    cut(donor.text, donor.lang),
    human.lang,
    random,
  );
  return made && { id: `${human.id}+${donor.id}`, ...made, isSameRegister: alike.length > 0 };
}

/** A run of sentences gives way to as many of another text, as paragraphs of their own. */
export function replaceRun(
  host: CutText,
  donor: CutText,
  language: string,
  random: Random,
): { text: string; truth: Span } | null {
  const most = Math.min(MAX_RUN, host.sentences.length - MIN_REST, donor.sentences.length);
  if (most < MIN_RUN) return null;
  const length = MIN_RUN + random.below(most - MIN_RUN + 1);
  const at = random.below(host.sentences.length - length + 1);
  const from = random.below(donor.sentences.length - length + 1);
  const head = excerpt(host, 0, at);
  const run = excerpt(donor, from, from + length);
  const tail = excerpt(host, at + length, host.sentences.length);
  // Counted anew: without its neighbours a sentence may be cut otherwise.
  const start = sentencesOf(head, language).length;
  const truth = { start, end: start + sentencesOf(run, language).length };
  return { text: [head, run, tail].filter(Boolean).join('\n\n'), truth };
}

/** One of each source after the other, each source shuffled. */
function inTurns(units: readonly Unit[], random: Random): readonly Unit[] {
  const bySource = new Map<string, Unit[]>();
  for (const unit of units) bySource.set(unit.source, [...(bySource.get(unit.source) ?? []), unit]);
  const queues = [...bySource.values()].map((all) => shuffled(all, random));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}

function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  return all
    .map((one) => ({ one, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
