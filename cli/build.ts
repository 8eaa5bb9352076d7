import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from './browsers/driver-names.ts';
import { packageFile, root } from './paths.ts';
import { runQuietly } from './run-command.ts';

/** `testing` opens the badges' shadow roots, so that tests can look into them; it is never released. */
export type BuildKind = 'release' | 'testing';

/** Everything that decides what a build holds. */
const sources = [
  'src',
  'entrypoints',
  'assets',
  'wxt.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the extension unless the last build is of these very sources.
 * @returns the folder to load into the browser
 */
export async function ensureBuild(
  browser: BrowserName,
  kind: BuildKind,
  onNotice: (text: string) => void,
): Promise<string> {
  const folder = buildFolder(browser, kind);
  const stamp = join(root, '.output', `.${folder}.stamp`);
  const outputDir = join(root, '.output', folder);
  const fingerprint = await fingerprintOf(sources.map((source) => join(root, source)));
  const isFresh = existsSync(join(outputDir, 'manifest.json')) && (await readOr(stamp, '')) === fingerprint;
  if (isFresh) return outputDir;
  onNotice(`Building the extension for ${browser}${kind === 'testing' ? ' (test build)' : ''} …`);
  await build(browser, kind);
  await mkdir(join(root, '.output'), { recursive: true });
  await writeFile(stamp, fingerprint);
  return outputDir;
}

/** WXT's own names: `chrome-mv3`, and the mode at the end for all but release builds. */
export function buildFolder(browser: BrowserName, kind: BuildKind): string {
  return `${wxtBrowsers[browser]}-mv3${kind === 'testing' ? '-testing' : ''}`;
}

const wxtBrowsers: Readonly<Record<BrowserName, string>> = { chromium: 'chrome', firefox: 'firefox' };

async function build(browser: BrowserName, kind: BuildKind): Promise<void> {
  const wxt = packageFile('wxt/bin/wxt.mjs');
  const mode = kind === 'testing' ? ['--mode', 'testing'] : [];
  const { isDone, output } = await runQuietly(process.execPath, [
    wxt,
    'build',
    '-b',
    wxtBrowsers[browser],
    ...mode,
  ]);
  if (!isDone) throw new Error(`${output}\nThe extension could not be built.`);
}

/** Names, sizes and times rather than contents: the models alone are 50 MB. */
async function fingerprintOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const isFolder = (await stat(path)).isDirectory();
    const inside = isFolder ? await readdir(path, { recursive: true, withFileTypes: true }) : [];
    const files = isFolder
      ? inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      : [path];
    for (const file of files.sort()) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function readOr(path: string, otherwise: string): Promise<string> {
  return existsSync(path) ? readFile(path, 'utf8') : otherwise;
}
