import { expect, it } from 'vitest';
import type { DriverPage } from '../../../cli/browsers/driver.ts';
import { elements } from '../harness/open-shadow.ts';
import {
  buttonOfCard,
  chipWith,
  clickOn,
  openCard,
  pointAt,
  samplePicture,
  shownChips,
  soon,
  untilCard,
  untilChips,
  verdictTime,
} from '../harness/product.ts';
import { html, type TestSite } from '../harness/site.ts';

const labelled = 'Labelled AI-generated';
const invalid = 'Content Credentials invalid';

type Use = (page: DriverPage) => Promise<void>;
interface Places {
  readonly site: () => TestSite;
  readonly onPage: (path: string, use: Use) => Promise<void>;
  /** Three pictures; the first has the chip `labelled`, the last `invalid`. */
  readonly onGallery: (use: Use) => Promise<void>;
}

/** Badges go where the page goes, and do what the person tells them. */
export function itFollowsPageAndPerson({ site, onPage, onGallery }: Places): void {
  it('gives the glyph also to a picture that came under a resting pointer, and to the next one in its place', async () => {
    site().route('/slides', html('<p id="slides" style="height: 400px"></p>'));
    await onPage('/slides', async (page) => {
      await expect.poll(() => elements(page, 'touchstone-host'), soon).toHaveLength(1);
      await page.movePointer(150, 150);
      const show = (src: string) =>
        page.evaluate((address) => {
          const slides = document.getElementById('slides')!;
          const image = slides.querySelector('img') ?? slides.appendChild(new Image(400, 300));
          image.src = address;
        }, src);
      const glyphs = async () => (await shownChips(page)).map(({ attributes }) => attributes['aria-label']);
      await show('/photo.jpg');
      await expect.poll(glyphs, verdictTime).toEqual(['Inconclusive, image 1 of 1, details']);
      await show('/no-such-picture.jpg');
      await expect.poll(glyphs, verdictTime).toEqual(["Couldn't check, image 1 of 1, details"]);
    });
  });

  it('checks once more when asked to', async () => {
    site().route('/late.jpg', { status: 404 });
    site().route(
      '/late',
      html('<img id="late" src="/late.jpg" alt="A late picture" width="400" height="280">'),
    );
    await onPage('/late', async (page) => {
      const [late] = await elements(page, '#late');
      const names = async () => (await shownChips(page)).map(({ attributes }) => attributes['aria-label']);
      const namesOverLate = async () => {
        await page.movePointer(900, 600);
        await pointAt(page, late!);
        return names();
      };
      await expect.poll(namesOverLate, verdictTime).toEqual(["Couldn't check, image 1 of 1, details"]);
      await clickOn(page, await chipWith(page, "Couldn't check"));
      expect((await untilCard(page)).text).toContain('no connection');
      site().route('/late.jpg', await samplePicture('labelled.jpg'));
      await clickOn(page, await buttonOfCard(page, 'Check again'));
      await expect.poll(names, verdictTime).toEqual([`${labelled}, image 1 of 1, details`]);
    });
  });

  it('takes one badge off the page when asked to, and only that one', async () => {
    await onGallery(async (page) => {
      await clickOn(page, await chipWith(page, labelled));
      await untilCard(page);
      await clickOn(page, await buttonOfCard(page, 'Hide'));
      // Where the card was there is another picture, with a glyph for the pointer on it.
      await page.movePointer(900, 600);
      await untilChips(page, [invalid], soon);
      expect(await openCard(page)).toBeNull();
    });
  });

  it('takes the badge away with its picture, and gives the next picture in its place its own', async () => {
    await onGallery(async (page) => {
      await page.evaluate(() => document.getElementById('canyon')?.remove());
      await untilChips(page, [labelled], soon);
      await page.evaluate(() => {
        (document.getElementById('plane') as HTMLImageElement).src = '/tampered.jpg';
      });
      await untilChips(page, [invalid]);
    });
  });
}
