import type { Driver, DriverPage } from '../../../cli/browsers/driver.ts';
import { collectReport } from '../../../cli/collect-report.ts';
import type { ItemReport, TabReport } from '../../../src/platform/protocol';

const defaultTimeoutMs = 60_000;

/** The extension's report on a page, once every item has a verdict. Throws when time runs out first. */
export async function reportOf(
  driver: Driver,
  page: DriverPage,
  timeoutMs = defaultTimeoutMs,
): Promise<TabReport> {
  const collected = await collectReport(driver, {
    tabId: await tabIdOf(driver, page),
    timeoutMs,
    signal: AbortSignal.timeout(timeoutMs * 2),
    isLoaded: () => page.evaluate(() => document.readyState === 'complete'),
  });
  if (collected.state === 'no-answer') throw new Error(collected.message);
  if (collected.state === 'timeout')
    throw new Error(`No verdict in time for ${waitingItems(collected.report)}.`);
  return collected.report;
}

/** The report as it stands now. */
export async function reportNow(driver: Driver, page: DriverPage): Promise<TabReport> {
  return driver.sendToBackground('background:report', { tabId: await tabIdOf(driver, page) });
}

/** The one item whose source (or excerpt) holds these characters. */
export function itemWith(report: TabReport, part: string): ItemReport {
  const found = report.items.filter(
    ({ src, excerpt }) => src?.includes(part) || (!src && excerpt?.includes(part)),
  );
  if (found[0] && found.length === 1) return found[0];
  throw new Error(
    `${found.length} items with "${part}" among ${report.items.map(({ src }) => src).join(', ')}.`,
  );
}

async function tabIdOf(driver: Driver, page: DriverPage): Promise<number> {
  const url = await page.url();
  const tabId = await driver.tabIdOf(url);
  if (tabId === null) throw new Error(`The extension does not see ${url}.`);
  return tabId;
}

function waitingItems(report: TabReport): string {
  const waiting = report.items.filter(({ verdict }) => !verdict);
  return waiting.map(({ src, selector }) => src ?? selector).join(', ') || 'a page that still changes';
}
