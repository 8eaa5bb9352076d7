import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { readLines } from '../../read-lines.ts';
import { type Row, unknown } from './row.ts';
import { countWords, formatFeatures, lengthFeatures } from './text-features.ts';

const EXCERPT_LENGTH = 300;

const word = v.optional(v.nullable(v.union([v.string(), v.number()])));
const schema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  text: v.pipe(v.string(), v.nonEmpty()),
  label: v.picklist(['human', 'ai']),
  lang: v.pipe(v.string(), v.nonEmpty()),
  source: v.pipe(v.string(), v.nonEmpty()),
  register: word,
  generator: word,
  year: word,
  group: word,
  attack: word,
});

/** One line: where it belongs, and the text itself, which is not kept. */
export interface LabelledText {
  readonly row: Row;
  readonly text: string;
}

/**
 * Streams, so that ten thousand documents need no memory.
 * @throws Error naming the line that is not as it should be
 */
export async function* readTexts(path: string, limit: number): AsyncGenerator<LabelledText> {
  let line = 0;
  for await (const json of readLines(path)) {
    if (line >= limit) return;
    line += 1;
    try {
      yield parseText(json);
    } catch (error) {
      throw new Error(`${path}, line ${line}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** @throws Error when the line is not JSON, or lacks id, text, label, lang or source */
export function parseText(json: string): LabelledText {
  const { text, ...given } = v.parse(schema, JSON.parse(json));
  const words = countWords(text);
  const isAi = given.label === 'ai';
  const row: Row = {
    id: given.id,
    kind: 'text',
    isAi,
    lang: given.lang.split('-')[0]?.toLowerCase() ?? given.lang,
    register: named(given.register),
    generator: isAi ? named(given.generator) : 'human',
    year: named(given.year),
    source: given.source,
    group: named(given.group ?? given.id),
    treatment: named(given.attack ?? 'none'),
    content: createHash('sha256').update(text).digest('hex'),
    words,
    features: { length: lengthFeatures(words), format: formatFeatures(text) },
    excerpt: text.slice(0, EXCERPT_LENGTH),
  };
  return { row, text };
}

function named(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? unknown : String(value);
}
