import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from './browsers/driver-names.ts';

export interface Options {
  /** Empty: the bundled sample page. */
  readonly inputs: readonly string[];
  readonly browser: BrowserName;
  /** File to write, `-` for standard output. */
  readonly json: string | null;
  readonly screenshot: string | null;
  readonly isHeaded: boolean;
  /** Per input. */
  readonly timeoutMs: number;
  readonly language: string;
}

export type Parsed =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** A hundred pictures on two busy cores take about a minute. */
const defaultTimeoutS = 120;
const longestTimeoutS = 3600;
const languages = ['en', 'ja'];

export const usage = `Usage: npm start -- [input…] [options]

Opens each input in a real browser with Touchstone loaded, waits for the verdicts and prints them.
An input is an http(s) address, an .html file, an image, video or audio file, or a .txt or .md file.
Without an input the bundled sample page is opened.

  --browser chromium|firefox   the browser to use (chromium also means Chrome or Edge)
  --json FILE|-                write the verdicts as JSON; - is standard output (then: npm start -s -- …)
  --screenshot FILE            write a PNG of each page (the second and later get a number)
  --headed                     show the browser
  --timeout S                  seconds to wait for one input (${defaultTimeoutS})
  --lang en|ja                 language of browser and badges (en)
  --help                       this text

Exit code: 0 all inputs checked, 1 an input could not be opened or checked, 2 wrong usage.
`;

/** @param argv without program and script */
export function parseArguments(argv: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: flags, allowPositionals: true });
    return values.help ? { kind: 'help' } : { kind: 'run', options: toOptions(values, positionals) };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

const flags = {
  browser: { type: 'string', default: 'chromium' },
  json: { type: 'string' },
  screenshot: { type: 'string' },
  headed: { type: 'boolean', default: false },
  timeout: { type: 'string', default: String(defaultTimeoutS) },
  lang: { type: 'string', default: 'en' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Values {
  readonly browser: string;
  readonly json?: string;
  readonly screenshot?: string;
  readonly headed: boolean;
  readonly timeout: string;
  readonly lang: string;
}

function toOptions(values: Values, inputs: readonly string[]): Options {
  const isSample = inputs.length === 0;
  return {
    inputs,
    browser: oneOf('--browser', values.browser, browserNames),
    json: fileName('--json', values.json),
    screenshot: fileName('--screenshot', values.screenshot) ?? (isSample ? 'touchstone-sample.png' : null),
    isHeaded: values.headed,
    timeoutMs: secondsToMs(values.timeout),
    language: oneOf('--lang', values.lang, languages),
  };
}

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new Error(`${name} takes ${words.join(' or ')}, not "${value}".`);
  return word;
}

function fileName(name: string, value: string | undefined): string | null {
  if (value === '') throw new Error(`${name} needs the name of a file.`);
  return value ?? null;
}

function secondsToMs(value: string): number {
  const seconds = Number(value);
  if (value.trim() === '' || !(seconds > 0 && seconds <= longestTimeoutS)) {
    throw new Error(`--timeout takes seconds, more than 0 and at most ${longestTimeoutS}, not "${value}".`);
  }
  return seconds * 1000;
}
