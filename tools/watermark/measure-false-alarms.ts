/**
 * How often the invisible-watermark detector would fire on pictures that carry none: random crops of photographs,
 * as they are, shrunk or saved as JPEG again. Prints a table; writes nothing.
 *
 *   node tools/watermark/measure-false-alarms.ts [count] [folder]
 *
 * `count` crops in all (24000); without a folder the public-domain photographs of the development dependencies are
 * used, else every JPEG and PNG directly in it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBlockBits } from '../../src/detectors/invisible-watermark/block-bits.ts';
import { countMatches } from '../../src/detectors/invisible-watermark/match-pattern.ts';
import { patterns } from '../../src/detectors/invisible-watermark/patterns.table.ts';
import { readJpeg, shrink, writeJpeg } from '../sample/pictures.ts';
import { clamped, readPicture, type Picture } from './read-picture.ts';

/** Widths of which a whole number of patterns fits a row: votes then come from columns and are least independent. */
const alignedWidths = [256, 368, 384, 512, 768, 1024];
const MIN_AREA_PX = 65_536;

const [count = '24000', folder] = process.argv.slice(2);
const tally = patterns.map(({ bits }) => new Array<number>(bits.length + 1).fill(0));
const random = seeded(20261125);
const pictures = paths(folder).flatMap((path) => readPicture(path) ?? []);
const usable = pictures.filter((one) => one.width >= 256 && one.height >= 256);
for (let done = 0; done < Number(count); done += 1) {
  await look(vary(usable[done % usable.length]!));
}
report(Number(count), usable.length);

function paths(from: string | undefined): string[] {
  if (from !== undefined) return readdirSync(from).map((name) => join(from, name));
  const scope = join(import.meta.dirname, '../../node_modules/@stdlib');
  return readdirSync(scope)
    .filter((name) => name.startsWith('datasets-img-'))
    .map((name) => join(scope, name, 'data/image.jpg'));
}

/** A third shrunk first, a tenth saved as JPEG afterwards. */
function vary(picture: Picture): Picture {
  const longest = Math.max(picture.width, picture.height);
  const source = random() < 1 / 3 ? shrunk(picture, Math.round(longest * (0.4 + 0.6 * random()))) : picture;
  const part = crop(source);
  if (random() >= 0.1) return part;
  return clamped(readJpeg(writeJpeg({ ...part, data: bytesOf(part) }, 60 + Math.floor(random() * 36))));
}

function shrunk(picture: Picture, longSide: number): Picture {
  const small = clamped(shrink({ ...picture, data: bytesOf(picture) }, longSide));
  return small.width < 256 || small.height < 256 ? picture : small;
}

function bytesOf({ data }: Picture): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}

function crop(picture: Picture): Picture {
  const fitting = alignedWidths.filter((one) => one <= picture.width);
  const isAligned = random() < 0.5 && fitting.length > 0;
  const width = isAligned ? fitting[below(fitting.length)]! : 256 + below(picture.width - 255);
  const least = Math.min(picture.height, Math.ceil(MIN_AREA_PX / width));
  const height = least + below(picture.height - least + 1);
  const [left, top] = [below(picture.width - width + 1), below(picture.height - height + 1)];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + width * 4), y * width * 4);
  }
  return { width, height, data };
}

function below(limit: number): number {
  return Math.floor(random() * limit);
}

async function look(picture: Picture): Promise<void> {
  const blocks = await readBlockBits(picture, new AbortController().signal);
  patterns.forEach(({ bits, readings }, at) => {
    const best = Math.max(...readings.map((one) => countMatches(blocks[one], bits)));
    tally[at]![best]! += 1;
  });
}

function report(total: number, sources: number): void {
  console.log(`${total} crops of ${sources} pictures; best of the readings of each pattern`);
  const rows = patterns.map(({ mark, bits, atLeast, readings }, at) => {
    const seen = tally[at]!;
    const mean = seen.reduce((sum, n, matched) => sum + n * matched, 0) / total;
    const variance = seen.reduce((sum, n, matched) => sum + n * (matched - mean) ** 2, 0) / total;
    const hits = seen.slice(atLeast).reduce((sum, n) => sum + n, 0);
    return {
      mark,
      bits: bits.length,
      'at least': atLeast,
      hits,
      'most seen': seen.findLastIndex((n) => n > 0),
      mean: mean.toFixed(2),
      deviation: Math.sqrt(variance).toFixed(2),
      'deviations to threshold': ((atLeast - mean) / Math.sqrt(variance)).toFixed(1),
      'by chance': (readings.length * tail(bits.length, atLeast)).toExponential(1),
    };
  });
  console.table(rows);
  console.log(`No hit in ${total}: below ${(3 / total).toExponential(1)} a picture at 95 % (rule of three).`);
}

/** P(at least `least` of `length` fair independent bits agree). */
function tail(length: number, least: number): number {
  let chance = 2 ** -length;
  let sum = 0;
  for (let agreeing = length; agreeing >= least; agreeing -= 1) {
    sum += chance;
    chance *= agreeing / (length - agreeing + 1);
  }
  return sum;
}

/** mulberry32: the same crops on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
