import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './paths.ts';

/** Runs a program with all its output on standard error; false when it fails or is not there. */
export async function runLoudly(
  program: string,
  args: readonly string[],
  env = process.env,
): Promise<boolean> {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', process.stderr, 'inherit'] });
  const [code] = (await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [1])])) as [
    number | null,
  ];
  return code === 0;
}

/** Runs a program silently; its output comes back, to be shown when it failed. */
export async function runQuietly(
  program: string,
  args: readonly string[],
  env = process.env,
): Promise<{ isDone: boolean; output: string }> {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { isDone: code === 0, output };
}
