import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

/** What both stores and both toolbars ask for, px. */
const sizes = [16, 32, 48, 96, 128] as const;
const target = resolve(import.meta.dirname, '../../assets/public/icon');

await makeIcons();

/** Draws icon.svg in every size; run after changing it: `node tools/icons/make-icons.ts`. */
async function makeIcons(): Promise<void> {
  const svg = readFileSync(resolve(import.meta.dirname, 'icon.svg'), 'utf8');
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...browserPath() });
  const page = await browser.newPage();
  mkdirSync(target, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    writeFileSync(resolve(target, `${size}.png`), await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
}

/** `CHROMIUM` names the browser, as in the end-to-end tests; else the usual place on Linux, else Playwright's own. */
function browserPath(): { executablePath?: string } {
  const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return existsSync(path) ? { executablePath: path } : {};
}
