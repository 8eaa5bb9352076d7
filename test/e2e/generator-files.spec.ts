import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/paths.ts';
import type { TabReport } from '../../src/platform/protocol';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { checkPage, evidenceBy, findingBy, outcomeOf, settledReport, verdictOf } from './harness/items.ts';
import { itemWith } from './harness/report.ts';
import { file, html, openSite, type TestSite } from './harness/site.ts';

const folder = join(root, '../shared/fixtures/provenance/generators');
const firefly = 'firefly-1.png';

/** As `expected` in the folder's MANIFEST.tsv: the file, what speaks in it, label, chip. */
const files = [
  ['chatgpt-1.png', 'c2pa found: lapsed', 'labelled-generated', 'Labelled AI-generated'],
  ['chatgpt-2026-05-31.png', 'c2pa found: official', 'declared-generated', 'AI-generated'],
  [firefly, 'c2pa found: interim', 'declared-generated', 'AI-generated'],
  ['flux-1.jpg', 'c2pa found: unlisted', 'labelled-generated', 'Labelled AI-generated'],
  ['gemini_black_2048.png', 'c2pa found: official', 'declared-generated', 'AI-generated'],
  ['samsung_black_1.png', 'c2pa found: interim', 'declared-edited', 'AI-edited'],
  ['grok-1.jpg', 'embedded-metadata found: unsigned', 'labelled-generated', 'Labelled AI-generated'],
  ['doubao_gray.png', 'embedded-metadata found: unsigned', 'labelled-generated', 'Labelled AI-generated'],
] as const;
/** Midjourney states it twice, so there are two pieces of evidence. */
const midjourney = 'mj-1.png';
const unmarked = 'adobe-trustmark-p.png';

/**
 * A picture as sites deliver small previews: 256 px on the long side, JPEG of quality 0.75, no marks left.
 * Drawn by the page, so that no such file has to be kept; shown once as `data:` and once as `blob:`.
 */
const previewPage = `
  <h1>Two previews</h1>
  <script type="module">
    const image = Object.assign(new Image(), { src: '/${firefly}' });
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = 256 / Math.max(width, height);
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const canvas = Object.assign(document.createElement('canvas'), size);
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, size.width, size.height);
    const show = (src, alt) => document.body.append(Object.assign(new Image(), { src, alt, ...size }));
    show(canvas.toDataURL('image/jpeg', 0.75), 'as data:');
    canvas.toBlob((blob) => show(URL.createObjectURL(blob), 'as blob:'), 'image/jpeg', 0.75);
  </script>`;

describe.skipIf(!existsSync(folder))(
  '../shared/fixtures/provenance (skipped when that folder is missing)',
  () => {
    let site: TestSite;
    beforeAll(async () => {
      const names = [...files.map(([name]) => name), midjourney, unmarked];
      site = await openSite({
        '/': html(names.map((name) => `<img src="/${name}" width="240" height="240" alt="">`).join('\n')),
        '/preview': html(previewPage),
      });
      for (const name of names) site.route(`/${name}`, await file(join(folder, name)));
    });
    afterAll(() => site?.close());

    describeInBrowsers('pictures of real generators', {}, (driver) => {
      let report: TabReport;
      beforeAll(async () => {
        report = await checkPage(driver(), `${site.origin}/`, files.length + 2);
      });

      it.each(files)('%s: by %s it is %s, and the chip says “%s”', (name, speaker, label, chip) => {
        const item = itemWith(report, name);
        const [detector = ''] = speaker.split(' ');
        expect(`${detector} ${outcomeOf(evidenceBy(item, detector))}`).toBe(speaker);
        expect(verdictOf(item)).toMatchObject({ label, basis: 'declared' });
        expect(item.badge).toEqual({ isShown: true, text: chip });
      });

      it('Midjourney’s two unsigned marks are both kept', () => {
        const { label, evidence } = verdictOf(itemWith(report, midjourney));
        const marks = evidence.filter(({ detector }) => detector === 'embedded-metadata');
        expect(marks.map(outcomeOf)).toEqual(['found: unsigned', 'found: unsigned']);
        expect(label).toBe('labelled-generated');
      });

      it('names who signed', () => {
        expect(verdictOf(itemWith(report, 'chatgpt-2026')).issuer).toContain('OpenAI');
        expect(verdictOf(itemWith(report, firefly)).issuer).toContain('Adobe');
        expect(verdictOf(itemWith(report, 'gemini')).issuer).toContain('Google');
      });

      it('reads no statement where the file holds none', () => {
        for (const detector of ['c2pa', 'embedded-metadata'])
          expect(outcomeOf(evidenceBy(itemWith(report, unmarked), detector))).toBe('absent');
      });

      it('leaves a generated picture without marks to the estimate, which accuses only above its threshold', async () => {
        await withPage(driver(), `${site.origin}/preview`, async (page) => {
          const { items } = await settledReport(driver(), page, 2);
          expect(items.map(({ excerpt }) => excerpt).toSorted()).toEqual(['as blob:', 'as data:']);
          for (const item of items) {
            expect(outcomeOf(evidenceBy(item, 'c2pa'))).toBe('absent');
            expect(outcomeOf(evidenceBy(item, 'embedded-metadata'))).toBe('absent');
            expect(verdictOf(item)).toMatchObject({ label: 'inconclusive', basis: 'inferred' });
            expect(item.badge).toEqual({ isShown: false, text: 'Inconclusive' });
            const { z, threshold } = findingBy(item, 'image-classifier').detail;
            expect(Number(z)).toBeGreaterThan(0);
            expect(z).toBeLessThanOrEqual(Number(threshold));
          }
        });
      });
    });
  },
);
