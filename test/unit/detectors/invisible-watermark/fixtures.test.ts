import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Artifacts } from '../../../../src/core/artifact';
import type { DetectContext } from '../../../../src/core/detector';
import type { Item } from '../../../../src/core/item';
import { detector } from '../../../../src/detectors/invisible-watermark/invisible-watermark';
import { readPicture } from '../../../../tools/watermark/read-picture';

const folder = resolve(import.meta.dirname, '../../../../../shared/fixtures/provenance');

const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.(jpe?g|png)$/.test(one.name))
      .map((one) => relative(folder, join(one.parentPath, one.name)))
  : [];

describe.skipIf(!existsSync(folder))(
  'the files of ../shared/fixtures/provenance (skipped when absent)',
  () => {
    let decoded = 0;

    it.each(files)('%s carries no dwtDct mark', async (file) => {
      const pixels = readPicture(join(folder, file));
      // Damaged and unusual files are other tests' business.
      if (pixels === null) return;
      decoded += 1;
      const context = { signal: new AbortController().signal } as DetectContext;
      const found = await detector.detect({} as Item, { pixels } as unknown as Artifacts, context);
      expect(found).toSatisfy((one) => 'skip' in one || one.length === 0);
    });

    it('are mostly decoded, so that the tests above look at something', () => {
      expect(decoded).toBeGreaterThan(files.length * 0.8);
    });
  },
);
