import { browser } from '../platform/browser';
import { framesOf } from '../platform/frames';
import type { PageCommand, PageMode } from '../platform/protocol';
import { hostOf, readSettings } from '../platform/settings';
import { askFrames } from './frames';

/** How a page behaves; inner frames follow the site that the person sees in the address bar. */
export async function modeFor(frameUrl: string, tabId: number): Promise<PageMode> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const host = hostOf(tab?.url ?? frameUrl);
  const settings = await readSettings();
  if (settings.pausedHosts.includes(host)) return { isActive: false, because: 'paused', host };
  if (settings.mode === 'on-request') return { isActive: false, because: 'on-request', host };
  return { isActive: true, because: null, host };
}

/** Tells every open page how to behave now. */
export async function broadcastMode(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : tellTab(tab.id, tab.url ?? ''))));
}

async function tellTab(tabId: number, url: string): Promise<void> {
  if ((await framesOf(tabId)).length === 0) return;
  await askFrames(tabId, 'page:mode', await modeFor(url, tabId));
}

/** Runs a command in every frame of a tab; where our content script is missing it is put there first. */
export async function commandTab(tabId: number, command: PageCommand): Promise<void> {
  const answers = await askFrames(tabId, 'page:command', command);
  if (answers.length > 0) return;
  await injectContentScript(tabId);
  await askFrames(tabId, 'page:command', command);
}

/** A content script says hello within a few ms; after this it is not coming. */
const HELLO_TIMEOUT_MS = 2_000;
const HELLO_POLL_MS = 50;

/** Works after the person opened the popup or used a shortcut, even where the site permission is withheld. */
async function injectContentScript(tabId: number): Promise<void> {
  const injected = await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, files: ['/content-scripts/content.js'] })
    .catch(() => null);
  if (injected === null) return;
  for (let waitedMs = 0; waitedMs < HELLO_TIMEOUT_MS; waitedMs += HELLO_POLL_MS) {
    if ((await framesOf(tabId)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, HELLO_POLL_MS));
  }
}
