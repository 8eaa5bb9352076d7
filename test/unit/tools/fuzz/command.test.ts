import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** Used by no one else, so that the state of real runs is left alone. */
const seed = 987_654;
const stateFile = `${root}.cache/fuzz/sniff-${seed}.json`;

const packaged = `${root}node_modules/.bin/node`;

/** Node 24 runs the script as it is; the packages bring it where the machine's own is older. */
function fuzz(...parameters: readonly string[]): string {
  return execFileSync(
    existsSync(packaged) ? packaged : process.execPath,
    ['tools/fuzz/fuzz.ts', ...parameters],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    },
  );
}

const state = () => JSON.parse(readFileSync(stateFile, 'utf8')) as { next: number; inputs: number };

afterAll(() => rmSync(stateFile, { force: true }));

describe('npm run fuzz', () => {
  it('says what it did, and goes on from there when asked to', () => {
    const run = ['--parser', 'sniff', '--count', '50', '--seed', String(seed)];
    expect(fuzz(...run)).toMatch(/^sniff: 50 inputs in \d+ s \(\d+\/s\), 0 findings/);
    expect(fuzz(...run, '--resume')).toMatch(/^sniff: 100 inputs/);
    expect(state()).toMatchObject({ next: 100, inputs: 100 });
    fuzz(...run);
    expect(state()).toMatchObject({ next: 50, inputs: 50 });
  });

  it('refuses a parser that it does not know', () => {
    expect(() => fuzz('--parser', 'nothing')).toThrow(/usage/);
  });
});
