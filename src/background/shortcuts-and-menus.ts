import { browser } from '../platform/browser';
import { hostOf, readSettings, setPaused } from '../platform/settings';
import { broadcastMode, commandTab } from './pages';

export function listenToShortcuts(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const tabId = tab?.id;
    if (tabId === undefined) return;
    if (name === 'check-page') void commandTab(tabId, { do: 'check-all' });
    if (name === 'next-badge') void commandTab(tabId, { do: 'focus-next-badge' });
  });
}

/** Menus survive the background in Chromium; they are made anew at install and update only. */
export function listenToMenus(): void {
  browser.runtime.onInstalled.addListener(() => void createMenus());
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === 'check-page') void commandTab(tab.id, { do: 'check-all' });
    if (info.menuItemId === 'pause-site') void togglePause(hostOf(tab.url ?? ''));
  });
}

async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const title = (key: string) => browser.i18n.getMessage(key);
  browser.contextMenus.create({ id: 'check-page', title: title('menu_check_page'), contexts: ['page'] });
  browser.contextMenus.create({ id: 'pause-site', title: title('menu_pause_site'), contexts: ['action'] });
}

async function togglePause(host: string): Promise<void> {
  if (host === '') return;
  const { pausedHosts } = await readSettings();
  await setPaused(host, !pausedHosts.includes(host));
  await broadcastMode();
}
