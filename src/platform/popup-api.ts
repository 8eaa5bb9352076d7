import type { ItemId } from '../core/item';
import { browser } from './browser';
import { openDetails } from './open-details';
import { requestAllSites } from './permissions';
import type { PageCommand, TabReport } from './protocol';
import { call } from './rpc';

export interface PopupApi {
  report(): Promise<TabReport>;
  pause(host: string, isPaused: boolean): Promise<void>;
  command(command: PageCommand): Promise<void>;
  requestPermission(): Promise<boolean>;
  openDetails(id: ItemId): Promise<void>;
  openOptions(): Promise<void>;
}

/** What the popup can do, for the tab in front or, opened as a page, for the tab named in `?tab=`. */
export function createPopupApi(search: string): PopupApi {
  const named = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(named) ? Promise.resolve(named) : activeTabId();
  return {
    report: async () => call('background:report', { tabId: await tab }),
    pause: (host, isPaused) => call('background:pause', { host, isPaused }),
    command: async (command) => call('background:command', { tabId: await tab, command }),
    openDetails: async (id) => openDetails(await tab, id),
    openOptions: () => browser.runtime.openOptionsPage(),
    async requestPermission() {
      const isGranted = await requestAllSites();
      if (isGranted) await call('background:command', { tabId: await tab, command: { do: 'check-all' } });
      return isGranted;
    },
  };
}

async function activeTabId(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no active tab');
  return tab.id;
}
