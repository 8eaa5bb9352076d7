import { existsSync } from 'node:fs';
import { packageFile } from '../paths.ts';
import { runLoudly, runQuietly } from '../run-command.ts';
import type { BrowserName } from './driver-names.ts';
import { downloadDir, findBrowser } from './find.ts';

/**
 * Path of the browser; installs one when there is none: by the system's packages as root on Debian and its kin,
 * else by a download.
 * @throws with the one command to run when neither works
 */
export async function ensureBrowser(name: BrowserName, onNotice: (text: string) => void): Promise<string> {
  const installed = await findBrowser(name);
  if (installed) return installed;
  onNotice(`No ${titles[name]} found; installing one …`);
  for (const install of [installPackage, download]) {
    const found = (await install(name)) ? await findBrowser(name) : null;
    if (found) return found;
  }
  throw new Error(
    `No ${titles[name]} was found and none could be installed. Install one with\n  ${commandFor(name)}\n` +
      `and start again, or name the program in the variable ${name.toUpperCase()}.`,
  );
}

const titles: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium, Chrome or Edge',
  firefox: 'Firefox',
};
const debianPackages: Readonly<Record<BrowserName, string>> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
};

async function installPackage(name: BrowserName): Promise<boolean> {
  if (!isRoot() || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update is no reason to stop: the lists on disk may do.
  await runLoudly('apt-get', ['update'], env);
  const install = ['install', '-y', '--no-install-recommends', debianPackages[name]];
  return runLoudly('apt-get', install, env);
}

async function download(name: BrowserName): Promise<boolean> {
  if (name === 'chromium') {
    const withLibraries = process.platform === 'linux' && isRoot() ? ['--with-deps'] : [];
    const args = [packageFile('playwright-core/cli.js'), 'install', ...withLibraries, 'chromium'];
    return runLoudly(process.execPath, args);
  }
  const cli = packageFile('@puppeteer/browsers/lib/main-cli.js');
  const args = [cli, 'install', 'firefox@stable', '--path', downloadDir];
  const { isDone, output } = await runQuietly(process.execPath, args);
  // Before the reason it prints its whole manual.
  if (!isDone) process.stderr.write(`${/^\w*Error: .*/m.exec(output)?.[0] ?? output}\n`);
  return isDone;
}

function commandFor(name: BrowserName): string {
  if (process.platform === 'darwin') {
    return `brew install --cask ${name === 'firefox' ? 'firefox' : 'google-chrome'}`;
  }
  if (process.platform === 'win32') {
    return name === 'firefox' ? 'winget install Mozilla.Firefox' : 'winget install Microsoft.Edge';
  }
  if (existsSync('/etc/debian_version')) return `sudo apt-get install ${debianPackages[name]}`;
  return name === 'firefox'
    ? 'npx @puppeteer/browsers install firefox@stable'
    : 'npx playwright-core install chromium';
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
