import { expect, it } from 'vitest';
import type { DriverPage } from '../../../cli/browsers/driver.ts';
import { elements } from '../harness/open-shadow.ts';
import {
  chipWith,
  clickOn,
  command,
  openCard,
  shownChips,
  soon,
  untilCard,
  untilChips,
  untilNoCard,
} from '../harness/product.ts';
import type { Driver } from '../../../cli/browsers/driver.ts';
import { html, type TestSite } from '../harness/site.ts';

const labelled = 'Labelled AI-generated';

interface Place {
  readonly site: () => TestSite;
  readonly driver: () => Driver;
  readonly onPage: (path: string, use: (page: DriverPage) => Promise<void>) => Promise<void>;
}

/** What pages and their people must not notice. */
export function itLeavesThePageAlone({ site, driver, onPage }: Place): void {
  it('moves nothing on the page and makes it no longer or wider, whatever the page says of unknown elements', async () => {
    site().route('/tight', html(tightPage));
    await onPage('/tight', async (page) => {
      await expect.poll(() => shownChips(page), { timeout: 30_000 }).toHaveLength(3);
      const [before, after] = await page.evaluate(() => {
        const { before, measure } = window as unknown as Measured;
        return [before, measure()];
      });
      expect(before.length).toBeGreaterThan(7);
      expect(after).toEqual(before);
      await clickOn(page, (await shownChips(page))[0]!);
      await untilCard(page);
      expect(await page.evaluate(() => (window as unknown as Measured).measure())).toEqual(before);
    });
  });

  it('leaves clicks and keys on a picture to the page, and keeps those on the badge to itself', async () => {
    site().route('/busy', html(busyPage));
    await onPage('/busy', async (page) => {
      const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      await untilChips(page, [labelled]);
      const [picture] = await elements(page, '#picture');
      await clickOn(page, picture!);
      expect(await seen()).toEqual(['picture clicked', 'page clicked']);
      await page.evaluate(() => document.getElementById('picture')?.focus());
      await page.press('a');
      expect((await seen()).slice(2)).toEqual(['a on picture', 'a on page']);
      await clickOn(page, await chipWith(page, labelled));
      await untilCard(page);
      await command(driver(), page, 'focus-next-badge');
      await page.press('Enter');
      await page.press('a');
      await page.press('Escape');
      await untilNoCard(page);
      expect((await seen()).slice(4)).toEqual([]);
    });
  });

  it('does not take Esc from the page when no card is open', async () => {
    site().route('/busy', html(busyPage));
    await onPage('/busy', async (page) => {
      await untilChips(page, [labelled]);
      await page.press('Escape');
      expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
        'Escape on page',
      ]);
    });
  });

  it('draws its badges in full on a page that forbids all styles and scripts', async () => {
    const policy =
      "default-src 'none'; img-src 'self'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    const page = html('<img src="/labelled.jpg" alt="An airplane" width="400" height="280">');
    site().route('/strict', { ...page, headers: { 'Content-Security-Policy': policy } });
    await onPage('/strict', async (page) => {
      await untilChips(page, [labelled]);
      expect((await chipWith(page, labelled)).box.height).toBe(24);
      expect(await colourOfChip(page)).toBe('rgb(31, 36, 48)');
      await clickOn(page, await chipWith(page, labelled));
      expect((await untilCard(page)).box.width).toBe(320);
    });
  });

  it('prints no badge', async () => {
    await onPage('/', async (page) => {
      await expect.poll(() => shownChips(page), { timeout: 30_000 }).toHaveLength(2);
      expect(await printRules(page)).toBeGreaterThan(0);
      await expect.poll(() => shownChips(page), soon).toEqual([]);
      expect(await openCard(page)).toBeNull();
    });
  });
}

interface Measured {
  readonly before: unknown[];
  readonly measure: () => unknown[];
}

/** Pictures at every edge, and rules that would give a stray element a size, a margin and a place in a grid. */
const tightPage = `
  <style>
    html { display: grid; gap: 20px; overflow: auto; }
    body { margin: 0; display: flex; flex-direction: column; }
    * { position: relative !important; }
    html > *, touchstone-host, [data-touchstone-host] {
      display: block !important; padding: 7px !important; margin: 9px !important; min-height: 40px !important;
      width: 120px; height: 50px; border: 3px solid red !important; opacity: 0.2 !important;
    }
    :last-child { margin-bottom: 11px; }
    #last { align-self: flex-end; margin: 0; }
  </style>
  <img src="/labelled.jpg" alt="first" width="400" height="280">
  <p>Words between</p>
  <img id="last" src="/tampered.jpg" alt="second" width="300" height="200">
  <img src="/labelled.jpg?small" alt="small" width="60" height="40">
  <script>
    const measure = () => [
      ...[document.documentElement, ...document.querySelectorAll('body, body *:not(script):not(style)')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.tagName, x, y, width, height];
      }),
      [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      [document.body.scrollWidth, document.body.scrollHeight],
    ];
    window.measure = measure;
    window.before = measure();
  </script>`;

const busyPage = `
  <p style="margin-top: 60px"><img id="picture" tabindex="0" src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>
  <script>
    const seen = (window.seen = []);
    const picture = document.getElementById('picture');
    picture.addEventListener('click', () => seen.push('picture clicked'));
    document.addEventListener('click', () => seen.push('page clicked'));
    picture.addEventListener('keydown', ({ key }) => seen.push(key + ' on picture'));
    document.addEventListener('keydown', ({ key }) => seen.push(key + ' on page'));
  </script>`;

function colourOfChip(page: DriverPage): Promise<string | undefined> {
  return page.evaluate(() => {
    const chip = document.querySelector('touchstone-host')?.shadowRoot?.querySelector('.chip');
    return chip ? getComputedStyle(chip).backgroundColor : undefined;
  });
}

/** Makes what is meant for paper count on screen; drivers of both browsers cannot show a page as printed. */
function printRules(page: DriverPage): Promise<number> {
  return page.evaluate(() => {
    const root = document.querySelector('touchstone-host')?.shadowRoot;
    const sheets = [...(root?.adoptedStyleSheets ?? []), ...(root?.styleSheets ?? [])];
    const rules = sheets
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule)
      .filter(({ media }) => media.mediaText === 'print');
    for (const { media } of rules) media.mediaText = 'all';
    return rules.length;
  });
}
