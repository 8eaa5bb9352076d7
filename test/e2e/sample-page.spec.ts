import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { root } from '../../cli/paths.ts';
import { serve, type Site } from '../../cli/serve.ts';
import { samplePath } from '../../src/core/sample-page';
import type { TabReport } from '../../src/platform/protocol';
import { describeInBrowsers } from './harness/browsers.ts';
import {
  checkPage,
  evidenceBy,
  findingBy,
  nameOf,
  outcomeOf,
  settledReport,
  verdictOf,
} from './harness/items.ts';
import { elements } from './harness/open-shadow.ts';
import {
  chipWith,
  linesOf,
  openPopup,
  pointAt,
  shownChips,
  untilCard,
  untilChips,
  untilLine,
  untilNoCard,
} from './harness/product.ts';
import { itemWith } from './harness/report.ts';

const elsewhere = '/elsewhere/';
const itemCount = 11;
const imageCounts =
  '7 images: 1 with invalid Content Credentials, 2 declared, 1 labelled, 1 camera-captured, 2 inconclusive';
const textCounts = '4 passages: 1 likely AI, 1 no sign, 2 not checked';
/** Higher than the whole sample page, so that every badge is on screen. */
const tallViewport = [1280, 4000] as const;

let site: Site;
beforeAll(async () => {
  site = await serve();
  for (const prefix of [samplePath, elsewhere])
    site.addFolder(prefix, join(root, 'assets', 'public', 'sample'));
});
afterAll(() => site.close());

