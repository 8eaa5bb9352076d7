import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../paths.ts';
import type { BrowserName } from './driver-names.ts';

/** Where downloads go that `install.ts` makes. */
export const downloadDir = join(root, '.cache', 'browsers');

/**
 * Path of an installed browser, or null. The environment (CHROMIUM, FIREFOX) wins; unbranded builds come before
 * branded ones, because those drop developer switches without notice.
 * @throws when the environment names a file that is not there
 */
export async function findBrowser(name: BrowserName): Promise<string | null> {
  const variable = name.toUpperCase();
  const named = process.env[variable];
  if (named && !existsSync(named)) throw new Error(`${variable} names ${named}, which is not there.`);
  if (named) return named;
  for await (const candidate of candidates(name)) if (isFile(candidate)) return candidate;
  return null;
}

/** Programs from a Snap see neither /tmp nor hidden folders, so their profiles need another place. */
export function profileParent(program: string): string {
  const snap = snapName(program);
  return snap ? join(homedir(), 'snap', snap, 'common') : tmpdir();
}

async function* candidates(name: BrowserName): AsyncGenerator<string> {
  const { programs, places, downloads } = known[name];
  const onPath = programs.flatMap(searchPath);
  yield* onPath.filter((path) => !snapName(path));
  if (name === 'chromium') yield chromium.executablePath();
  for (const pattern of downloads) yield* glob(join(downloadDir, pattern));
  yield* places[process.platform]?.() ?? [];
  yield* onPath;
}

function searchPath(program: string): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .filter(isFile);
}

function isFile(path: string): boolean {
  return Boolean(path) && existsSync(path) && statSync(path).isFile();
}

/** `firefox` for `/snap/bin/firefox` and for the little script by which Ubuntu calls it. */
function snapName(program: string): string | null {
  if (process.platform !== 'linux' || !existsSync(program)) return null;
  const called = /^\/snap\/bin\/(.+)$/.exec(program)?.[1];
  if (called || realpathSync(program) === '/usr/bin/snap') return called ?? null;
  const isScript = statSync(program).size < 10_000;
  return (isScript && /\/snap\/bin\/([\w-]+)/.exec(readFileSync(program, 'utf8'))?.[1]) || null;
}

interface Known {
  readonly programs: readonly string[];
  readonly places: Readonly<Partial<Record<NodeJS.Platform, () => string[]>>>;
  readonly downloads: readonly string[];
}

const known: Readonly<Record<BrowserName, Known>> = {
  chromium: {
    programs: [
      'chromium',
      'chromium-browser',
      'microsoft-edge-stable',
      'microsoft-edge',
      'google-chrome-stable',
      'google-chrome',
    ],
    places: {
      darwin: () => macApps(['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome']),
      win32: () =>
        windowsPrograms([
          'Chromium/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
          'Google/Chrome/Application/chrome.exe',
        ]),
    },
    downloads: ['chrome/*/chrome-*/chrome', 'chrome/*/chrome-*/chrome.exe'],
  },
  firefox: {
    programs: ['firefox', 'firefox-esr'],
    places: {
      darwin: () => macApps(['Firefox', 'Firefox Developer Edition'], 'firefox'),
      win32: () => windowsPrograms(['Mozilla Firefox/firefox.exe']),
    },
    downloads: [
      'firefox/*/firefox/firefox',
      'firefox/*/core/firefox.exe',
      'firefox/*/*.app/Contents/MacOS/firefox',
    ],
  },
};

function macApps(apps: string[], program?: string): string[] {
  return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', program ?? app)),
  );
}

function windowsPrograms(paths: string[]): string[] {
  const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].map((name) => process.env[name]);
  return folders.flatMap((folder) => (folder ? paths.map((path) => join(folder, path)) : []));
}
