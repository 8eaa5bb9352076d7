import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../browsers/driver-names.ts';

export interface Options {
  /** Tab-separated index of pictures; null: none. */
  readonly images: string | null;
  /** Texts, one JSON object a line; null: none. */
  readonly texts: string | null;
  /** The report is about the first; a second is compared with it. */
  readonly browsers: readonly BrowserName[];
  readonly out: string;
  /** Rows of each file; Infinity: all. */
  readonly limit: number;
}

const defaultOut = 'touchstone-evaluation';

export const usage = `Usage: npm run evaluate -- --texts FILE.jsonl --images INDEX.tsv [options]

Runs labelled texts and pictures through the built extension in a real browser and writes scores, tables and plots.
Stopped, it goes on where it was when called again with the same folder. See docs/evaluation.md.

  --texts FILE.jsonl           one JSON object a line: id, text, label (human, ai), lang, register, generator, year,
                               source, group, attack; .gz is read too
  --images INDEX.tsv           header path, label (ai, real), source, kind, group, pool; paths relative to the index
  --browser chromium|firefox|both   the browser to use (chromium); both: the second is compared with the first
  --out FOLDER                 where everything goes (${defaultOut})
  --limit N                    only the first N rows of each file
  --help                       this text

Exit code: 0 all rows have a verdict, 1 not all, 2 wrong usage.
`;

/**
 * @param argv without program and script
 * @throws Error in words for the person who called
 */
export function parseOptions(argv: readonly string[]): Options | 'help' {
  const { values } = parseArgs({ args: [...argv], options: flags });
  if (values.help) return 'help';
  if (!values.texts && !values.images) throw new Error('Name a file of texts, or an index of pictures.');
  return {
    images: values.images ? resolve(values.images) : null,
    texts: values.texts ? resolve(values.texts) : null,
    browsers: browsersOf(values.browser),
    out: resolve(values.out),
    limit: limitOf(values.limit),
  };
}

const flags = {
  images: { type: 'string' },
  texts: { type: 'string' },
  browser: { type: 'string', default: 'chromium' },
  out: { type: 'string', default: defaultOut },
  limit: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function browsersOf(word: string): readonly BrowserName[] {
  if (word === 'both') return browserNames;
  const name = browserNames.find((one) => one === word);
  if (name === undefined) throw new Error(`--browser takes ${browserNames.join(', ')} or both.`);
  return [name];
}

function limitOf(word: string | undefined): number {
  if (word === undefined) return Infinity;
  if (!/^[1-9]\d*$/.test(word)) throw new Error('--limit takes a whole number above 0.');
  return Number(word);
}
