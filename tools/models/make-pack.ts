/**
 * Makes a model pack of a folder: `node tools/models/make-pack.ts FOLDER OUT.zip`. The folder holds `pack.json` without
 * `files` (docs/model-packs.md) and everything else that belongs in; sizes and hashes are filled in, and the whole is
 * checked as the extension would.
 */
import '../measure/source-hooks.ts';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipPack } from './zip-pack.ts';

const { openPack } = await import('../../src/packs/open-pack.ts');
const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined)
  throw new Error('node tools/models/make-pack.ts FOLDER OUT.zip');

const description = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as object;
const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((path) => path !== 'pack.json');
const zip = zipPack(description, new Map(paths.map((path) => [path, readFileSync(join(folder, path))])));
const opened = await openPack(zip, new Date().toISOString());
if (typeof opened === 'string') throw new Error(`the extension would refuse it: ${opened}`);
writeFileSync(out, zip);
console.log(
  `${out}: ${opened.pack.manifest.id} ${opened.pack.manifest.version}, ${String(zip.length)} bytes`,
);
