import type { Driver } from '../../../cli/browsers/driver.ts';

/** Takes the right to read sites away, as the user can in the browser's own page of extensions. */
export async function withdrawSites(driver: Driver): Promise<void> {
  await setSites(driver, false);
}

/** Gives it back. */
export async function grantSites(driver: Driver): Promise<void> {
  await setSites(driver, true);
}

async function setSites(driver: Driver, isAllowed: boolean): Promise<void> {
  if (driver.name === 'chromium') await setChromiumSites(driver, isAllowed);
  else await setFirefoxSites(driver, isAllowed);
}

async function setChromiumSites(driver: Driver, isAllowed: boolean): Promise<void> {
  const page = await driver.openPage();
  await page.goto('chrome://extensions/');
  const extensionId = new URL(driver.extensionOrigin).host;
  await page.evaluate(setHostAccessInPage, {
    extensionId,
    hostAccess: isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK',
  });
  await page.close();
}

/** `chrome.developerPrivate` is what that page itself calls. */
function setHostAccessInPage(update: { extensionId: string; hostAccess: string }): Promise<void> {
  const { developerPrivate } = chrome as unknown as {
    developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> };
  };
  return developerPrivate.updateExtensionConfiguration(update);
}

async function setFirefoxSites(driver: Driver, isAllowed: boolean): Promise<void> {
  const page = await driver.openExtensionPage('popup.html');
  if (isAllowed)
    throw new Error('Firefox asks the user before it gives a permission back; open a new browser.');
  await page.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));
  await page.close();
}
