import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserOptions, Driver, DriverPage } from './driver.ts';
import { findTab, sendThrough, speakerPage } from './extension-calls.ts';
import { openTab, type Windows, windowsOf } from './firefox-pages.ts';
import { addonUuid, preferencesOf } from './firefox-prefs.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import type { Marionette } from './marionette.ts';

/** Firefox, driven by Marionette: WebDriver BiDi may not open pages of an extension. */
export async function openFirefox(options: BrowserOptions): Promise<Driver> {
  const addonId = await addonIdOf(options.extensionDir);
  const firefox = await startFirefox(options, preferencesOf(options, addonId));
  try {
    return await connect(firefox, options, addonId);
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

async function connect(firefox: FirefoxProcess, options: BrowserOptions, addonId: string): Promise<Driver> {
  const { marionette } = firefox;
  const session = await marionette.send<{ capabilities: { browserVersion: string } }>(
    'WebDriver:NewSession',
    {
      pageLoadStrategy: 'eager',
      timeouts: { script: longestScriptMs },
      acceptInsecureCerts: options.takesAnyCertificate ?? false,
    },
  );
  if (options.language && options.language !== 'en') await setInterfaceLanguage(marionette, options.language);
  await marionette.send('Addon:Install', {
    path: resolve(options.extensionDir),
    temporary: true,
    allowPrivateBrowsing: true,
  });
  const windows = await windowsOf(marionette);
  const extensionOrigin = `moz-extension://${addonUuid}`;
  const openExtensionPage = async (path: string, where: 'tab' | 'window' = 'tab') => {
    const page = await openTab(windows, where);
    await page.goto(`${extensionOrigin}/${path}`);
    return page;
  };
  // In a window of its own, so that the page under test stays the one on screen.
  const speaker = await openExtensionPage(speakerPage, 'window');
  return {
    name: 'firefox',
    product: 'Firefox',
    version: session.capabilities.browserVersion,
    extensionOrigin,
    ...driverCalls(windows, speaker, addonId),
    openExtensionPage: (path) => openExtensionPage(path),
    close: firefox.close,
  };
}

function driverCalls(
  windows: Windows,
  speaker: DriverPage,
  addonId: string,
): Pick<Driver, 'openPage' | 'sendToBackground' | 'tabIdOf' | 'suspendBackground'> {
  return {
    openPage: () => openTab(windows, 'tab'),
    sendToBackground: (type, data) => sendThrough(speaker, type, data),
    tabIdOf: (url) => findTab(speaker, url),
    suspendBackground: () =>
      windows.exclusively(() => runPrivileged(windows.marionette, suspendScript, [addonId])),
  };
}

/** A page under test may be slow; the caller has its own time limit. */
const longestScriptMs = 600_000;

const suspendScript = `return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground();`;

/** The language pack need not be there: only extensions and pages are read in this language, not Firefox itself. */
async function setInterfaceLanguage(marionette: Marionette, language: string): Promise<void> {
  const script = `
    Services.locale.availableLocales = [arguments[0], 'en-US'];
    Services.locale.requestedLocales = [arguments[0]];`;
  await runPrivileged(marionette, script, [language]);
}

async function runPrivileged(marionette: Marionette, script: string, args: unknown[]): Promise<void> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    await marionette.send('WebDriver:ExecuteScript', { script, args });
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

async function addonIdOf(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extensionDir}/manifest.json names no gecko id.`);
  return id;
}
