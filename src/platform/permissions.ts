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

/** Whether the browser lets us read the site of this address; without an address, all sites. */
export function mayReadSite(url: string): Promise<boolean> {
  const site = URL.canParse(url) ? new URL(url) : null;
  if (site === null || !/^https?:$/.test(site.protocol)) return mayReadAllSites();
  // Match patterns have no port in Firefox; each pattern stands for all ports.
  return browser.permissions.contains({ origins: [`${site.protocol}//${site.hostname}/*`] });
}

/** Call from a click only: browsers ignore the request otherwise. */
export function requestAllSites(): Promise<boolean> {
  return browser.permissions.request(allSites);
}

/** Within a click only; asks for nothing that is granted already. */
export function mayReadOrAsk(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  // A request for what is granted resolves at once, so nothing is awaited before it: a wait would use up the click.
  return browser.permissions
    .request({ origins: [`${protocol}//${hostname}/*`] })
    .catch(() => mayReadSite(url));
}
