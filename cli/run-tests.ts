import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { browserNames } from './browsers/driver-names.ts';
import { ensureBrowser } from './browsers/install.ts';
import { ensureBuild } from './build.ts';
import { packageFile, root } from './paths.ts';
import { runQuietly } from './run-command.ts';
import { summarise } from './test-summary.ts';

const resultFile = join(root, '.cache', 'test-results.json');

/** Everything `npm test` does: what the tests need, then the tests, then one line of figures. */
async function main(vitestArgs: readonly string[]): Promise<number> {
  const isUnitOnly = /\bunit\b/.test(
    vitestArgs.filter((_, at) => vitestArgs[at - 1] === '--project').join(' '),
  );
  if (isUnitOnly) await prepareTypes();
  else await prepareBrowsers();
  await rm(resultFile, { force: true });
  await mkdir(join(root, '.cache'), { recursive: true });
  const code = await runVitest(vitestArgs);
  if (!existsSync(resultFile)) return code || 1;
  const summary = summarise(JSON.parse(await readFile(resultFile, 'utf8')));
  for (const line of summary.lines) console.log(line);
  return code || (summary.failed > 0 ? 1 : 0);
}

async function prepareBrowsers(): Promise<void> {
  for (const name of browserNames) {
    process.env[name.toUpperCase()] = await ensureBrowser(name, console.error);
    await ensureBuild(name, 'release', console.error);
    await ensureBuild(name, 'testing', console.error);
  }
}

/** tsconfig.json extends a file that WXT writes. */
async function prepareTypes(): Promise<void> {
  if (existsSync(join(root, '.wxt', 'tsconfig.json'))) return;
  await runQuietly(process.execPath, [packageFile('wxt/bin/wxt.mjs'), 'prepare']);
}

async function runVitest(args: readonly string[]): Promise<number> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const child = spawn(process.execPath, [packageFile('vitest/vitest.mjs'), 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
