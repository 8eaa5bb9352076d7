import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { root } from '../../cli/paths.ts';
import { axeViolations } from './harness/axe.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { settledReport } from './harness/items.ts';
import { focused } from './harness/open-shadow.ts';
import { paragraphs, passages } from './harness/passages.ts';
import {
  linesOf,
  pictures,
  pressButton,
  samplePicture,
  soon,
  untilChips,
  untilLine,
  verdictTime,
} from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

/** Signs the pictures of the bundled sample; recognised nowhere else until somebody adds it. */
const pem = readFileSync(join(root, 'assets/public/trust/sample-root.pem'), 'utf8');

/** The last is the shipped one. At 1 in 20 one model alone is not enough. */
const shares = [
  ['1 in 20', 0.05, 'inconclusive'],
  ['1 in 2', 0.5, 'likely'],
  ['1 in 5', 0.2, 'likely'],
] as const;

let site: TestSite;
beforeAll(async () => {
  site = await openSite({
    '/signed.jpg': await samplePicture('signed-ai.jpg'),
    '/labelled.jpg': await samplePicture(pictures.labelled),
    '/text': html(`<article>${paragraphs(passages.machine)}</article>`),
    '/signed': html('<img src="/signed.jpg" alt="An airplane" width="400" height="280">'),
    '/labelled': html('<img src="/labelled.jpg" alt="An airplane" width="400" height="280">'),
  });
});
afterAll(() => site.close());

describeInBrowsers('page of options', {}, (driver) => {
  const withOptions = async (use: (options: DriverPage) => Promise<void>) => {
    const options = await driver().openExtensionPage('options.html');
    try {
      await untilLine(options, 'Where to check');
      await use(options);
    } finally {
      await options.close();
    }
  };

  it('adds a certificate: its signer becomes recognised, and is not any more once it is removed', async () => {
    await withPage(driver(), `${site.origin}/signed`, async (page) => {
      await untilChips(page, ['Labelled AI-generated']);
      await withOptions(async (options) => {
        await options.evaluate(chooseFile, { name: 'desk.pem', text: pem });
        await untilLine(options, 'Added: desk.pem');
        expect(await linesOf(options)).toContain('1 certificate');
        await page.goto(`${site.origin}/signed?again`);
        await page.bringToFront();
        await untilChips(page, ['AI-generated']);
        await options.evaluate(pressNamed, 'Remove desk.pem');
        await untilLine(options, 'Removed: desk.pem');
        await pressButton(options, 'Undo');
        await untilLine(options, 'Added: desk.pem');
        await options.evaluate(pressNamed, 'Remove desk.pem');
        await untilLine(options, 'Removed: desk.pem');
        await page.goto(`${site.origin}/signed?last`);
        await page.bringToFront();
        await untilChips(page, ['Labelled AI-generated']);
      });
    });
  });

  it('refuses what is no certificate, and says why', async () => {
    await withOptions(async (options) => {
      await options.evaluate(chooseFile, { name: 'notes.txt', text: 'hello' });
      await expect
        .poll(async () => (await linesOf(options)).join('\n'), soon)
        .toContain('notes.txt was not added: It holds no certificate in PEM form');
    });
  });

  it('changes at once where open pages are checked', async () => {
    await withPage(driver(), `${site.origin}/labelled`, async (page) => {
      await untilChips(page, ['Labelled AI-generated']);
      await withOptions(async (options) => {
        await pressButton(options, 'Only when I ask');
        await page.bringToFront();
        await untilChips(page, [], soon);
        await pressButton(options, 'All sites, automatically');
        await page.bringToFront();
        await untilChips(page, ['Labelled AI-generated']);
      });
    });
  });

  it('lets one assume another share of AI, with which the next check reckons and which its likelihood names', async () => {
    await withPage(driver(), `${site.origin}/text`, async (page) => {
      await untilChips(page, ['Likely AI-written']);
      await withOptions(async (options) => {
        for (const [choice, prior, label] of shares) {
          // Below the first screen: drivers press what can be seen only.
          await options.evaluate(pressChoice, choice);
          const assumed = () => driver().sendToBackground('background:options', { do: 'read' });
          await expect.poll(assumed, soon).toMatchObject({ prior });
          await page.goto(`${site.origin}/text?${String(prior)}`);
          await page.bringToFront();
          const { items } = await settledReport(driver(), page, 1);
          expect(items[0]!.verdict).toMatchObject({ label, prior });
        }
      });
    });
  });

  it('lists paused sites and resumes them', async () => {
    await driver().sendToBackground('background:pause', { host: '127.0.0.1', isPaused: true });
    await withPage(driver(), `${site.origin}/labelled`, async (page) => {
      await withOptions(async (options) => {
        await untilLine(options, '127.0.0.1');
        await options.evaluate(pressNamed, 'Remove 127.0.0.1');
        await untilLine(options, 'No site is paused.');
        await page.bringToFront();
        await untilChips(page, ['Labelled AI-generated']);
      });
    });
  });

  it('names every trust list with its dates, and counts what is remembered', async () => {
    await withOptions(async (options) => {
      const lines = await linesOf(options);
      for (const line of ['C2PA Trust List', 'Official C2PA list', 'Next edition'])
        expect(lines).toContain(line);
      await expect
        .poll(async () => (await linesOf(options)).join('\n'), soon)
        .toMatch(/\d+ pictures? (is|are) remembered\./);
    });
  });

  it('is worked with the keyboard alone, and fits a narrow screen', async () => {
    await withOptions(async (options) => {
      await options.bringToFront();
      await options.press('Tab');
      expect((await focused(options))?.attributes['value']).toBe('automatic');
      await options.press('Tab');
      expect((await focused(options))?.attributes['type']).toBe('file');
      await options.setViewport(320, 640);
      await options.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      // Firefox makes no window as narrow as this; the page fits into what it makes.
      const [needed, width] = await options.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      if (driver().name === 'chromium') expect(width).toBe(320);
      expect(needed).toBeLessThanOrEqual(width);
    });
  });

  it('is what the popup leads to', async () => {
    const popup = await driver().openExtensionPage('popup.html');
    await untilLine(popup, 'Options', verdictTime);
    await pressButton(popup, 'Options');
    const open = () =>
      popup.evaluate(async () =>
        (await chrome.tabs.query({}))
          .filter(({ url }) => url === chrome.runtime.getURL('options.html'))
          .map(({ id }) => id ?? -1),
      );
    await expect.poll(open, soon).toHaveLength(1);
    await popup.evaluate((ids) => chrome.tabs.remove(ids), await open());
    await popup.close();
  });
});

