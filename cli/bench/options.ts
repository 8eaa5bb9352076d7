import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../browsers/driver-names.ts';

/** What can be measured; all of it unless `--only` names some. */
export const parts = ['images', 'texts', 'provenance', 'feed', 'script', 'size', 'memory'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly browser: BrowserName;
  /** File to write, `-` for standard output. */
  readonly json: string | null;
  readonly parts: readonly Part[];
}

export const usage = `Usage: npm run bench -- [options]

Measures the built extension in a real browser and prints the figures. Takes about ten minutes; other work on the
machine falsifies the result.

  --browser chromium|firefox   the browser to use
  --json FILE|-                write the figures as JSON; - is standard output (then: npm run -s bench -- …)
  --only PART[,PART]           of ${parts.join(', ')}
  --help                       this text
`;

/**
 * @param argv without program and script
 * @returns null when help was asked for
 * @throws Error on anything unknown
 */
export function parseOptions(argv: readonly string[]): Options | null {
  const { values } = parseArgs({ args: [...argv], options: flags });
  if (values.help) return null;
  if (values.json === '') throw new Error('--json needs the name of a file.');
  return {
    browser: oneOf('--browser', values.browser, browserNames),
    json: values.json ?? null,
    parts: values.only?.split(',').map((word) => oneOf('--only', word.trim(), parts)) ?? parts,
  };
}

const flags = {
  browser: { type: 'string', default: 'chromium' },
  json: { type: 'string' },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new Error(`${name} takes ${words.join(', ')}, not "${value}".`);
  return word;
}
