/** Writes `docs/limits.md`: `node tools/models/write-limits.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsText } from './limits-text.ts';
import { readMeasured } from './read-measured.ts';

const root = join(import.meta.dirname, '../..');
writeFileSync(join(root, 'docs/limits.md'), limitsText(readMeasured(root)));
