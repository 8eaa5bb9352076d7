import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

/** Shorter ones leave too little of a person's text around a part by an AI. */
const MIN_WORDS = 400;

const schema = v.object({
  id: v.string(),
  text: v.string(),
  label: v.picklist(['human', 'ai']),
  lang: v.string(),
  source: v.string(),
  register: v.fallback(v.string(), 'unknown'),
  unit: v.optional(v.string()),
});

export type Unit = v.InferOutput<typeof schema>;

/**
 * The long documents of a file: one JSON object a line, gzipped or not.
 * @param lang BCP 47, others are left out
 * @throws Error naming the line that is not as it should be
 */
export function readUnits(path: string, lang: string): readonly Unit[] {
  const bytes = readFileSync(path);
  const file = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  // Not with readline: it also cuts at U+2028, which may stand inside of JSON.
  return file
    .split('\n')
    .flatMap((line, at) => (line === '' ? [] : parse(line, `${path}, line ${String(at + 1)}`)))
    .filter((unit) => unit.lang === lang && unit.unit !== 'passage' && countWords(unit.text) >= MIN_WORDS);
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function parse(line: string, where: string): Unit {
  try {
    return v.parse(schema, JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where}: not a labelled text`, { cause });
  }
}
