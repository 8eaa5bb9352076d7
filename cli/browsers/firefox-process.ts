import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserOptions, Prefs } from './driver.ts';
import { profileParent } from './find.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

/** Seen: 1–4 s warm, 12 s cold on two busy cores. */
const startTimeoutMs = 90_000;
const quitTimeoutMs = 10_000;

export interface FirefoxProcess {
  readonly marionette: Marionette;
  close(): Promise<void>;
}

/** Starts Firefox in a new profile that is deleted on `close`. */
export async function startFirefox(options: BrowserOptions, prefs: Prefs): Promise<FirefoxProcess> {
  const profile = await mkdtemp(join(profileParent(options.program), 'touchstone-firefox-'));
  await writeFile(join(profile, 'user.js'), userJs(prefs));
  const child = spawnFirefox(options, profile);
  const end = () => endFirefox(child, profile);
  const gaveUp = new AbortController();
  const timer = setTimeout(() => gaveUp.abort(), startTimeoutMs);
  for (const event of ['exit', 'error']) child.once(event, () => gaveUp.abort());
  try {
    const marionette = await connectMarionette(profile, gaveUp.signal);
    return { marionette, close: () => quit(marionette).then(end) };
  } catch (error) {
    await end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function userJs(prefs: Prefs): string {
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

function spawnFirefox(options: BrowserOptions, profile: string): ChildProcess {
  const args = ['--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access'];
  if (!options.isHeaded) args.push('--headless');
  const env = {
    ...process.env,
    MOZ_CRASHREPORTER_DISABLE: '1',
    // Else the preference that switches remote settings off is not read.
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
    MOZ_HEADLESS_WIDTH: '1280',
    MOZ_HEADLESS_HEIGHT: '985',
  };
  const child = spawn(options.program, args, { stdio: 'ignore', env });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
}

async function quit(marionette: Marionette): Promise<void> {
  const asked = marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
  await Promise.race([asked, sleep(quitTimeoutMs, undefined, { ref: false })]);
  marionette.end();
}

async function endFirefox(child: ChildProcess, profile: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const timer = setTimeout(() => child.kill('SIGKILL'), quitTimeoutMs);
    await once(child, 'exit');
    clearTimeout(timer);
  }
  // Child processes may still write for a moment.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
