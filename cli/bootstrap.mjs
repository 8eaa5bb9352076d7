// Plain JavaScript, no packages: this runs on any Node >= 20 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The first Node that runs the TypeScript of `cli/` without a flag. */
const oldestNode = [22, 18];

/**
 * Installs the packages when they are missing or older than the lock file, then runs a TypeScript file of `cli/`
 * with a Node that can. Ends this process with the same exit code.
 * @param {string} entry file name in `cli/`
 */
export async function runWithPackages(entry) {
  try {
    await ensurePackages();
    process.exitCode = await runEntry(findNode(), entry);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function ensurePackages() {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.touchstone-packages');
  if (readOr(stamp, '') === lockHash) return;
  if (!isNewerThanLock(join(root, 'node_modules', '.package-lock.json'))) await installPackages();
  writeFileSync(stamp, lockHash);
}

/** npm writes this file last, so its time is the time of a whole install. */
function isNewerThanLock(marker) {
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

async function installPackages() {
  console.error('Installing packages (npm ci) …');
  const [command, ...before] = npmCommand();
  const child = spawn(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Standard output belongs to the verdicts; warnings about an old Node do not apply, a newer one is among the packages.
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: command === 'npm.cmd',
  });
  const code = await exitCodeOf(child);
  if (code === 0) return;
  throw new Error(
    `\nThe packages could not be installed (npm ended with ${code}).\n` +
      'They come from the npm registry: check the connection with "npm ping", then run "npm ci" in\n' +
      `${root} and start again. A proxy or mirror is set with "npm config set registry <address>".`,
  );
}

/** The npm that started us, else the one on the path. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && /^npm-cli\.c?js$/.test(basename(running))) return [process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function findNode() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packaged = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', `node${suffix}`);
  const candidates = [process.execPath, packaged, join(root, 'node_modules', '.bin', `node${suffix}`)];
  const found = candidates.find((candidate) => existsSync(candidate) && isNewEnough(versionOf(candidate)));
  if (found) return found;
  throw new Error(
    `Node ${oldestNode.join('.')} or newer is needed on this system; this is ${process.version}.\n` +
      'Install a current Node from https://nodejs.org/ (or "nvm install 24"), then start again.',
  );
}

function versionOf(node) {
  if (node === process.execPath) return process.version;
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '';
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = (/v(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

async function runEntry(node, entry) {
  // Type stripping still announces itself as experimental in Node 22.
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, join(root, 'cli', entry), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // The terminal sends ^C to both; only the child knows what to tidy up.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return exitCodeOf(child);
}

function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function readOr(path, otherwise) {
  return existsSync(path) ? readFileSync(path, 'utf8') : otherwise;
}
