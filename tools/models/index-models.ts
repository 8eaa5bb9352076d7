/**
 * Writes `assets/public/models/index.json`: size and SHA-256 of every model file that is read at run time.
 * Run after a model changes: `node tools/models/index-models.ts`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../assets/public/models');

/** Cards, calibration sources and test vectors are for people and tests; pictures arrive already prepared. */
const notReadAtRunTime = [
  /README\.md$/,
  /calibration\.json$/,
  /vectors\.json$/,
  /preprocessor_config\.json$/,
];

const models = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => describeModel(entry.name))
  .sort((one, other) => one.id.localeCompare(other.id));
writeFileSync(join(root, 'index.json'), `${JSON.stringify({ models }, null, 2)}\n`);

function describeModel(id: string) {
  const files = readdirSync(join(root, id), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(root, id).length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !notReadAtRunTime.some((pattern) => pattern.test(path)))
    .sort()
    .map((path) => describeFile(id, path));
  const weights = files.reduce((largest, file) => (file.sizeBytes > largest.sizeBytes ? file : largest));
  return { id, version: id.replace(/^.*-/, ''), sha256: weights.sha256, files };
}

function describeFile(id: string, path: string) {
  const bytes = readFileSync(join(root, id, path));
  return { path, sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}
