import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import * as v from 'valibot';
import { readLines } from '../../read-lines.ts';
import { type Score, scoreSchema } from './score.ts';

/** Same content, same browser, same versions of all that judged: same key, whatever the row is called. */
export function keyOf(content: string, setup: string): string {
  return createHash('sha256').update(`${content}|${setup}`).digest('hex').slice(0, 32);
}

/** Scores so far, and a place for more: an evaluation that was stopped goes on. */
export interface ScoreFile {
  readonly scores: ReadonlyMap<string, Score>;
  add(scores: readonly Score[]): Promise<void>;
}

/** A line that is not a score, as a crash leaves behind, counts for nothing: its row is judged again. */
export async function openScoreFile(path: string): Promise<ScoreFile> {
  const scores = new Map<string, Score>();
  if (existsSync(path)) {
    for await (const line of readLines(path)) {
      const score = parseScore(line);
      // What failed is tried again.
      if (score !== null && score.label !== 'failed') scores.set(score.key, score);
    }
    // The next line must not be glued to half a line.
    await appendFile(path, '\n');
  }
  return {
    scores,
    async add(more) {
      for (const score of more) scores.set(score.key, score);
      await appendFile(path, more.map((score) => `${JSON.stringify(score)}\n`).join(''));
    },
  };
}

function parseScore(line: string): Score | null {
  try {
    return v.parse(scoreSchema, JSON.parse(line));
  } catch {
    return null;
  }
}
