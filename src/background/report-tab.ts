import policy from '../fusion/policy.json';
import { browser } from '../platform/browser';
import type { EngineHost } from '../platform/engine-host';
import { isBrowserPage, mayReadSite } from '../platform/permissions';
import type { ExtensionInfo, TabReport } from '../platform/protocol';
import { readSettings } from '../platform/settings';
import { trustLists } from '../platform/trust-lists';
import { askFrames } from './frames';
import { modeFor } from './pages';

/** Everything known of a tab, asked afresh from its frames: the pages' content scripts own their items. */
export async function reportTab(tabId: number, engine: EngineHost): Promise<TabReport> {
  const tab = await browser.tabs.get(tabId);
  const url = tab.url ?? '';
  const frames = await askFrames(tabId, 'page:report', null);
  return {
    tabId,
    url,
    title: tab.title ?? '',
    items: frames.flatMap((frame) => frame.items),
    mode: await tabMode(tabId, url, frames.length > 0),
    engine: await engine.status(),
    extension: await extensionInfo(),
  };
}

async function tabMode(tabId: number, url: string, isAnswering: boolean): Promise<TabReport['mode']> {
  const isAllowed = await mayReadSite(url);
  // Who may read all sites is told every address but those of the browser's own pages.
  if (!isAnswering && (url === '' ? isAllowed : isBrowserPage(url))) return 'browser-page';
  // Where the permission was withdrawn, or never given, our script may still be there: it can fetch nothing.
  return isAllowed ? modeFor(url, tabId) : 'no-permission';
}

async function extensionInfo(): Promise<ExtensionInfo> {
  const { userAnchors } = await readSettings();
  return {
    version: browser.runtime.getManifest().version,
    policy: policy.version,
    trustLists: trustLists(userAnchors, new Date()),
  };
}
