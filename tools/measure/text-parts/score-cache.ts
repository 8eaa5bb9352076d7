import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

const line = v.object({ key: v.string(), logits: v.array(v.number()) });

/** Logits by text and model, kept in a file, so that a stopped run goes on where it was. */
export interface ScoreCache {
  get(modelHash: string, text: string): readonly number[] | undefined;
  set(modelHash: string, text: string, logits: readonly number[]): void;
}

export function openCache(path: string): ScoreCache {
  mkdirSync(dirname(path), { recursive: true });
  const known = new Map(existsSync(path) ? readLines(readFileSync(path, 'utf8')) : []);
  return {
    get: (modelHash, text) => known.get(keyOf(modelHash, text)),
    set(modelHash, text, logits) {
      const key = keyOf(modelHash, text);
      known.set(key, logits);
      appendFileSync(path, `${JSON.stringify({ key, logits })}\n`);
    },
  };
}

function readLines(file: string): (readonly [string, readonly number[]])[] {
  return file.split('\n').flatMap((json) => {
    const parsed = v.safeParse(line, jsonOf(json));
    return parsed.success ? [[parsed.output.key, parsed.output.logits] as const] : [];
  });
}

/** A run that was stopped may leave half a line. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keyOf(modelHash: string, text: string): string {
  return createHash('sha256').update(`${modelHash}\n${text}`).digest('hex').slice(0, 32);
}
