import lists from '../../assets/public/trust/lists.json';
import policy from '../fusion/policy.json';
import { browser } from '../platform/browser';
import type { EngineHost } from '../platform/engine-host';
import { isBrowserPage, mayReadAllSites } from '../platform/permissions';
import type { ExtensionInfo, TabReport } from '../platform/protocol';
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
    extension: extensionInfo(),
  };
}

async function tabMode(tabId: number, url: string, isAnswering: boolean): Promise<TabReport['mode']> {
  if (isAnswering) return modeFor(url, tabId);
  if (url !== '' && isBrowserPage(url)) return 'browser-page';
  return (await mayReadAllSites()) ? modeFor(url, tabId) : 'no-permission';
}

function extensionInfo(): ExtensionInfo {
  return {
    version: browser.runtime.getManifest().version,
    policy: policy.version,
    trustLists: lists.lists.map(({ name, date }) => ({ name, date })),
  };
}
