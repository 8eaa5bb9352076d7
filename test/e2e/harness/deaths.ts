import type { Driver } from '../../../cli/browsers/driver.ts';

/** Takes the engine away, with its workers, its queue and its models, as a browser short of memory may. */
export async function endEngine(driver: Driver): Promise<void> {
  // In Firefox the event page is the engine's host.
  if (driver.name === 'firefox') return driver.suspendBackground();
  const page = await driver.openExtensionPage('popup.html');
  await page.evaluate(() => chrome.offscreen.closeDocument());
  await page.close();
}
