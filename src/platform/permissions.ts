import { browser } from './browser';

const allSites = { origins: ['<all_urls>'] };

/** Addresses that extensions may never read. */
export function isBrowserPage(url: string): boolean {
  return (
    !/^(https?|file):/.test(url) ||
    /^https:\/\/(chromewebstore\.google\.com|addons\.mozilla\.org)\//.test(url)
  );
}

export function mayReadAllSites(): Promise<boolean> {
  return browser.permissions.contains(allSites);
}

/** Call from a click only: browsers ignore the request otherwise. */
export function requestAllSites(): Promise<boolean> {
  return browser.permissions.request(allSites);
}
