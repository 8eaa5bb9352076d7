/**
 * Counts in how many passages of known origin the `page-signals` detector reads a self-disclosure, one JSON object with
 * `text` and `label` (`human` or `ai`) a line, gzipped or not:
 *
 *   node tools/measure/page-signals.ts FILE… [--show 20]
 *
 * Each passage is read as a text of itself, and each of its sentences as if it were the caption of a picture: far more
 * captions than any page has, and none of them about a picture. `--show` prints hits on text by people.
 */
import './source-hooks.ts';
import { parseArgs } from 'node:util';
import { readLines } from '../../cli/read-lines.ts';
import type { Disclosure } from '../../src/detectors/page-signals/find-disclosure.ts';

const { findInCaption, findInText } = await import('../../src/detectors/page-signals/find-disclosure.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string', default: '0' } },
});

type Side = 'human' | 'ai';
const sides = { human: newTally(), ai: newTally() };
let shown = 0;

for (const path of positionals) await readFile(path);
report();

function newTally() {
  return { passages: 0, sentences: 0, hits: new Map<string, number>(), totalMs: 0, slowestMs: 0 };
}

async function readFile(path: string): Promise<void> {
  for await (const line of readLines(path)) {
    const { text, label, id } = JSON.parse(line) as { text: string; label: Side; id?: string };
    count(text, label, id ?? '');
  }
}

function count(text: string, side: Side, id: string): void {
  const tally = sides[side];
  const sentences = text.split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/u);
  const startedAt = performance.now();
  note(side, id, 'text', findInText(text));
  const ms = performance.now() - startedAt;
  tally.totalMs += ms;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  for (const sentence of sentences) note(side, id, 'sentence as caption', findInCaption(sentence));
  tally.passages += 1;
  tally.sentences += sentences.length;
}

function note(side: Side, id: string, place: string, found: Disclosure | null): void {
  if (found === null) return;
  const key = `${place}, ${found.strength}, ${found.says}`;
  const { hits } = sides[side];
  hits.set(key, (hits.get(key) ?? 0) + 1);
  if (side !== 'human' || shown >= Number(values.show)) return;
  shown += 1;
  console.log(id, key, found.language, JSON.stringify(found.phrase));
}

function report(): void {
  const { human, ai } = sides;
  console.log(`passages: ${human.passages} by people, ${ai.passages} by AI`);
  console.log(`sentences: ${human.sentences} by people, ${ai.sentences} by AI`);
  console.log(
    `a text takes ${((human.totalMs + ai.totalMs) / (human.passages + ai.passages)).toFixed(3)} ms`,
  );
  console.log(`slowest: ${Math.max(human.slowestMs, ai.slowestMs).toFixed(1)} ms`);
  const keys = new Set([...human.hits.keys(), ...ai.hits.keys()]);
  console.table(
    [...keys].sort().map((key) => ({ key, human: human.hits.get(key) ?? 0, ai: ai.hits.get(key) ?? 0 })),
  );
}
