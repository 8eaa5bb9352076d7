import type { Origin } from '../core/item';
import type { Verdict } from '../core/verdict';
import type { EngineHost } from '../platform/engine-host';
import { addFrame, removeTab } from '../platform/frames';
import { openDetails } from '../platform/open-details';
import { parseWork } from '../platform/parse-work';
import { callPage, handle, type Sender } from '../platform/rpc';
import { setPaused } from '../platform/settings';
import { browser } from '../platform/browser';
import { changeAnchors } from './anchors';
import { readImageRegions } from './image-regions';
import { changeOriginators } from './originators';
import { answerMemory, switchMemory } from './memory';
import { answerPacks } from './packs';
import { answerOptions } from './options';
import { broadcastMode, commandTab, modeFor } from './pages';
import { reportTab } from './report-tab';
import { listenToMenus, listenToShortcuts } from './shortcuts-and-menus';
import { readTextParts } from './text-parts';
import { readThumbnails } from './thumbnails';
import { refreshToolbar } from './toolbar';

/** Routes messages between pages, popup and engine; holds no state that its end would lose. */
export function startBackground(engine: EngineHost): void {
  listenToPages(engine);
  listenToOwnPages(engine);
  listenToShortcuts();
  listenToMenus();
  browser.tabs.onRemoved.addListener((tabId) => {
    void removeTab(tabId);
  });
  browser.permissions.onRemoved.addListener(() => void broadcastMode());
  browser.permissions.onAdded.addListener(() => void broadcastMode());
}

/** Delivers a finished verdict to the frame it belongs to; a frame that is gone needs none. */
export async function deliverVerdict(origin: Origin, verdict: Verdict): Promise<void> {
  await callPage('page:show', verdict, origin).catch(() => undefined);
}

function listenToPages(engine: EngineHost): void {
  handle('background:hello', async (_page, sender) => {
    const origin = originOf(sender);
    await addFrame(origin.tabId, origin.frameId);
    // Work left by an earlier document of this frame is no reason to leave the new one unchecked.
    await engine.forget(origin, 'all').catch((error: unknown) => {
      console.error('touchstone', error);
    });
    return modeFor(sender.url, origin.tabId);
  });
  handle('background:check', async (work, sender) => {
    const parsed = parseWork(work, sender.url);
    if (parsed.items.length > 0) await engine.check(originOf(sender), parsed);
  });
  handle('background:forget', async (ids, sender) => {
    await engine.forget(originOf(sender), ids.map(String));
  });
  handle('background:hurry', async (ids, sender) => {
    await engine.hurry(originOf(sender), ids.map(String));
  });
  handle('background:changed', (_nothing, sender) => {
    refreshToolbar(originOf(sender).tabId);
  });
  handle('background:details', async ({ itemId }, sender) => {
    await openDetails(originOf(sender).tabId, String(itemId));
  });
}

function listenToOwnPages(engine: EngineHost): void {
  handle('background:verdict', ({ origin, verdict }) => deliverVerdict(origin, verdict));
  handle('background:report', ({ tabId }) => reportTab(tabId, engine));
  handle('background:command', ({ tabId, command }) => commandTab(tabId, command));
  handle('background:anchors', (order) => changeAnchors(order, engine));
  handle('background:originators', (order) => changeOriginators(order, engine));
  handle('background:thumbnails', (of) => readThumbnails(of, engine));
  handle('background:parts', (of) => readTextParts(of, engine));
  handle('background:regions', (of) => readImageRegions(of, engine));
  handle('background:options', (order) => answerOptions(order, engine));
  handle('background:memory', (order) => answerMemory(order, engine));
  handle('background:packs', (order) => answerPacks(order, engine));
  handle('background:remember', ({ isOn }) => switchMemory(isOn, engine));
  handle('background:pause', async ({ host, isPaused }) => {
    await setPaused(host, isPaused);
    await broadcastMode();
  });
}

/** Taken from the browser's own record of the sender: a page cannot speak for another tab. */
function originOf(sender: Sender): Origin {
  const { tabId, frameId, documentId, isPrivate } = sender;
  if (tabId === null || frameId === null) throw new Error('message without a tab');
  return { tabId, frameId, documentId: documentId ?? '', isPrivate };
}
