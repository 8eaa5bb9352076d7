import { setTimeout as sleep } from 'node:timers/promises';
import type { Verdict } from '../../src/core/verdict.ts';
import type { ItemReport, TabReport } from '../../src/platform/protocol.ts';
import { openSite, type TestSite } from '../../test/e2e/harness/site.ts';
import type { BrowserName } from '../browsers/driver-names.ts';
import type { BrowserOptions, Driver, DriverPage } from '../browsers/driver.ts';
import { openBrowser } from '../browsers/open-browser.ts';
import { ensureBrowser } from '../browsers/install.ts';
import { type BuildKind, ensureBuild } from '../build.ts';

/** One browser with the built extension, and a site on loopback for it to look at. */
export interface Session {
  readonly driver: Driver;
  readonly site: TestSite;
}

export interface SessionOptions extends Pick<BrowserOptions, 'extraArguments' | 'extraPrefs'> {
  readonly browser: BrowserName;
  readonly build: BuildKind;
  readonly onNotice: (text: string) => void;
}

/** A hundred pictures on two busy cores, three times over. */
const VERDICTS_TIMEOUT_MS = 240_000;
const POLL_MS = 500;

export async function withSession<Result>(
  { browser, build, onNotice, ...options }: SessionOptions,
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const program = await ensureBrowser(browser, onNotice);
  const extensionDir = await ensureBuild(browser, build, onNotice);
  const site = await openSite();
  let driver: Driver | undefined;
  try {
    driver = await openBrowser({ ...options, name: browser, program, extensionDir, onNotice });
    return await use({ driver, site });
  } finally {
    await driver?.close();
    await site.close();
  }
}

export async function reportOf(driver: Driver, page: DriverPage): Promise<TabReport> {
  const url = await page.url();
  const tabId = await driver.tabIdOf(url);
  if (tabId === null) throw new Error(`The extension does not see ${url}.`);
  return driver.sendToBackground('background:report', { tabId });
}

export interface Wanted {
  readonly count: number;
  readonly kind: ItemReport['kind'];
  /** About as long as it takes. A question during the work takes the processor from it: 10 ms of 40 were seen. */
  readonly firstLookMs: number;
}

/** @returns the verdicts of a page, once there are so many */
export async function verdictsOf(
  driver: Driver,
  page: DriverPage,
  { count, kind, firstLookMs }: Wanted,
): Promise<readonly Verdict[]> {
  const endsAt = Date.now() + VERDICTS_TIMEOUT_MS;
  for (let waitMs = firstLookMs; Date.now() < endsAt; waitMs = POLL_MS) {
    await sleep(waitMs);
    const { items } = await reportOf(driver, page);
    const verdicts = items.flatMap((item) => (item.kind === kind && item.verdict) || []);
    const failed = verdicts.find(({ label }) => label === 'failed');
    if (failed) throw new Error(`An item could not be checked: ${JSON.stringify(failed.evidence)}`);
    if (verdicts.length >= count) return verdicts;
  }
  throw new Error(`Not all of ${count} items had a verdict in ${VERDICTS_TIMEOUT_MS / 1000} s.`);
}