describeInBrowsers('the sample page, served as the command line serves it', {}, (driver) => {
  let page: DriverPage;
  let report: TabReport;
  beforeAll(async () => {
    page = await driver().openPage();
    await page.setViewport(...tallViewport);
    await page.goto(site.origin + samplePath);
    report = await settledReport(driver(), page, itemCount);
  });
  afterAll(() => page.close());

  it('has these items and no other', () => {
    expect(report.items.map((item) => nameOf(item) || item.excerpt?.slice(0, 11))).toEqual([
      'signed-ai.jpg',
      'signed-edited.jpg',
      'tampered.jpg',
      'labelled.jpg',
      'camera.jpg',
      'photo.jpg',
      'photo-2.jpg',
      "In today's ",
      'It was the ',
      'The ferry l',
      '吾輩は猫である。名前は',
    ]);
  });

  it.each([
    ['signed-ai.jpg', 'declared-generated', 'AI-generated'],
    ['signed-edited.jpg', 'declared-edited', 'AI-edited'],
    ['tampered.jpg', 'credentials-invalid', 'Content Credentials invalid'],
    ['labelled.jpg', 'labelled-generated', 'Labelled AI-generated'],
    ['camera.jpg', 'camera-captured', 'Camera-captured'],
  ])('says of %s what its file declares: %s', (name, label, chip) => {
    const item = itemWith(report, name);
    expect(verdictOf(item)).toMatchObject({ label, basis: 'declared' });
    expect(item.badge).toEqual({ isShown: true, text: chip });
  });

  it('names the sample’s own issuer as signer', () => {
    expect(verdictOf(itemWith(report, 'signed-ai.jpg')).issuer).toContain('Touchstone Sample Issuer');
    expect(findingBy(itemWith(report, 'signed-ai.jpg'), 'c2pa').trust).toBe('user');
  });

  it.each(['photo.jpg', 'photo-2.jpg'])('accuses %s of nothing and shows no chip on it', (name) => {
    const item = itemWith(report, name);
    expect(['inconclusive', 'no-sign']).toContain(verdictOf(item).label);
    expect(item.badge.isShown).toBe(false);
  });

  it('calls the text that a language model wrote likely', () => {
    const item = itemWith(report, "In today's");
    expect(verdictOf(item)).toMatchObject({ label: 'likely', basis: 'inferred' });
    expect(item.badge).toEqual({ isShown: true, text: 'Likely AI-written' });
  });

  it('does not accuse Dickens', () => {
    const item = itemWith(report, 'It was the Dover road');
    expect(['inconclusive', 'no-sign']).toContain(verdictOf(item).label);
    expect(item.badge.isShown).toBe(false);
  });

  it.each([
    ['the short note', 'The ferry leaves', 'too-short'],
    ['the Japanese text', '吾輩は猫である', 'language-unsupported'],
  ])('says that %s is not checked, and why', (_title, words, reason) => {
    const item = itemWith(report, words);
    expect(verdictOf(item)).toMatchObject({ label: 'not-checked', reason, basis: null, likelihood: null });
    expect(item.badge).toEqual({ isShown: false, text: 'Not checked' });
  });

  it('draws exactly the chips it reports, each on its medium', async () => {
    const shown = report.items.filter(({ badge }) => badge.isShown);
    await untilChips(
      page,
      shown.map(({ badge }) => badge.text),
    );
    const chips = await shownChips(page);
    for (const [index, { selector }] of shown.entries()) {
      const [medium] = await elements(page, selector);
      expect(isNear(chips[index]?.box, medium?.box)).toBe(true);
    }
  });

  it('names the signer and the very file in the card', async () => {
    await pointAt(page, await chipWith(page, 'AI-generated, image 1'));
    const card = await untilCard(page);
    expect(card.text).toContain('Touchstone Sample Issuer');
    expect(card.text).toContain('signed-ai.jpg');
    await page.movePointer(2, 2);
    await untilNoCard(page);
  });

  it('is counted in the popup, the unchecked included', async () => {
    const popup = await openPopup(driver(), page);
    await untilLine(popup, imageCounts);
    expect(await linesOf(popup)).toContain(textCounts);
    await popup.close();
  });

  it('leaves every element of the page where it would be without the extension', async () => {
    const [withBadges, without] = await page.evaluate(boxesWithAndWithoutBadges);
    expect(withBadges).toEqual(without);
  });

  describe('its media on a page that is not the sample page', () => {
    let report: TabReport;
    beforeAll(async () => {
      report = await checkPage(driver(), site.origin + elsewhere, itemCount);
    });

    it.each([
      ['signed-ai.jpg', 'labelled-generated', 'Labelled AI-generated'],
      ['signed-edited.jpg', 'labelled-generated', 'Labelled AI-edited'],
      ['tampered.jpg', 'credentials-invalid', 'Content Credentials invalid'],
      ['labelled.jpg', 'labelled-generated', 'Labelled AI-generated'],
    ])('%s is %s, because its signer is on no list', (name, label, chip) => {
      const item = itemWith(report, name);
      expect(verdictOf(item)).toMatchObject({ label, basis: 'declared' });
      expect(item.badge).toEqual({ isShown: true, text: chip });
    });

    it('gives the camera statement no credit', () => {
      const item = itemWith(report, 'camera.jpg');
      expect(outcomeOf(evidenceBy(item, 'c2pa'))).toBe('found: unlisted');
      expect(['inconclusive', 'no-sign']).toContain(verdictOf(item).label);
      expect(item.badge.isShown).toBe(false);
    });
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A chip lies on its medium, or at most its own height above it. */
function isNear(chip: Box | undefined, medium: Box | undefined): boolean {
  if (!chip || !medium) return false;
  const isBeside = chip.x >= medium.x - 1 && chip.x + chip.width <= medium.x + medium.width + 1;
  const isAround = chip.y >= medium.y - chip.height - 8 && chip.y <= medium.y + medium.height;
  return isBeside && isAround;
}

function boxesWithAndWithoutBadges(): [number[][], number[][]] {
  const measure = () =>
    [document.documentElement, ...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height, element.scrollWidth, element.scrollHeight];
    });
  const withBadges = measure();
  const host = document.querySelector('touchstone-host');
  host?.remove();
  const without = measure();
  if (host) document.documentElement.append(host);
  return [withBadges, without];
}
