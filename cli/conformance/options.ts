import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../browsers/driver-names.ts';

export interface Options {
  /** null: the fixtures of ../shared. */
  readonly folder: string | null;
  readonly browser: BrowserName;
  /** PEM file that is added to the trust lists, as a user would add it. */
  readonly anchors: string | null;
  /** Only files whose path holds this. */
  readonly only: string;
  /** Per file. */
  readonly timeoutMs: number;
}

/** A large video on two busy cores. */
const fileTimeoutMs = 60_000;

export const usage = `Usage: npm run conformance -- [folder] [options]

Opens every file of a folder in a real browser with the built extension and prints expected against found.
Without a folder: ../shared/fixtures/provenance, against cli/conformance/expectations.tsv. Another folder has media
with the report of c2patool beside each file (NAME.json, or c2patool/NAME.json), as the public C2PA test files.

  --browser chromium|firefox   the browser to use (chromium)
  --anchors FILE.pem           certificates to add to the trust lists first; expectations.tsv has a column of that name
  --only TEXT                  only files whose path holds this text
  --help                       this text

Exit code: 0 all as expected, 1 not all, 2 wrong usage.
`;

/** @throws Error in words for the person who called */
export function parseOptions(argv: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({ args: [...argv], options: flags, allowPositionals: true });
  if (values.help) return 'help';
  const browser = browserNames.find((one) => one === values.browser);
  if (browser === undefined) throw new Error(`--browser takes ${browserNames.join(' or ')}.`);
  if (positionals.length > 1) throw new Error('One folder at a time.');
  return {
    folder: positionals[0] ?? null,
    browser,
    anchors: values.anchors ?? null,
    only: values.only,
    timeoutMs: fileTimeoutMs,
  };
}

const flags = {
  browser: { type: 'string', default: 'chromium' },
  anchors: { type: 'string' },
  only: { type: 'string', default: '' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
