import type { Verdict } from '../../src/core/verdict.ts';
import { html } from '../../test/e2e/harness/site.ts';
import type { DriverPage } from '../browsers/driver.ts';
import { reportOf, type Session, verdictsOf } from './session.ts';

/** A page that grows by one picture or passage at a time, as the extension sees it. */
export interface WholePath {
  /** @param input address of a picture, or a passage */
  check(kind: 'image' | 'text', input: string): Promise<Verdict>;
  /** As many as the engine uses; it knows before it has done anything. */
  threads(): Promise<number>;
  close(): Promise<void>;
}

/** A picture is found at once; a passage after it has rested for a second. */
const FIRST_LOOK_MS = { image: 1_200, text: 2_500 };
const emptyPage = html('<main></main>', 'One at a time');

export async function openWholePath({ driver, site }: Session): Promise<WholePath> {
  site.route('/one-at-a-time', emptyPage);
  const page = await driver.openPage();
  await page.goto(`${site.origin}/one-at-a-time`);
  const counts = { image: 0, text: 0 };
  return {
    async check(kind, input) {
      const count = (counts[kind] += 1);
      await page.evaluate(appendInPage, elementOf(kind, input));
      return latest(await verdictsOf(driver, page, { count, kind, firstLookMs: FIRST_LOOK_MS[kind] }));
    },
    threads: async () => (await reportOf(driver, page)).engine.backend.threads,
    close: () => page.close(),
  };
}

/**
 * All on one page, as on the web: the extension works on two at a time.
 * @param expectedMs about as long as one item takes
 * @returns ms between two verdicts, on average
 */
export async function msPerItemTogether(
  { driver, site }: Session,
  kind: 'image' | 'text',
  inputs: readonly string[],
  expectedMs: number,
): Promise<number> {
  site.route(
    '/together',
    html(`<main>${inputs.map((input) => elementOf(kind, input)).join('')}</main>`, 'All together'),
  );
  const page: DriverPage = await driver.openPage();
  try {
    await page.goto(`${site.origin}/together`);
    const count = inputs.length;
    const firstLookMs = FIRST_LOOK_MS[kind] + count * expectedMs;
    const verdicts = await verdictsOf(driver, page, { count, kind, firstLookMs });
    const times = verdicts.map(({ checkedAt }) => Date.parse(checkedAt));
    return (Math.max(...times) - Math.min(...times)) / (times.length - 1);
  } finally {
    await page.close();
  }
}

function elementOf(kind: 'image' | 'text', input: string): string {
  return kind === 'image' ? `<img src="${input}" width="320" alt="">` : `<article><p>${input}</p></article>`;
}

function latest(verdicts: readonly Verdict[]): Verdict {
  const [last] = [...verdicts].sort((a, b) => b.checkedAt.localeCompare(a.checkedAt));
  if (!last) throw new Error('There is no verdict.');
  return last;
}

/** Runs in the page. */
function appendInPage(html: string): void {
  document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
}
