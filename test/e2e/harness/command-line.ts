import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../cli/paths.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm start -- …` runs, without npm and its heading. */
export async function runCommandLine(...args: string[]): Promise<CliRun> {
  const child = spawn(process.execPath, [join(root, 'cli', 'start.mjs'), ...args], { cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Where a `--json` output departs from `docs/verdicts.schema.json`; empty when nowhere. */
export function schemaProblems(verdicts: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats.default(ajv);
  const validate = ajv.compile(
    JSON.parse(readFileSync(join(root, 'docs', 'verdicts.schema.json'), 'utf8')) as object,
  );
  validate(verdicts);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
