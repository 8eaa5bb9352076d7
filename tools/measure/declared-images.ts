/**
 * Looks for declarations in pictures that are known to carry none: every picture below the folders given, read by the
 * same detectors as on a page. Prints what was found, to be looked at one by one; writes nothing.
 *
 *   node tools/measure/declared-images.ts FOLDER… [--without-watermarks]
 */
import './source-hooks.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Detector } from '../../src/core/detector.ts';
import { contextWithout, itemOf } from '../fuzz/context.ts';
import { readPicture } from '../watermark/read-picture.ts';

const { sniffFormat } = await import('../../src/acquire/sniff.ts');
const { hasManifestMarker } = await import('../../src/detectors/c2pa/marker.ts');
const { detector: metadata } = await import('../../src/detectors/embedded-metadata/embedded-metadata.ts');
const { detector: watermark } =
  await import('../../src/detectors/invisible-watermark/invisible-watermark.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'without-watermarks': { type: 'boolean', default: false } },
});
const tally = { pictures: 0, unknown: 0, manifests: 0, metadata: 0, decoded: 0, watermarks: 0 };

for (const path of positionals.flatMap(picturesBelow)) await look(path);
console.table(tally);

function picturesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(jpe?g|png|webp|gif|avif|heic|tiff?)$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name));
}

async function look(path: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const format = sniffFormat(bytes);
  tally.pictures += 1;
  if (format === 'unknown') tally.unknown += 1;
  if (hasManifestMarker(bytes, format)) {
    tally.manifests += 1;
    console.log(path, 'has a manifest');
  }
  tally.metadata += await find(metadata, path, { bytes, format });
  if (values['without-watermarks']) return;
  const pixels = readPicture(path);
  if (pixels === null) return;
  tally.decoded += 1;
  tally.watermarks += await find(watermark, path, { bytes, format, pixels });
}

/** @returns 1 when something was found */
async function find(detector: Detector, path: string, artifacts: object): Promise<0 | 1> {
  const found = await detector
    .detect(itemOf('image'), artifacts as Parameters<Detector['detect']>[1], contextWithout)
    .catch((thrown: unknown) => {
      console.log(path, detector.id, String(thrown));
      return [];
    });
  if ('skip' in found || found.length === 0) return 0;
  for (const one of found)
    console.log(path, detector.id, JSON.stringify(one.claim), JSON.stringify(one.detail));
  return 1;
}
