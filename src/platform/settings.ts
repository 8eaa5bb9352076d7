import { storage } from 'wxt/utils/storage';

export interface Settings {
  /** `automatic`: every page is checked. `on-request`: only when asked. */
  readonly mode: 'automatic' | 'on-request';
  /** Host names on which nothing is checked automatically. */
  readonly pausedHosts: readonly string[];
}

const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: { mode: 'automatic', pausedHosts: [] },
});

export function readSettings(): Promise<Settings> {
  return settingsItem.getValue();
}

export async function setPaused(host: string, isPaused: boolean): Promise<void> {
  const settings = await settingsItem.getValue();
  const others = settings.pausedHosts.filter((one) => one !== host);
  await settingsItem.setValue({ ...settings, pausedHosts: isPaused ? [...others, host] : others });
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
