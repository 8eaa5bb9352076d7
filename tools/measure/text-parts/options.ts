import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PartSettings } from './settings.ts';

export interface Options {
  /** Documents on which settings are chosen; null where they are given. */
  readonly calibration: string | null;
  /** Documents on which they are measured; null: on none. */
  readonly test: string | null;
  /** Documents of each kind: stitched, by people, by AI. */
  readonly count: number;
  readonly seed: number;
  /** null: printed only. */
  readonly out: string | null;
  readonly cache: string;
  /** null: chosen on `calibration`. */
  readonly settings: PartSettings | null;
}

/** @throws Error in words for the person who called */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({ args: [...argv], options: flags });
  const settings = values.settings === undefined ? null : settingsOf(values.settings);
  if (!values.calibration && !settings) throw new Error('Name --calibration, or give --settings.');
  return {
    calibration: values.calibration ?? null,
    test: values.test ?? null,
    count: wholeNumber('count', values.count),
    seed: wholeNumber('seed', values.seed),
    out: values.out ?? null,
    cache: values.cache,
    settings,
  };
}

const flags = {
  calibration: { type: 'string' },
  test: { type: 'string' },
  count: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  cache: { type: 'string', default: join('.cache', 'text-parts.jsonl') },
  settings: { type: 'string' },
} as const;

function wholeNumber(name: string, given: string): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1.`);
  return number;
}

function settingsOf(given: string): PartSettings {
  const numbers = given.split(',').map(Number);
  const [windowSentences = 0, enter = 0, exit = 0] = numbers;
  const isUsable = numbers.length === 3 && numbers.every(Number.isFinite) && exit <= enter;
  if (!isUsable || !Number.isInteger(windowSentences) || windowSentences < 1)
    throw new Error('--settings is SENTENCES,ENTER,EXIT, e.g. 4,2.5,0.5; EXIT is at most ENTER.');
  return { windowSentences, enter, exit };
}
