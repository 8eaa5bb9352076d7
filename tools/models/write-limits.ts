/** Writes `docs/limits.md` and `docs/limits.ja.md`, and the rates for the extension: `node tools/models/write-limits.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsFiles } from './limits/limits-files.ts';
import { readMeasured } from './read-measured.ts';

const root = join(import.meta.dirname, '../..');
for (const [path, content] of Object.entries(limitsFiles(readMeasured(root)))) {
  writeFileSync(join(root, path), content);
  console.log(path);
}
