import type { TestedRates } from '../../../src/present/limits/tested-rates.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import { limitsText } from './limits-text.ts';

/** All that is made from the measured rates, by path; pure, so that a test can hold the files against the data. */
export function limitsFiles(rates: TestedRates): Readonly<Record<string, string>> {
  return {
    'docs/limits.md': limitsText(rates, english),
    'docs/limits.ja.md': limitsText(rates, japanese),
    'src/present/limits/tested-rates.json': `${JSON.stringify(rates, null, 2)}\n`,
  };
}
