import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { itFollowsPageAndPerson } from './badge-and-card/follows.ts';
import { itLeavesThePageAlone } from './badge-and-card/page-left-alone.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { elements, focused, insideHost } from './harness/open-shadow.ts';
import {
  chipWith,
  clickOn,
  command,
  openCard,
  pictureRoutes,
  pointAt,
  shownChips,
  soon,
  untilCard,
  untilChips,
  untilNoCard,
} from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const labelled = 'Labelled AI-generated';
const invalid = 'Content Credentials invalid';
const gallery = `
  <h1>Gallery</h1>
  <p><img id="plane" src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>
  <p><img id="house" src="/photo.jpg" alt="A house" width="400" height="300"></p>
  <p><img id="canyon" src="/tampered.jpg" alt="A canyon" width="400" height="290"></p>`;

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ ...(await pictureRoutes()), '/': html(gallery) });
});
afterAll(() => site.close());

describeInBrowsers('badge and card', {}, (driver) => {
  const onPage = (path: string, use: (page: DriverPage) => Promise<void>) =>
    withPage(driver(), `${site.origin}${path}`, use);
  const onGallery = (use: (page: DriverPage) => Promise<void>) =>
    onPage('/', async (page) => {
      await untilChips(page, [labelled, invalid]);
      await use(page);
    });

  it('says in words what was found, and to screen readers also which picture is meant', async () => {
    await onGallery(async (page) => {
      const [first, second] = await shownChips(page);
      expect(first?.attributes).toMatchObject({
        'aria-label': `${labelled}, image 1 of 3, details`,
        'aria-expanded': 'false',
        'aria-haspopup': 'dialog',
      });
      expect(second?.attributes['aria-label']).toBe(`${invalid}, image 3 of 3, details`);
      expect(first?.attributes).not.toHaveProperty('title');
      const [description] = await descriptionsOf(page);
      expect(description).toContain('The file itself says it is AI-generated.');
    });
  });

  it('stands half over the upper corner of its picture and is large enough to hit', async () => {
    await onGallery(async (page) => {
      const { box: chip } = await chipWith(page, labelled);
      const [plane] = await elements(page, '#plane');
      expect(chip.height).toBeGreaterThanOrEqual(24);
      expect(Math.abs(chip.y + chip.height / 2 - plane!.box.y)).toBeLessThanOrEqual(1);
      expect(chip.x + chip.width).toBeLessThanOrEqual(plane!.box.x + plane!.box.width);
      expect(chip.x).toBeGreaterThan(plane!.box.x + plane!.box.width / 2);
    });
  });

  it('opens its card once the pointer has rested 300 ms, with the evidence of every check', async () => {
    await onGallery(async (page) => {
      await startStopwatch(page);
      await pointAt(page, await chipWith(page, labelled));
      const card = await untilCard(page);
      expect(await stoppedAfterMs(page)).toBeGreaterThanOrEqual(290);
      expect(card.text).toContain('Declared by the file');
      expect(card.text).toContain('No recognised issuer signed this');
      expect(await evidenceRows(page)).toEqual(
        expect.arrayContaining([
          expect.stringContaining('Metadata Marks found'),
          expect.stringContaining('Image model Estimate made'),
          expect.stringContaining('Content Credentials None in the file'),
        ]),
      );
      expect(card.text).toMatch(/Checked file\s+labelled\.jpg\s+640 × 448 px, JPEG, 49 kB/);
      expect(card.text).toMatch(/Checked on this device, \d/);
      expect((await chipWith(page, labelled)).attributes['aria-expanded']).toBe('true');
    });
  });

  it('does not open for a pointer that only passes', async () => {
    await onGallery(async (page) => {
      await pointAt(page, await chipWith(page, labelled));
      await page.movePointer(900, 600);
      await pause(700);
      expect(await openCard(page)).toBeNull();
    });
  });

  it('keeps the card while the pointer is on it and closes it after the pointer left', async () => {
    await onGallery(async (page) => {
      await pointAt(page, await chipWith(page, labelled));
      await pointAt(page, await untilCard(page));
      await pause(600);
      expect(await openCard(page)).not.toBeNull();
      await page.movePointer(900, 20);
      await untilNoCard(page);
    });
  });

  it('closes the card on Esc although the pointer still rests there', async () => {
    await onGallery(async (page) => {
      await pointAt(page, await chipWith(page, labelled));
      await untilCard(page);
      await page.press('Escape');
      await untilNoCard(page);
      await pause(500);
      expect(await openCard(page)).toBeNull();
    });
  });

  it('keeps a card opened by a click until there is a click elsewhere', async () => {
    await onGallery(async (page) => {
      await clickOn(page, await chipWith(page, labelled));
      await untilCard(page);
      await page.movePointer(900, 600);
      await pause(600);
      expect(await openCard(page)).not.toBeNull();
      await page.clickAt(900, 600);
      await untilNoCard(page);
    });
  });

  it('shows one card at a time, whole inside the window', async () => {
    await onGallery(async (page) => {
      await clickOn(page, await chipWith(page, labelled));
      await untilCard(page);
      await page.press('Escape');
      await clickOn(page, await chipWith(page, invalid));
      const { box } = await untilCard(page);
      const cards = await insideHost(page, '[role=dialog]');
      expect(cards.map(({ text }) => text)).toEqual([expect.stringContaining(invalid)]);
      const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(window.width);
      expect(box.y + box.height).toBeLessThanOrEqual(window.height);
    });
  });

  it('is reached, opened, left and stepped through with the keyboard alone', async () => {
    await onGallery(async (page) => {
      const focusedName = async () => (await focused(page))?.attributes['aria-label'];
      const next = () => command(driver(), page, 'focus-next-badge');
      await next();
      await expect.poll(focusedName, soon).toContain(`${labelled}, image 1 of 3`);
      await page.press('Enter');
      await untilCard(page);
      expect((await focused(page))?.attributes.role).toBe('dialog');
      await page.press('Tab');
      expect((await focused(page))?.text).toBe('Details');
      await page.press('Escape');
      await untilNoCard(page);
      expect(await focusedName()).toContain(labelled);
      await next();
      await expect.poll(focusedName, soon).toContain(invalid);
      await next();
      await expect.poll(focusedName, soon).toContain('Inconclusive, image 2 of 3');
      await next();
      await expect.poll(focusedName, soon).toContain(labelled);
    });
  });

  it('gives a picture without a chip a small glyph with a card while the pointer is on it', async () => {
    await onGallery(async (page) => {
      const [house] = await elements(page, '#house');
      await pointAt(page, house!);
      await expect.poll(() => shownChips(page), soon).toHaveLength(3);
      const glyph = await chipWith(page, 'Inconclusive');
      expect(glyph.box.width).toBe(glyph.box.height);
      expect(glyph.text).toBe('');
      await pointAt(page, glyph);
      const card = await untilCard(page);
      expect(card.text).toContain('Estimated on this device');
      expect(card.text).toContain('Treat it as unverified.');
      expect(card.text).toMatch(/Limits\s+\S/);
      await page.movePointer(900, 20);
      await untilChips(page, [labelled, invalid], soon);
    });
  });

  itFollowsPageAndPerson({ site: () => site, onPage, onGallery });
  itLeavesThePageAlone({ site: () => site, driver, onPage });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function descriptionsOf(page: DriverPage): Promise<(string | undefined)[]> {
  return page.evaluate(() => {
    const root = document.querySelector('touchstone-host')?.shadowRoot;
    const chips = [...(root?.querySelectorAll('.chip') ?? [])];
    return chips.map(
      (chip) => root?.getElementById(chip.getAttribute('aria-describedby') ?? '')?.textContent ?? undefined,
    );
  });
}

async function evidenceRows(page: DriverPage): Promise<string[]> {
  const rows = await insideHost(page, '.card-evidence > li');
  return rows.map(({ text }) => text.replace(/\s+/g, ' '));
}

/** Measures inside the page, on its own clock, from the pointer's arrival on our element to the card. */
function startStopwatch(page: DriverPage): Promise<void> {
  return page.evaluate(() => {
    const host = document.querySelector('touchstone-host');
    const times = ((window as unknown as { times: number[] }).times = [] as number[]);
    host?.addEventListener('pointerover', () => times.push(performance.now()), { once: true });
    new MutationObserver((_records, observer) => {
      if (!host?.shadowRoot?.querySelector('[role=dialog]')) return;
      times.push(performance.now());
      observer.disconnect();
    }).observe(host!.shadowRoot!, { subtree: true, childList: true });
  });
}

function stoppedAfterMs(page: DriverPage): Promise<number> {
  return page.evaluate(() => {
    const { times } = window as unknown as { times: number[] };
    return times.at(-1)! - times[0]!;
  });
}