const settings = [
  { colorScheme: 'light', language: 'en', where: 'Where to check' },
  { colorScheme: 'dark', language: 'ja', where: '確認する場所' },
] as const;

for (const { colorScheme, language, where } of settings) {
  describeInBrowsers(
    `page of options in ${colorScheme}, ${language}`,
    { colorScheme, language },
    (driver) => {
      it('has no fault that axe finds, with entries and unfolded', async () => {
        await driver().sendToBackground('background:pause', { host: 'news.example', isPaused: true });
        await driver().sendToBackground('background:anchors', { do: 'add', name: 'desk.pem', pem });
        const options = await driver().openExtensionPage('options.html');
        await untilLine(options, where);
        await untilLine(options, 'desk.pem');
        await options.evaluate(() => {
          for (const one of document.querySelectorAll('details')) one.open = true;
        });
        expect(await options.evaluate(() => document.documentElement.lang)).toBe(language);
        expect(await axeViolations(options)).toEqual([]);
        await options.evaluate(() => {
          document.querySelector<HTMLButtonElement>('.entry button')?.click();
        });
        await expect
          .poll(() => options.evaluate(() => document.querySelector('[role=status]')?.textContent), soon)
          .toContain('news.example');
        expect(await axeViolations(options)).toEqual([]);
        await options.close();
      });
    },
  );
}

/** Drivers cannot open the system's file picker: what a person chose is put into the field. */
function chooseFile({ name, text }: { name: string; text: string }): void {
  const field = document.querySelector<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  if (field) field.files = files.files;
  field?.dispatchEvent(new Event('change', { bubbles: true }));
}

function pressChoice(words: string): void {
  const labels = [...document.querySelectorAll<HTMLLabelElement>('label.choice')];
  labels.find(({ textContent }) => textContent === words)?.click();
}

function pressNamed(name: string): void {
  document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)?.click();
}
