import { afterAll, beforeAll, describe } from 'vitest';
import { type BrowserName, browserNames } from '../../../cli/browsers/driver-names.ts';
import type { BrowserOptions, Driver } from '../../../cli/browsers/driver.ts';
import { openBrowser } from '../../../cli/browsers/open-browser.ts';
import { ensureBrowser } from '../../../cli/browsers/install.ts';
import { type BuildKind, ensureBuild } from '../../../cli/build.ts';

export interface TestBrowserOptions extends Partial<Omit<BrowserOptions, 'name' | 'program'>> {
  /** Which build to load when no `extensionDir` is given; `testing` has open shadow roots. */
  readonly build?: BuildKind;
}

/** The browsers named in E2E_BROWSERS (comma-separated), else both. */
export function browsersUnderTest(): BrowserName[] {
  const wanted = process.env.E2E_BROWSERS?.split(',').map((name) => name.trim());
  return browserNames.filter((name) => !wanted || wanted.includes(name));
}

export async function openTestBrowser(name: BrowserName, options: TestBrowserOptions = {}): Promise<Driver> {
  const { build = 'testing', ...given } = options;
  const program = await ensureBrowser(name, console.error);
  const extensionDir = given.extensionDir ?? (await ensureBuild(name, build, console.error));
  return openBrowser({ ...given, name, program, extensionDir });
}

/** The same tests once per browser; one browser is opened for all tests of the block. */
export function describeInBrowsers(
  title: string,
  options: TestBrowserOptions | ((name: BrowserName) => Promise<TestBrowserOptions>),
  tests: (driver: () => Driver, name: BrowserName) => void,
): void {
  describe.each(browsersUnderTest())(`${title} (%s)`, (name) => {
    let driver: Driver | undefined;
    beforeAll(async () => {
      driver = await openTestBrowser(name, typeof options === 'function' ? await options(name) : options);
    });
    afterAll(() => driver?.close());
    tests(() => {
      if (!driver) throw new Error('The browser is not open.');
      return driver;
    }, name);
  });
}

/** Opens an address in a new tab, gives it to the test, closes it whatever happens. */
export async function withPage<Result>(
  driver: Driver,
  url: string,
  use: (page: Awaited<ReturnType<Driver['openPage']>>) => Promise<Result>,
): Promise<Result> {
  const page = await driver.openPage();
  try {
    await page.goto(url);
    return await use(page);
  } finally {
    await page.close();
  }
}
