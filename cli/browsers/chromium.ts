import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import type { BrowserOptions, Driver, DriverPage } from './driver.ts';

import { findTab, sendThrough, speakerPage } from './extension-calls.ts';
import { profileParent } from './find.ts';

const viewport = { width: 1280, height: 900 };
/** A page that has not been parsed by then is not going to be. */
const defaultGotoMs = 30_000;
/** Chromium cannot draw a picture higher than this (Skia's texture limit). */
const highestScreenshotPx = 16_000;

/** Chromium, Chrome, Edge and their kin, driven over a pipe; the extension is loaded by `Extensions.loadUnpacked`. */
export async function openChromium(options: BrowserOptions): Promise<Driver> {
  const profile = await mkdtemp(join(profileParent(options.program), 'touchstone-chromium-'));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  let context: BrowserContext | undefined;
  try {
    context = await launch(options, profile);
    return await connect(context, options, removeProfile);
  } catch (error) {
    await context?.close();
    await removeProfile();
    throw error;
  }
}

async function connect(
  context: BrowserContext,
  options: BrowserOptions,
  removeProfile: () => Promise<void>,
): Promise<Driver> {
  const browserSession = await context.browser()?.newBrowserCDPSession();
  if (!browserSession) throw new Error('The browser does not accept commands.');
  const extensionOrigin = `chrome-extension://${await loadExtension(browserSession, options.extensionDir)}`;
  const openExtensionPage = async (path: string) => {
    const page = wrapPage(await context.newPage());
    await page.goto(`${extensionOrigin}/${path}`);
    return page;
  };
  const speaker = await openExtensionPage(speakerPage);
  return {
    name: 'chromium',
    ...(await productOf(browserSession, options.program)),
    extensionOrigin,
    openPage: async () => wrapPage(await context.newPage()),
    openExtensionPage,
    sendToBackground: (type, data) => sendThrough(speaker, type, data),
    tabIdOf: (url) => findTab(speaker, url),
    suspendBackground: () => stopServiceWorkers(context, extensionOrigin),
    close: async () => {
      await context.close();
      await removeProfile();
    },
  };
}

/** The sandbox stays on wherever the system allows it: pages are hostile. */
async function launch(options: BrowserOptions, profile: string): Promise<BrowserContext> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  try {
    return await launchOnce(options, profile, !isRoot);
  } catch (error) {
    if (isRoot || !/sandbox/i.test(String(error))) throw error;
    options.onNotice?.('This system does not allow the browser its sandbox; going on without it.');
    return launchOnce(options, profile, false);
  }
}

function launchOnce(options: BrowserOptions, profile: string, isSandboxed: boolean): Promise<BrowserContext> {
  const language = options.language ?? 'en';
  const locale = language === 'en' ? 'en-US' : language;
  return chromium.launchPersistentContext(profile, {
    executablePath: options.program,
    headless: !options.isHeaded,
    chromiumSandbox: isSandboxed,
    // Playwright would end this process before the profile is deleted.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Playwright's default switches would keep the extension out.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: switches(options, locale),
    env: { ...process.env, LANGUAGE: locale },
    locale,
    viewport: options.isHeaded ? null : viewport,
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.isMotionReduced ? 'reduce' : 'no-preference',
  });
}

function switches(options: BrowserOptions, locale: string): string[] {
  const proxy = options.proxyPort
    ? [`--proxy-server=http://127.0.0.1:${options.proxyPort}`, '--proxy-bypass-list=<-loopback>']
    : [];
  return [
    '--enable-unsafe-extension-debugging',
    `--lang=${locale}`,
    '--no-first-run',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    // Without these two the browser still asks its maker for updates and for a signed-in person.
    '--component-updater=url-source=http://127.0.0.1:9/',
    '--gaia-url=http://127.0.0.1:9/',
    ...(options.isHeaded ? [] : ['--disable-gpu']),
    ...(options.takesAnyCertificate ? ['--ignore-certificate-errors'] : []),
    ...proxy,
    ...(options.extraArguments ?? []),
  ];
}

/** Unlike the switch --load-extension this also works in branded Chrome, which ignores that switch since version 137. */
async function loadExtension(session: CDPSession, extensionDir: string): Promise<string> {
  // Newer than the protocol table of Playwright.
  const send = session.send.bind(session) as unknown as (
    method: string,
    params: object,
  ) => Promise<{ id: string }>;
  const { id } = await send('Extensions.loadUnpacked', { path: resolve(extensionDir) });
  return id;
}

/** Browsers of this family all call themselves Chrome; only their programs' names tell them apart. */
async function productOf(
  session: CDPSession,
  program: string,
): Promise<{ product: string; version: string }> {
  const { product } = await session.send('Browser.getVersion');
  const version = product.replace(/^.*\//, '');
  if (/edge/i.test(program)) return { product: 'Microsoft Edge', version };
  return { product: /google[- ]chrome(?!.*testing)/i.test(program) ? 'Google Chrome' : 'Chromium', version };
}

async function stopServiceWorkers(context: BrowserContext, extensionOrigin: string): Promise<void> {
  const page = context.pages().find((open) => open.url().startsWith(extensionOrigin));
  if (!page) throw new Error('No page of the extension is open.');
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

function wrapPage(page: Page): DriverPage {
  return {
    goto: async (url, timeoutMs = defaultGotoMs) => {
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: timeoutMs });
    },
    url: async () => page.url(),
    title: () => page.title(),
    evaluate: (run: (argument: never) => unknown, argument?: unknown) =>
      page.evaluate(run as (argument: unknown) => never, argument),
    runScript: (body) => page.evaluate(`(async () => {${body}\n})()`),
    screenshot: () => screenshotOf(page),
    movePointer: (x, y) => page.mouse.move(x, y),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (keys) => page.keyboard.press(keys),
    setViewport: (width, height) => page.setViewportSize({ width, height }),
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

async function screenshotOf(page: Page): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= highestScreenshotPx) return page.screenshot({ fullPage: true });
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: highestScreenshotPx } });
}
