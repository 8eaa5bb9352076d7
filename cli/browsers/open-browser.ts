import { openChromium } from './chromium.ts';
import type { BrowserOptions, Driver } from './driver.ts';
import { openFirefox } from './firefox.ts';

/** Starts the browser and loads the extension. */
export function openBrowser(options: BrowserOptions): Promise<Driver> {
  return options.name === 'firefox' ? openFirefox(options) : openChromium(options);
}
