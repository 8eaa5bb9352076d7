import { join } from 'node:path';
import { expect } from 'vitest';
import type { Driver, DriverPage } from '../../../cli/browsers/driver.ts';
import { root } from '../../../cli/paths.ts';
import { insideHost, type ShownElement } from './open-shadow.ts';
import { type Content, file } from './site.ts';

/** A busy machine may need this long until the first verdict of a browser: the model is loaded for it. */
export const verdictTime = { timeout: 30_000, interval: 50 };
/** For what the page itself does at once. */
export const soon = { timeout: 5_000, interval: 30 };

/** Pictures of the bundled sample, by what is found in them anywhere but on the sample page. */
export const pictures = {
  labelled: 'labelled.jpg',
  tampered: 'tampered.jpg',
  inconclusive: 'photo.jpg',
} as const;

export function samplePicture(name: string): Promise<Content> {
  return file(join(root, 'assets/public/sample/media', name));
}

/** Routes for all of `pictures`, under their own names. */
export async function pictureRoutes(): Promise<Record<string, Content>> {
  const names = Object.values(pictures);
  const contents = await Promise.all(names.map(samplePicture));
  return Object.fromEntries(names.map((name, index) => [`/${name}`, contents[index]!]));
}

/** Chips and glyphs a person can see now. */
export async function shownChips(page: DriverPage): Promise<ShownElement[]> {
  return (await insideHost(page, '.chip')).filter(({ isVisible }) => isVisible);
}

/** Waits until these chips, and no others, can be seen. */
export async function untilChips(
  page: DriverPage,
  texts: readonly string[],
  time = verdictTime,
): Promise<void> {
  const read = async () => (await shownChips(page)).map(({ text }) => text);
  await expect.poll(read, time).toEqual(texts);
}

/** The one chip with these words, in them or in its name. */
export async function chipWith(page: DriverPage, words: string): Promise<ShownElement> {
  const found = (await shownChips(page)).filter(({ attributes }) =>
    attributes['aria-label']?.includes(words),
  );
  if (found[0] && found.length === 1) return found[0];
  throw new Error(`${found.length} chips with "${words}".`);
}

export function pointAt(page: DriverPage, { box }: Pick<ShownElement, 'box'>): Promise<void> {
  return page.movePointer(box.x + box.width / 2, box.y + box.height / 2);
}

export function clickOn(page: DriverPage, { box }: Pick<ShownElement, 'box'>): Promise<void> {
  return page.clickAt(box.x + box.width / 2, box.y + box.height / 2);
}

/** The open card, or null. */
export async function openCard(page: DriverPage): Promise<ShownElement | null> {
  return (await insideHost(page, '[role=dialog]'))[0] ?? null;
}

export async function untilCard(page: DriverPage): Promise<ShownElement> {
  await expect.poll(() => openCard(page), soon).not.toBeNull();
  return (await openCard(page))!;
}

export async function untilNoCard(page: DriverPage): Promise<void> {
  await expect.poll(() => openCard(page), soon).toBeNull();
}

/** A button of the open card by its words, where it can be clicked: a long card is scrolled to it. */
export async function buttonOfCard(page: DriverPage, words: string): Promise<ShownElement> {
  await page.evaluate(scrollToButton, words);
  const found = (await insideHost(page, '[role=dialog] button')).find(({ text }) => text === words);
  if (!found) throw new Error(`The card has no button "${words}".`);
  return found;
}

function scrollToButton(words: string): void {
  const dialog = document.querySelector('touchstone-host')?.shadowRoot?.querySelector('[role=dialog]');
  const button = [...(dialog?.querySelectorAll('button') ?? [])].find((one) => one.textContent === words);
  button?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/** Tells a page's content scripts what the popup or a shortcut would. */
export async function command(driver: Driver, page: DriverPage, order: Order): Promise<void> {
  await commandTab(driver, (await driver.tabIdOf(await page.url()))!, order);
}

type Order = 'check-all' | 'stop' | 'focus-next-badge';

export function commandTab(driver: Driver, tabId: number, order: Order): Promise<void> {
  return driver.sendToBackground('background:command', { tabId, command: { do: order } });
}

/** The popup of a page's tab, opened as a page of its own. */
export async function openPopup(driver: Driver, page: DriverPage): Promise<DriverPage> {
  return openPopupOf(driver, await driver.tabIdOf(await page.url()));
}

export function openPopupOf(driver: Driver, tabId: number | null): Promise<DriverPage> {
  return driver.openExtensionPage(`popup.html?tab=${String(tabId)}`);
}

/** Every text of the popup, one line each. */
export async function linesOf(popup: DriverPage): Promise<string[]> {
  const text = await popup.evaluate(() => document.body.innerText);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export async function untilLine(popup: DriverPage, line: string, time = soon): Promise<void> {
  await expect.poll(() => linesOf(popup), time).toContain(line);
}

/** Presses a button of our own page by its words, as a person would. */
export async function pressButton(popup: DriverPage, words: string): Promise<void> {
  await popup.bringToFront();
  const point = await popup.evaluate((text) => {
    const found = [...document.querySelectorAll('button, label')].find((one) =>
      one.textContent?.includes(text),
    );
    const box = found?.getBoundingClientRect();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, words);
  if (point === null) throw new Error(`No button "${words}" in the popup.`);
  await popup.clickAt(point.x, point.y);
}
