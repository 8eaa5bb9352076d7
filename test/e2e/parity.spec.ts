import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import { root } from '../../cli/paths.ts';
import type { ItemReport, TabReport } from '../../src/platform/protocol';
import { browsersUnderTest, describeInBrowsers } from './harness/browsers.ts';
import { checkPage, findingBy, scoreOf } from './harness/items.ts';
import { itemWith } from './harness/report.ts';
import { file, html, openSite, type TestSite } from './harness/site.ts';

/** Written by training/reference_scores.py, which runs the shipped models in Python. */
interface Reference {
  readonly texts: readonly { text: string; zModel: number; zNgram: number; z: number; score: number }[];
  readonly images: readonly { file: string; z: number; score: number }[];
}
const reference = JSON.parse(
  readFileSync(join(root, 'test/fixtures/vectors/reference-scores.json'), 'utf8'),
) as Reference;
const { texts, images } = reference;

/** Another decoder, resampler build and runtime may move a raw score by this much and no more. */
const tolerance = 0.02;
/** The n-gram table holds whole numbers: nothing may differ but the stored rounding. */
const ngramTolerance = 0.001;

const nameOfImage = (path: string) => /datasets-img-([\w-]+)/.exec(path)?.[1] ?? path;
const scores = new Map<BrowserName, ReadonlyMap<string, number>>();

let site: TestSite;
beforeAll(async () => {
  const pictures = images.map(({ file: path }) => `<img src="/${nameOfImage(path)}.jpg" width="320" alt="">`);
  const articles = texts.map(({ text }) => `<article><p>${text}</p></article>`);
  site = await openSite({ '/': html([...pictures, ...articles].join('\n')) });
  for (const { file: path } of images) site.route(`/${nameOfImage(path)}.jpg`, await file(join(root, path)));
});
afterAll(() => site.close());

describeInBrowsers('the models on a page', {}, (driver, browser) => {
  let report: TabReport;
  const pictureOf = (path: string): ItemReport => itemWith(report, `${nameOfImage(path)}.jpg`);
  const passageOf = (text: string): ItemReport => itemWith(report, text.slice(0, 40));
  beforeAll(async () => {
    report = await checkPage(driver(), `${site.origin}/`, images.length + texts.length);
    const named = report.items.map((item): [string, number] => [
      item.src ?? item.excerpt ?? '',
      scoreOf(item),
    ]);
    scores.set(browser, new Map(named));
  });

  it.each(images)('score $file as the reference does', ({ file: path, z, score }) => {
    const item = pictureOf(path);
    expect(Math.abs(scoreOf(item) - score)).toBeLessThanOrEqual(tolerance);
    // In the middle of the scale a score moves by a quarter of z.
    expect(Math.abs(Number(findingBy(item, 'image-classifier').detail.z) - z)).toBeLessThan(tolerance * 10);
  });

  it.each(texts)('score “$text” as the reference does', ({ text, zNgram, z, score }) => {
    const { detail } = findingBy(passageOf(text), 'text-classifier');
    expect(Math.abs(scoreOf(passageOf(text)) - score)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(Number(detail.zNgram) - zNgram)).toBeLessThanOrEqual(ngramTolerance);
    expect(Math.abs(Number(detail.z) - z)).toBeLessThan(tolerance * 10);
  });
});

describe.skipIf(browsersUnderTest().length < 2)('Chromium and Firefox', () => {
  it('give the same scores', () => {
    const [chromium, firefox] = [scores.get('chromium'), scores.get('firefox')];
    expect(chromium?.size).toBe(images.length + texts.length);
    expect([...(firefox?.keys() ?? [])]).toEqual([...(chromium?.keys() ?? [])]);
    for (const [item, score] of chromium ?? [])
      expect(Math.abs(score - (firefox?.get(item) ?? Number.NaN)), item).toBeLessThanOrEqual(tolerance);
  });
});
