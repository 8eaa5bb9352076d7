import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.cache/fuzz/', import.meta.url));

/** How far a parser has been run with a seed. */
export interface State {
  readonly parser: string;
  readonly seed: number;
  /** The next input's number. */
  readonly next: number;
  /** Inputs that were fed, over all runs. */
  readonly inputs: number;
  readonly findings: number;
  readonly seconds: number;
  readonly slowestMs: number;
  readonly slowestInput: number;
  /** Largest growth of held memory over one run. */
  readonly grownBytes: number;
}

export function startOf(parser: string, seed: number): State {
  return {
    parser,
    seed,
    next: 0,
    inputs: 0,
    findings: 0,
    seconds: 0,
    slowestMs: 0,
    slowestInput: 0,
    grownBytes: 0,
  };
}

export function readState(parser: string, seed: number): State {
  const file = fileOf(parser, seed);
  if (!existsSync(file)) return startOf(parser, seed);
  return { ...startOf(parser, seed), ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<State>) };
}

export function writeState(state: State): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(state.parser, state.seed), `${JSON.stringify(state, null, 2)}\n`);
}

function fileOf(parser: string, seed: number): string {
  return `${folder}${parser}-${seed}.json`;
}
